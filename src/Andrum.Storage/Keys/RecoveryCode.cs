using System.Text.RegularExpressions;

namespace Andrum.Storage.Keys;

/// <summary>
/// 160 random bits as somebody reads and types them: eight groups of four letters and digits (Crockford's base 32, without I, L, O and
/// U) and a fifth that checks the four. In each group every single wrong symbol and every two that changed places are noticed, and
/// so are groups that changed places.
/// </summary>
internal static partial class RecoveryCode
{
    public const int Bytes = 20;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 8;
    private const int GroupLength = 5;

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var symbols = Symbols(bytes);
        return string.Join('-', Enumerable.Range(0, Groups).Select(group =>
        {
            var four = symbols[(group * 4)..((group + 1) * 4)];
            return string.Concat(four.Append(Check(group, four)).Select(s => Alphabet[s]));
        }));
    }

    /// <summary>The bits of a code as it was typed: small letters, other spaces and hyphens, O for 0, and I or L for 1 will do.</summary>
    /// <exception cref="StorageException">When it has not its length, or a group is mistyped: the first such group is named.</exception>
    public static byte[] Read(string typed)
    {
        var groups = Separators().Split(typed.Trim().ToUpperInvariant()).Where(g => g.Length > 0).ToList();
        if (groups.Count != Groups)
        {
            groups = [.. string.Concat(groups).Chunk(GroupLength).Select(g => new string(g))];
        }

        if (groups.Count != Groups)
        {
            throw new StorageException(StorageProblem.RecoveryCodeLength, groups.Sum(g => g.Length), Groups * GroupLength);
        }

        var bytes = new byte[Bytes];
        for (var group = 0; group < Groups; group++)
        {
            var symbols = groups[group].Select(Symbol).ToArray();
            if (symbols.Length != GroupLength || symbols.Contains(-1) || Check(group, symbols[..4]) != symbols[4])
            {
                throw new StorageException(StorageProblem.RecoveryCodeMistyped, group + 1, groups[group]);
            }

            for (var bit = 0; bit < 20; bit++)
            {
                var place = (group * 20) + bit;
                bytes[place / 8] |= (byte)(((symbols[bit / 5] >> (4 - (bit % 5))) & 1) << (7 - (place % 8)));
            }
        }

        return bytes;
    }

    private static int[] Symbols(ReadOnlySpan<byte> bytes)
    {
        var symbols = new int[Groups * 4];
        for (var place = 0; place < bytes.Length * 8; place++)
        {
            symbols[place / 5] |= ((bytes[place / 8] >> (7 - (place % 8))) & 1) << (4 - (place % 5));
        }

        return symbols;
    }

    private static int Symbol(char typed) => Alphabet.IndexOf(typed switch { 'O' => '0', 'I' or 'L' => '1', _ => typed }, StringComparison.Ordinal);

    // A weighted sum in the field of 32 elements: weights that are not 0 notice a wrong symbol, different ones notice an exchange.
    private static int Check(int group, int[] four)
        => Times(Times(Times(Times(four[0]) ^ four[1]) ^ four[2]) ^ four[3]) ^ group;

    // Times x, modulo x⁵ + x² + 1.
    private static int Times(int symbol) => (symbol << 1) ^ (symbol >= 16 ? 0b100101 : 0);

    [GeneratedRegex(@"[\s\p{Pd}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
