using Microsoft.AspNetCore.Identity;

namespace Andrum.Storage.Accounts;

/// <summary>
/// How somebody signs in. Its id is the person's; who they are and what they may do stands in the clinic's journal, not here.
/// The sign-in name, e-mail and phone are sealed in the database.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Whose account it is.</summary>
    public PersonId Person => new(Id);
}

/// <summary>A one-time way to set the first password, or a forgotten one. Only the code's hash is kept.</summary>
public sealed class Invitation
{
    /// <summary>SHA-256 of the code.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Whose password it sets.</summary>
    public required Guid Account { get; init; }

    /// <summary>When it stops being good: seconds since 1970, UTC.</summary>
    public required long Expires { get; init; }
}

/// <summary>Somebody signed in on one device. Deleting it signs that device out at its next request.</summary>
public sealed class Session
{
    /// <summary>SHA-256 of the key that the browser's cookie carries.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Who is signed in.</summary>
    public required Guid Account { get; init; }

    /// <summary>The sealed authentication ticket.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>When it ends unless it is used: seconds since 1970, UTC.</summary>
    public required long Expires { get; set; }
}

/// <summary>
/// Failed tries to sign in under one name. Names without an account are counted alike, so that slowing down tells nobody which
/// names exist.
/// </summary>
public sealed class FailedTries
{
    /// <summary>A keyed hash of the name that was typed.</summary>
    public required byte[] NameHash { get; init; }

    /// <summary>How many since the last success.</summary>
    public required int Count { get; set; }

    /// <summary>No try counts before this: seconds since 1970, UTC.</summary>
    public required long NotBefore { get; set; }
}
