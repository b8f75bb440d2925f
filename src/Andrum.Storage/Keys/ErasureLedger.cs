using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Andrum.Storage.Keys;

/// <summary>
/// Whose keys were erased, and when: a text file beside the key store. An older copy of the key store would bring erased keys back;
/// the ledger takes them away again. Owners stand as keyed hashes, so it tells nobody whose they were. Its first line names the form
/// and the clinic, each further line a time (UTC) and an owner.
/// </summary>
internal sealed class ErasureLedger
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "erasures.txt";

    private const string Form = "andrum-erasures/1";
    private const int LineLength = 20 + 1 + 64;
    private readonly string _file;
    private readonly byte[] _key;

    public ErasureLedger(string file, MasterKey master) => (_file, _key) = (file, master.Derive("erasures"));

    private string Header => $"{Form} {Hidden("clinic")}";

    /// <summary>The owner as it stands in the ledger: HMAC-SHA256, hexadecimal.</summary>
    public string Hidden(string owner) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(owner)));

    /// <summary>Everybody whose key was erased.</summary>
    /// <exception cref="StorageException">When the file is no ledger, or another clinic's.</exception>
    public IReadOnlySet<string> Owners() => Lines().Select(line => line[^64..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Notes an erasure, durably. The caller sees to it that one process at a time does.</summary>
    public void Note(string owner, DateTimeOffset now)
    {
        if (!Owners().Contains(Hidden(owner)))
        {
            Add([string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {Hidden(owner)}")]);
        }
    }

    /// <summary>Takes over what another ledger of the same clinic has more.</summary>
    /// <exception cref="StorageException">When the other is no ledger, or another clinic's.</exception>
    public void Merge(ErasureLedger other)
    {
        var known = Owners();
        Add([.. other.Lines().Where(line => !known.Contains(line[^64..]))]);
    }

    private void Add(IReadOnlyList<string> lines)
    {
        if (!File.Exists(_file))
        {
            Durable.Write(_file, Encoding.ASCII.GetBytes(Header + "\n"));
        }

        // A line that a power cut left unfinished is closed first; its erasure never came to be.
        using var stream = new FileStream(_file, FileMode.Append, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.ASCII.GetBytes("\n" + string.Join('\n', lines) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private List<string> Lines()
    {
        if (!File.Exists(_file))
        {
            return [];
        }

        var lines = File.ReadAllLines(_file);
        if (lines.FirstOrDefault() != Header || lines.Skip(1).Any(l => l.Length > LineLength || (l.Length == LineLength && l[20] != ' ')))
        {
            throw new StorageException(StorageProblem.FileDamaged, _file);
        }

        return [.. lines.Skip(1).Where(l => l.Length == LineLength)];
    }
}
