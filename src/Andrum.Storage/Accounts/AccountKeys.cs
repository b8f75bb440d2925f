using System.Security.Cryptography;
using System.Text;

namespace Andrum.Storage.Accounts;

/// <summary>The keys of the sign-in data, each derived from the clinic's master key for one purpose.</summary>
public sealed class AccountKeys(Func<string, byte[]> derive)
{
    /// <summary>Seals names, e-mail addresses and phone numbers.</summary>
    internal byte[] Personal { get; } = derive("accounts/personal");

    /// <summary>Makes the nonce of a sealed name from the name, so that the same name seals to the same text and can be found.</summary>
    internal byte[] PersonalNonce { get; } = derive("accounts/personal-nonce");

    /// <summary>Seals the tickets of those who are signed in.</summary>
    internal byte[] Tickets { get; } = derive("accounts/tickets");

    /// <summary>Hides the names under which somebody tried to sign in.</summary>
    internal byte[] Tries { get; } = derive("accounts/tries");

    /// <summary>Seals the keys that protect cookies and forms.</summary>
    public ReadOnlyMemory<byte> Protection { get; } = derive("accounts/protection");

    /// <summary>The name that was typed, hidden.</summary>
    internal byte[] HashOfName(string name)
        => HMACSHA256.HashData(Tries, Encoding.UTF8.GetBytes(name.Trim().ToUpperInvariant()));
}
