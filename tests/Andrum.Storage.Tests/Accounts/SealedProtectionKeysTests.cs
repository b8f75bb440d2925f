using System.Text;
using System.Xml.Linq;
using Andrum.Storage.Accounts;
using Andrum.Storage.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Andrum.Storage.Tests.Accounts;

public sealed class SealedProtectionKeysTests
{
    [Fact]
    public async Task A_cookie_is_still_good_after_the_server_was_started_again()
    {
        await using var folder = new Folder();
        var keys = new AccountKeys(MasterKey.Create(folder.KeyFile, folder.Data).Derive);
        var cookie = Protector(folder, keys).Protect("Vera");
        Assert.Equal("Vera", Protector(folder, keys).Unprotect(cookie));
        var file = await File.ReadAllBytesAsync(Path.Combine(folder.Data, SealedProtectionKeys.FileName));
        Assert.All(new[] { "masterKey", "<key" }, words => Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words))));
    }

    [Fact]
    public async Task Two_servers_that_start_at_once_keep_both_their_keys()
    {
        await using var folder = new Folder();
        var keys = new AccountKeys(MasterKey.Create(folder.KeyFile, folder.Data).Derive);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            new SealedProtectionKeys(folder.Data, keys).StoreElement(new XElement("key", i), "key"))));
        Assert.Equal(Enumerable.Range(0, 16), new SealedProtectionKeys(folder.Data, keys).GetAllElements().Select(e => (int)e).Order());
    }

    [Fact]
    public async Task Keys_that_somebody_changed_are_not_used()
    {
        await using var folder = new Folder();
        var keys = new AccountKeys(MasterKey.Create(folder.KeyFile, folder.Data).Derive);
        var sealedKeys = new SealedProtectionKeys(folder.Data, keys);
        sealedKeys.StoreElement(new XElement("key"), "key");
        var file = Path.Combine(folder.Data, SealedProtectionKeys.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Equal(StorageProblem.FileDamaged, Assert.Throws<StorageException>(() => { sealedKeys.GetAllElements(); }).Problem);
    }

    private static IDataProtector Protector(Folder folder, AccountKeys keys)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Andrum");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SealedProtectionKeys(folder.Data, keys));
        return services.BuildServiceProvider().GetDataProtector("cookie");
    }
}
