using System.Security.Cryptography;
using System.Text;

namespace Andrum.Storage.Keys;

/// <summary>
/// The clinic's master key: 32 bytes that wrap every data key. It lives in a file of mode 0400 outside the data folder, so that a
/// stolen data folder, or a stolen backup, is noise.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _bytes;

    private MasterKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Reads the key from its file.</summary>
    /// <param name="keyFile">The file that ANDRUM_KEY_FILE names.</param>
    /// <param name="dataFolder">The data folder, which must not hold it.</param>
    /// <exception cref="StorageException">
    /// When the file is missing, lies inside the data folder, may be read by others than its owner, or holds no key.
    /// </exception>
    public static MasterKey Open(string keyFile, string dataFolder)
    {
        KeepApart(keyFile, dataFolder);
        if (!File.Exists(keyFile))
        {
            throw new StorageException(StorageProblem.KeyFileMissing, keyFile);
        }

        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(keyFile) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new StorageException(StorageProblem.KeyFileOpenToOthers, keyFile);
        }

        var bytes = new byte[32];
        return Convert.FromHexString(File.ReadAllText(keyFile).Trim(), bytes, out _, out var written)
            == System.Buffers.OperationStatus.Done && written == 32
                ? new MasterKey(bytes)
                : throw new StorageException(StorageProblem.KeyFileDamaged, keyFile);
    }

    /// <summary>Makes a new key and writes its file, which must not exist yet.</summary>
    /// <exception cref="StorageException">When the file lies inside the data folder or exists.</exception>
    public static MasterKey Create(string keyFile, string dataFolder)
    {
        var key = new MasterKey(RandomNumberGenerator.GetBytes(32));
        key.Write(keyFile, dataFolder);
        return key;
    }

    /// <summary>A key of 32 bytes for one purpose (HKDF-SHA256, RFC 5869).</summary>
    public byte[] Derive(string purpose)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, 32, info: Encoding.UTF8.GetBytes("andrum/" + purpose));

    /// <summary>The key, wrapped by another.</summary>
    internal byte[] SealedUnder(byte[] wrapping) => Gcm.Seal(wrapping, _bytes, []);

    /// <summary>The key that was wrapped; null when this is not the wrapping key, or the bytes are damaged.</summary>
    internal static MasterKey? Unsealed(byte[] wrapping, byte[] bytes)
    {
        try
        {
            return new(Gcm.Open(wrapping, bytes, []));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Writes the key's file, which must not exist yet.</summary>
    /// <exception cref="StorageException">When the file lies inside the folder or exists.</exception>
    internal void Write(string keyFile, string dataFolder)
    {
        KeepApart(keyFile, dataFolder);
        if (File.Exists(keyFile))
        {
            throw new StorageException(StorageProblem.KeyFileExists, keyFile);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead;
        }

        using var file = new FileStream(keyFile, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(_bytes) + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static void KeepApart(string keyFile, string dataFolder)
    {
        if (RealPath.IsWithin(keyFile, dataFolder))
        {
            throw new StorageException(StorageProblem.KeyFileInsideData, keyFile);
        }
    }
}
