using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Verification;

/// <summary>What became of a journal since its head was written down.</summary>
public enum HeadChange
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It has fewer entries.</summary>
    CutOff,

    /// <summary>It has other entries.</summary>
    Rewritten,
}

/// <summary>A journal that is no longer what a digest says it was.</summary>
/// <param name="Journal">Which.</param>
/// <param name="Version">The version it had when the digest was taken.</param>
/// <param name="Change">What became of it.</param>
public sealed record HeadDifference(JournalName Journal, long Version, HeadChange Change);

/// <summary>
/// The signed digest of a clinic's journals: the name, version and head hash of each. A chain does not show that its end was cut off;
/// a digest that is kept elsewhere does. It is text: a line with the form and the time (UTC), a line for each journal in the order of
/// their names, and a line with the clinic's public key and the signature of all lines before. It tells ids and counts, and no words
/// and no names of people.
/// </summary>
public static class Heads
{
    private const string Form = "andrum-heads/1";

    private sealed record Line(JournalName Journal, long Version, byte[] Hash);

    /// <summary>The digest of the journals as they are now.</summary>
    public static async Task<string> Take(DataFolder clinic) => await Take(clinic.Folder, clinic.Master, clinic.Time.GetUtcNow());

    internal static async Task<string> Take(string folder, MasterKey master, DateTimeOffset now)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Form} {now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");
        var heads = new List<Head>();
        foreach (var file in Files(folder))
        {
            await using var rows = new SqliteRows(file);
            heads.AddRange(rows.Heads());
        }

        foreach (var head in heads.OrderBy(h => h.Journal.Value, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{head.Journal} {head.Version} {Convert.ToHexStringLower(head.Hash)}\n");
        }

        var digest = text.ToString();
        return $"{digest}signed {SigningKey.Public(master)} {SigningKey.Sign(master, digest)}\n";
    }

    /// <summary>
    /// The clinic's public key as it stands in its digests (base64 of SubjectPublicKeyInfo). Whoever keeps digests for the clinic
    /// writes it down once.
    /// </summary>
    public static string PublicKey(MasterKey master) => SigningKey.Public(master);

    /// <summary>
    /// What is no longer as a digest says, by journal; empty when every journal is what it was, or has grown. The chain is computed
    /// anew from the sealed bodies; whether these open is <see cref="Verifier"/>'s to say.
    /// </summary>
    /// <exception cref="StorageException">When the text is no digest, was changed, or is another clinic's.</exception>
    public static async Task<IReadOnlyList<HeadDifference>> Check(string text, DataFolder clinic)
        => await Check(text, clinic.Folder, clinic.Master);

    internal static async Task<IReadOnlyList<HeadDifference>> Check(string text, string folder, MasterKey master)
    {
        var left = Parse(text, master);
        var differences = new List<HeadDifference>();
        foreach (var file in Files(folder))
        {
            await using var rows = new SqliteRows(file);
            var here = rows.Journals().ToHashSet();
            differences.AddRange(left.Where(l => here.Contains(l.Journal)).Select(l => Compare(rows, l)).OfType<HeadDifference>());
            left = left.RemoveAll(l => here.Contains(l.Journal));
        }

        return [.. differences.Concat(left.Select(l => new HeadDifference(l.Journal, l.Version, HeadChange.Missing)))
            .OrderBy(d => d.Journal.Value, StringComparer.Ordinal)];
    }

    private static string[] Files(string folder)
        => [Path.Combine(folder, DataFolder.JournalFile), Path.Combine(folder, DataFolder.AccessFile)];

    private static HeadDifference? Compare(SqliteRows rows, Line line)
    {
        byte[] head = [];
        var version = 0L;
        try
        {
            foreach (var row in rows.Read(line.Journal, after: 0).Where(r => r.Version <= line.Version))
            {
                version++;
                head = Seal.Chain(head, line.Journal, row.Version, row.Key, row.Body);
            }
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or ArgumentException)
        {
            return new(line.Journal, line.Version, HeadChange.Rewritten);
        }

        return version < line.Version ? new(line.Journal, line.Version, HeadChange.CutOff)
            : !head.AsSpan().SequenceEqual(line.Hash) ? new(line.Journal, line.Version, HeadChange.Rewritten)
            : null;
    }

    private static ImmutableList<Line> Parse(string text, MasterKey master)
    {
        // A digest that travelled by mail may have other line ends.
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n');
        if (!lines[0].StartsWith(Form + " ", StringComparison.Ordinal) || lines[^1].Split(' ') is not ["signed", _, var signature])
        {
            throw new StorageException(StorageProblem.HeadsUnreadable);
        }

        if (!SigningKey.Fits(master, string.Concat(lines[..^1].Select(l => l + "\n")), signature))
        {
            throw new StorageException(StorageProblem.HeadsNotOurs);
        }

        return [.. lines[1..^1].Select(l => l.Split(' ')).Select(l =>
            new Line(new(l[0]), long.Parse(l[1], CultureInfo.InvariantCulture), Convert.FromHexString(l[2])))];
    }
}
