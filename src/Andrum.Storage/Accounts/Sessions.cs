using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Andrum.Storage.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Andrum.Storage.Accounts;

/// <summary>
/// Who is signed in, kept on the server: the cookie carries a key and nothing else, and taking a session away works at the next
/// request.
/// </summary>
public sealed class Sessions(IDbContextFactory<AccountsDb> accounts, AccountKeys keys, TimeProvider clock) : ITicketStore
{
    /// <inheritdoc/>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await accounts.CreateDbContextAsync();
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        await db.Sessions.Where(s => s.Expires < now).ExecuteDeleteAsync();
        db.Sessions.Add(new()
        {
            KeyHash = HashOf(key),
            Account = PersonOf(ticket.Principal)?.Value ?? throw new InvalidOperationException("A ticket names nobody."),
            Ticket = Seal(ticket),
            Expires = ExpiryOf(ticket),
        });
        await db.SaveChangesAsync();
        return key;
    }

    /// <inheritdoc/>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, body, expires) = (HashOf(key), Seal(ticket), ExpiryOf(ticket));
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.KeyHash == hash)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, body).SetProperty(x => x.Expires, expires));
    }

    /// <inheritdoc/>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow().ToUnixTimeSeconds());
        await using var db = await accounts.CreateDbContextAsync();
        var body = await db.Sessions.Where(s => s.KeyHash == hash && s.Expires >= now).Select(s => s.Ticket).FirstOrDefaultAsync();
        return body is null ? null : TicketSerializer.Default.Deserialize(Gcm.Open(keys.Tickets, body, []));
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string key)
    {
        var hash = HashOf(key);
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    /// <summary>Signs a person out everywhere.</summary>
    public async Task EndAll(PersonId person)
    {
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Account == person.Value).ExecuteDeleteAsync();
    }

    /// <summary>Whom a principal names.</summary>
    public static PersonId? PersonOf(ClaimsPrincipal principal)
        => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new PersonId(id) : null;

    private byte[] Seal(AuthenticationTicket ticket) => Gcm.Seal(keys.Tickets, TicketSerializer.Default.Serialize(ticket), []);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static long ExpiryOf(AuthenticationTicket ticket)
        => ticket.Properties.ExpiresUtc?.ToUnixTimeSeconds() ?? throw new InvalidOperationException("A ticket must end.");
}
