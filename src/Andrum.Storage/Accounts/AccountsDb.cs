using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Andrum.Storage.Accounts;

/// <summary>The accounts: the only ordinary tables in the house. Everything else is a journal.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Invitations that have not been used.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Who is signed in.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Failed tries to sign in.</summary>
    public DbSet<FailedTries> FailedTries => Set<FailedTries>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().Ignore(a => a.Person);
        builder.Entity<Invitation>().HasKey(i => i.CodeHash);
        builder.Entity<Invitation>().HasIndex(i => i.Account);
        builder.Entity<Session>().HasKey(s => s.KeyHash);
        builder.Entity<Session>().HasIndex(s => s.Account);
        builder.Entity<FailedTries>().HasKey(t => t.NameHash);
    }
}
