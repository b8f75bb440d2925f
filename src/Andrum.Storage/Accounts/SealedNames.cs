using System.Text;
using Andrum.Storage.Keys;
using Microsoft.AspNetCore.Identity;

namespace Andrum.Storage.Accounts;

/// <summary>Seals sign-in names, e-mail addresses and phone numbers so that a typed name can still be looked up.</summary>
internal sealed class SealedNames(AccountKeys keys) : ILookupProtector
{
    public string? Protect(string keyId, string? data)
        => data is null ? null : Convert.ToBase64String(Gcm.SealAlike(keys.Personal, keys.PersonalNonce, Encoding.UTF8.GetBytes(data)));

    public string? Unprotect(string keyId, string? data)
        => data is null ? null : Encoding.UTF8.GetString(Gcm.Open(keys.Personal, Convert.FromBase64String(data), []));
}

/// <summary>One key: the master key's. Changing the master key seals the accounts anew.</summary>
internal sealed class OneKey : ILookupProtectorKeyRing
{
    public string CurrentKeyId => "1";

    public string this[string keyId] => keyId;

    public IEnumerable<string> GetAllKeyIds() => [CurrentKeyId];
}
