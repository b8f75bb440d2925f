using System.Security.Cryptography;
using System.Text;

namespace Andrum.Storage.Keys;

/// <summary>
/// The sheet of paper in the clinic's safe: a recovery code that opens a second wrapping of the master key, for the day when the key's
/// file is lost. The wrapping lies in the data folder and in the keys' half of each backup. The code is random throughout, so a key
/// is derived from it without slowing anybody down (HKDF-SHA256, RFC 5869).
/// </summary>
public static class RecoverySheet
{
    /// <summary>The wrapped master key.</summary>
    public const string FileName = "recovery.sealed";

    /// <summary>
    /// Makes a sheet and returns its code, which is kept nowhere. An earlier sheet of the folder is good no longer, but opens the
    /// backups that were made under it.
    /// </summary>
    public static string Make(MasterKey master, string folder)
    {
        ArgumentNullException.ThrowIfNull(master);
        var code = RandomNumberGenerator.GetBytes(RecoveryCode.Bytes);
        Durable.Write(Path.Combine(folder, FileName), master.SealedUnder(KeyOf(code)));
        return RecoveryCode.Write(code);
    }

    /// <summary>Whether a folder has a sheet.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Whether a code that somebody typed back is the present sheet's.</summary>
    /// <exception cref="StorageException">When it is mistyped: the group is named; or when there is no sheet.</exception>
    public static bool Fits(string folder, string code) => Open(folder, code) is not null;

    /// <summary>Writes the master key's file anew from the sheet.</summary>
    /// <param name="folder">The data folder, or the keys' half of a backup.</param>
    /// <param name="code">The code as somebody typed it.</param>
    /// <param name="keyFile">Where the key goes: a new file outside the folder.</param>
    /// <exception cref="StorageException">
    /// When the code is mistyped or another sheet's, when there is no sheet, or when the key may not be written there.
    /// </exception>
    public static MasterKey RestoreKey(string folder, string code, string keyFile)
    {
        var master = Open(folder, code) ?? throw new StorageException(StorageProblem.RecoveryCodeDoesNotFit);
        master.Write(keyFile, folder);
        return master;
    }

    private static MasterKey? Open(string folder, string code)
    {
        var key = KeyOf(RecoveryCode.Read(code));
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? MasterKey.Unsealed(key, File.ReadAllBytes(file)) : throw new StorageException(StorageProblem.FileMissing, file);
    }

    private static byte[] KeyOf(byte[] code)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, code, 32, info: Encoding.UTF8.GetBytes("andrum/recovery"));
}
