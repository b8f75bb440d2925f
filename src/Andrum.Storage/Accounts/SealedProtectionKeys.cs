using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Andrum.Storage.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Andrum.Storage.Accounts;

/// <summary>
/// The keys that protect cookies and forms, sealed in one file of the data folder: without a place of its own, ASP.NET Core would
/// write them unencrypted into the home directory. Several processes may add keys at once.
/// </summary>
public sealed class SealedProtectionKeys(string folder, AccountKeys keys) : IXmlRepository
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "protection.sealed";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly string _file = Path.Combine(folder, FileName);
    private readonly byte[] _key = keys.Protection.ToArray();

    /// <inheritdoc/>
    /// <exception cref="StorageException">When the file is damaged or another clinic's.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        if (!File.Exists(_file))
        {
            return [];
        }

        try
        {
            using var plain = new MemoryStream(Gcm.Open(_key, File.ReadAllBytes(_file), []));
            using var xml = XmlReader.Create(plain);
            return [.. XElement.Load(xml).Elements()];
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new StorageException(StorageProblem.FileDamaged, _file);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">When another process keeps the file to itself.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var alone = Alone();
        using var plain = new MemoryStream();
        new XElement("keys", GetAllElements(), element).Save(plain);
        Durable.Write(_file, Gcm.Seal(_key, plain.ToArray(), []));
    }

    // Two that read before either writes would lose a key, and with it every cookie under it.
    private FileStream Alone()
    {
        for (var wait = TimeSpan.FromMilliseconds(5); ; wait *= 2)
        {
            try
            {
                return new(_file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (wait < LongestWait)
            {
                Thread.Sleep(wait);
            }
        }
    }
}
