using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Andrum.Storage.Accounts;

/// <summary>Who somebody is, from a name and a password; and how they come to have one.</summary>
public sealed class Doorkeeper(
    IServiceScopeFactory scopes, Sessions sessions, AccountKeys keys, TimeProvider clock, IPasswordHasher<Account> hasher) : IDisposable
{
    /// <summary>How many failures are met without a pause.</summary>
    public const int FreeTries = 5;

    /// <summary>The longest pause: nobody is locked out for good.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);

    // Each hash takes a core for a tenth of a second: no more than two at once, so that trying passwords does not stop the clinic.
    private readonly SemaphoreSlim hashing = new(2);

    // Tries for one name wait for each other: sent at once, each must meet the pause that the others earned.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1))];
    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(new(), "nobody has this password"));

    /// <summary>
    /// Whose name and password they are; null when they do not belong together, when nobody has that name, or while the name is
    /// resting after too many failures. The three take equally long.
    /// </summary>
    public async Task<PersonId?> Recognise(string name, string password)
    {
        var nameHash = keys.HashOfName(name);
        var turn = turns[nameHash[0] % turns.Length];
        await turn.WaitAsync();
        try
        {
            return await Recognise(name, password, nameHash);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Makes an account without a password: an invitation sets it.</summary>
    public Task<Refusal?> Open(PersonId person, string name) => Open(person, name, password: null);

    /// <summary>Makes an account with a password.</summary>
    public async Task<Refusal?> Open(PersonId person, string name, string? password)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return AccountRefusals.SignInNameMissing;
        }

        if (password is not null && password.Length < AccountRefusals.ShortestPassword)
        {
            return AccountRefusals.PasswordTooShort;
        }

        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = person.Value, UserName = name.Trim(), Email = name.Contains('@', StringComparison.Ordinal) ? name.Trim() : null };
        var result = password is null ? await users.CreateAsync(account) : await HashAsync(() => users.CreateAsync(account, password));
        return Refused(result);
    }

    /// <summary>The sign-in name of a person; null when they have no account.</summary>
    public async Task<string?> NameOf(PersonId person)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return (await users.FindByIdAsync(person.Value.ToString()))?.UserName;
    }

    /// <summary>The people who have an account, with whether a password has been set.</summary>
    public async Task<IReadOnlyDictionary<PersonId, bool>> Accounts()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        return await db.Users.Select(a => new { a.Id, Set = a.PasswordHash != null })
            .ToDictionaryAsync(a => new PersonId(a.Id), a => a.Set);
    }

    /// <summary>
    /// A new one-time code with which the person sets a password; earlier codes are good no longer. Twenty letters and digits
    /// in groups of four, to be sent as a link or printed and typed.
    /// </summary>
    public async Task<string> Invite(PersonId person)
    {
        var code = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await db.Invitations.Where(i => i.Account == person.Value).ExecuteDeleteAsync();
        db.Invitations.Add(new()
        {
            CodeHash = HashOfCode(code),
            Account = person.Value,
            Expires = (clock.GetUtcNow() + InvitationLasts).ToUnixTimeSeconds(),
        });
        await db.SaveChangesAsync();
        return string.Join('-', code.Chunk(4).Select(c => new string(c)));
    }

    /// <summary>Whom a code invites, and under which name they sign in; null when it is unknown, used or too old.</summary>
    public async Task<(PersonId Person, string Name)?> Invited(string code)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await InvitedBy(scope.ServiceProvider.GetRequiredService<AccountsDb>(), code) is { } invitation
            && await users.FindByIdAsync(invitation.Account.ToString()) is { UserName: { } name } account
            ? (account.Person, name)
            : null;
    }

    /// <summary>Sets the password with an invitation's code, which is used up by it.</summary>
    public async Task<(PersonId? Person, Refusal? WhyNot)> Accept(string code, string password)
    {
        if (password.Length < AccountRefusals.ShortestPassword)
        {
            return (null, AccountRefusals.PasswordTooShort);
        }

        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await InvitedBy(db, code) is not { } invitation
            || await users.FindByIdAsync(invitation.Account.ToString()) is not { } account
            || await db.Invitations.Where(i => i.CodeHash == invitation.CodeHash).ExecuteDeleteAsync() == 0)
        {
            return (null, AccountRefusals.InvitationNotGood);
        }

        await SetPassword(users, account, password);
        return (account.Person, null);
    }

    /// <summary>Changes one's own password; every device is signed out by it.</summary>
    public async Task<Refusal?> ChangePassword(PersonId person, string old, string password)
    {
        if (password.Length < AccountRefusals.ShortestPassword)
        {
            return AccountRefusals.PasswordTooShort;
        }

        if (await NameOf(person) is not { } name || await Recognise(name, old) != person)
        {
            return AccountRefusals.PasswordWrong;
        }

        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await SetPassword(users, (await users.FindByIdAsync(person.Value.ToString()))!, password);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        hashing.Dispose();
        Array.ForEach(turns, turn => turn.Dispose());
    }

    private async Task<PersonId?> Recognise(string name, string password, byte[] nameHash)
    {
        using var scope = scopes.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var tries = await db.FailedTries.FindAsync(nameHash);
        var account = await users.FindByNameAsync(name.Trim());
        var right = await Hash(() => hasher.VerifyHashedPassword(account ?? new(), account?.PasswordHash ?? nobodysHash.Value, password))
            != PasswordVerificationResult.Failed;
        var now = clock.GetUtcNow();
        var resting = tries is not null && tries.NotBefore > now.ToUnixTimeSeconds();
        if (right && !resting && account?.PasswordHash is not null)
        {
            await db.FailedTries.Where(t => t.NameHash == nameHash).ExecuteDeleteAsync();
            return account.Person;
        }

        await CountFailure(db, tries, nameHash, resting, now);
        return null;
    }

    private async Task SetPassword(UserManager<Account> users, Account account, string password)
    {
        account.PasswordHash = await Hash(() => hasher.HashPassword(account, password));
        account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        var result = await users.UpdateAsync(account);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The password was not kept: {result}");
        }

        await sessions.EndAll(account.Person);
    }

    private async Task<Invitation?> InvitedBy(AccountsDb db, string code)
    {
        var (hash, now) = (HashOfCode(code), clock.GetUtcNow().ToUnixTimeSeconds());
        return await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.CodeHash == hash && i.Expires >= now);
    }

    private static async Task CountFailure(AccountsDb db, FailedTries? tries, byte[] nameHash, bool resting, DateTimeOffset now)
    {
        if (tries is null)
        {
            db.FailedTries.Add(tries = new() { NameHash = nameHash, Count = 0, NotBefore = 0 });
            var forgotten = (now - TimeSpan.FromDays(1)).ToUnixTimeSeconds();
            await db.FailedTries.Where(t => t.NotBefore < forgotten && t.NotBefore > 0).ExecuteDeleteAsync();
        }

        // A try during the pause does not lengthen it: otherwise somebody else could keep a person out.
        tries.Count += resting ? 0 : 1;
        if (!resting)
        {
            var pause = tries.Count < FreeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(15 * Math.Pow(2, Math.Min(tries.Count - FreeTries, 10)));
            tries.NotBefore = (now + (pause < LongestPause ? pause : LongestPause)).ToUnixTimeSeconds();
        }

        await db.SaveChangesAsync();
    }

    private Task<T> Hash<T>(Func<T> hash) => HashAsync(() => Task.Run(hash));

    private async Task<T> HashAsync<T>(Func<Task<T>> hash)
    {
        await hashing.WaitAsync();
        try
        {
            return await hash();
        }
        finally
        {
            hashing.Release();
        }
    }

    private static Refusal? Refused(IdentityResult result)
        => result.Succeeded ? null
        : result.Errors.Any(e => e.Code is "DuplicateUserName" or "DuplicateEmail") ? AccountRefusals.SignInNameTaken
        : result.Errors.Any(e => e.Code is "InvalidUserName") ? AccountRefusals.SignInNameMissing
        : throw new InvalidOperationException($"The account was not made: {result}");

    private static byte[] HashOfCode(string code)
        => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}

/// <summary>Why an account or a password was refused.</summary>
public static class AccountRefusals
{
    /// <summary>The fewest characters of a password; there are no other rules for it.</summary>
    public const int ShortestPassword = 12;

    /// <summary>The password has fewer than twelve characters.</summary>
    public static readonly Refusal PasswordTooShort = new("password-too-short");

    /// <summary>The present password is another.</summary>
    public static readonly Refusal PasswordWrong = new("password-wrong");

    /// <summary>The two passwords typed differ.</summary>
    public static readonly Refusal PasswordsDiffer = new("passwords-differ");

    /// <summary>Somebody signs in under that name already.</summary>
    public static readonly Refusal SignInNameTaken = new("sign-in-name-taken");

    /// <summary>No name was given to sign in with.</summary>
    public static readonly Refusal SignInNameMissing = new("sign-in-name-missing");

    /// <summary>The invitation is unknown, has been used, or is more than a week old.</summary>
    public static readonly Refusal InvitationNotGood = new("invitation-not-good");

    /// <summary>Name and password do not belong together.</summary>
    public static readonly Refusal NotRecognised = new("not-recognised");
}
