using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Andrum.Storage.Keys;

namespace Andrum.Storage.Backups;

/// <summary>Which half of a backup a file lies in.</summary>
internal enum Half
{
    /// <summary>Everything that is sealed.</summary>
    Record,

    /// <summary>What opens it, with the master key.</summary>
    Keys,
}

/// <summary>
/// A file of a backup, as it was when the backup was complete. A recording's name begins with its folder's, with a slash between.
/// </summary>
internal sealed record BackedUp(Half Half, string Name, long Bytes, string Sha256)
{
    /// <summary>Whether the name is one that a backup gives, and leads nowhere else.</summary>
    public bool IsPlain => Path.GetFileName(Name) == Name
        || (Name.Split('/') is [Recordings.FolderName, var name] && Guid.TryParseExact(name, "N", out _));

    public static BackedUp Of(Half half, string folder, string file)
    {
        using var stream = File.OpenRead(file);
        return new(half, Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), stream.Length,
            Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}

/// <summary>
/// What a backup consists of: the same signed file in both halves. The set's random id tells which halves belong together; the heads
/// are those of the copied journals.
/// </summary>
internal sealed record Manifest(string Form, Guid Set, DateTimeOffset Taken, IReadOnlyList<BackedUp> Files, string Heads, string Signature)
{
    public const string FileName = "manifest.json";

    private const string KnownForm = "andrum-backup/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static Manifest Signed(DateTimeOffset taken, IReadOnlyList<BackedUp> files, string heads, MasterKey master)
    {
        var bare = new Manifest(KnownForm, RandomId.Next(), taken.ToUniversalTime(), files, heads, Signature: "");
        return bare with { Signature = SigningKey.Sign(master, bare.Text()) };
    }

    /// <summary>The manifest of one half.</summary>
    /// <exception cref="StorageException">When there is none, so that the half was never completed, or when it cannot be read.</exception>
    public static Manifest Of(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new StorageException(StorageProblem.BackupIncomplete, folder);
        }

        try
        {
            return JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Options) is { Form: KnownForm } manifest
                ? manifest
                : throw new StorageException(StorageProblem.BackupDamaged, file);
        }
        catch (JsonException)
        {
            throw new StorageException(StorageProblem.BackupDamaged, file);
        }
    }

    public bool IsSignedWith(MasterKey master) => SigningKey.Fits(master, (this with { Signature = "" }).Text(), Signature);

    public string Text() => JsonSerializer.Serialize(this, Options);
}
