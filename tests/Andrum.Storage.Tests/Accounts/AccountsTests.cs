using System.Security.Claims;
using System.Text;
using Andrum.Journals;
using Andrum.Storage.Accounts;
using Andrum.Storage.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Andrum.Storage.Tests.Accounts;

public sealed class AccountsTests
{
    private const string Name = "elisabet.noren@ekbacken.example";
    private const string Password = "fyra fönster och sen sitta";
    private static readonly PersonId Norén = PersonId.New();

    [Fact]
    public async Task The_tables_are_those_of_the_model()
    {
        await using var clinic = new Clinic();
        await using var db = await clinic.Get<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal(db.Database.GenerateCreateScript().ReplaceLineEndings("\n").Trim(),
            AccountsSetup.Schema().ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Who_has_the_password_is_recognised_and_nobody_else_is()
    {
        await using var clinic = new Clinic();
        var doorkeeper = clinic.Get<Doorkeeper>();
        Assert.Null(await doorkeeper.Open(Norén, Name, Password));
        Assert.Equal(Norén, await doorkeeper.Recognise(" Elisabet.Noren@ekbacken.example ", Password));
        Assert.Null(await doorkeeper.Recognise(Name, Password + "?"));
        Assert.Null(await doorkeeper.Recognise("nobody@ekbacken.example", Password));
    }

    [Fact]
    public async Task Guessing_is_slowed_and_never_locks_out_for_good()
    {
        await using var clinic = new Clinic();
        var doorkeeper = clinic.Get<Doorkeeper>();
        await doorkeeper.Open(Norén, Name, Password);
        for (var i = 0; i < Doorkeeper.FreeTries; i++)
        {
            await doorkeeper.Recognise(Name, "wrong, but long enough");
        }

        Assert.Null(await doorkeeper.Recognise(Name, Password));
        clinic.Clock.Later(Doorkeeper.LongestPause);
        Assert.Equal(Norén, await doorkeeper.Recognise(Name, Password));
    }

    [Fact]
    public async Task An_invitation_sets_the_password_once_within_a_week()
    {
        await using var clinic = new Clinic();
        var doorkeeper = clinic.Get<Doorkeeper>();
        await doorkeeper.Open(Norén, Name);
        var old = await doorkeeper.Invite(Norén);
        var code = await doorkeeper.Invite(Norén);
        Assert.Null(await doorkeeper.Invited(old));
        Assert.Equal((Norén, Name), await doorkeeper.Invited(code.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal(AccountRefusals.PasswordTooShort, (await doorkeeper.Accept(code, "short")).WhyNot);
        Assert.Equal(Norén, (await doorkeeper.Accept(code, Password)).Person);
        Assert.Equal(AccountRefusals.InvitationNotGood, (await doorkeeper.Accept(code, Password)).WhyNot);
        var late = await doorkeeper.Invite(Norén);
        clinic.Clock.Later(Doorkeeper.InvitationLasts + TimeSpan.FromSeconds(1));
        Assert.Null(await doorkeeper.Invited(late));
    }

    [Fact]
    public async Task A_new_password_signs_every_device_out()
    {
        await using var clinic = new Clinic();
        var (doorkeeper, sessions) = (clinic.Get<Doorkeeper>(), clinic.Get<Andrum.Storage.Accounts.Sessions>());
        await doorkeeper.Open(Norén, Name, Password);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Norén.Value.ToString())], "password");
        var phone = await sessions.StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(identity),
            new AuthenticationProperties { ExpiresUtc = clinic.Clock.GetUtcNow().AddMinutes(30) }, "cookie"));
        Assert.NotNull(await sessions.RetrieveAsync(phone));
        Assert.Equal(AccountRefusals.PasswordWrong, await doorkeeper.ChangePassword(Norén, "not the old one", Password + "!"));
        Assert.Null(await doorkeeper.ChangePassword(Norén, Password, Password + "!"));
        Assert.Null(await sessions.RetrieveAsync(phone));
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends()
    {
        await using var clinic = new Clinic();
        var sessions = clinic.Get<Andrum.Storage.Accounts.Sessions>();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Norén.Value.ToString())], "password");
        var phone = await sessions.StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(identity),
            new AuthenticationProperties { ExpiresUtc = clinic.Clock.GetUtcNow().AddMinutes(30) }, "cookie"));
        clinic.Clock.Later(TimeSpan.FromMinutes(31));
        Assert.Null(await sessions.RetrieveAsync(phone));
    }

    [Fact]
    public async Task No_sign_in_name_can_be_read_from_the_accounts_file()
    {
        await using var clinic = new Clinic();
        await clinic.Get<Doorkeeper>().Open(Norén, Name, Password);
        await clinic.Get<Doorkeeper>().Recognise("somebody.else@ekbacken.example", Password);
        Assert.All(Directory.GetFiles(clinic.Folder.Data, "accounts.db*"), file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            open.CopyTo(copy);
            Assert.All(new[] { Name, Name.ToUpperInvariant(), "ekbacken", "EKBACKEN" }, words =>
                Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(words))));
        });
    }

    private sealed class Clinic : IAsyncDisposable
    {
        private readonly ServiceProvider _services;

        public Clinic()
        {
            var master = MasterKey.Create(Folder.KeyFile, Folder.Data);
            _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
                .AddAccounts(Folder.Data, new AccountKeys(master.Derive)).BuildServiceProvider();
        }

        public Folder Folder { get; } = new();

        public Clock Clock { get; } = new();

        public T Get<T>()
            where T : notnull
            => _services.GetRequiredService<T>();

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await Folder.DisposeAsync();
        }
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public void Later(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
