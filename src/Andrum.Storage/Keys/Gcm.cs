using System.Security.Cryptography;

namespace Andrum.Storage.Keys;

/// <summary>AES-256-GCM (NIST SP 800-38D) as nonce (12 bytes), ciphertext, tag (16 bytes).</summary>
internal static class Gcm
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
        => Seal(key, RandomNumberGenerator.GetBytes(Nonce), plain, associated);

    /// <summary>Seals the same text to the same bytes, so that it can be looked up: the nonce is a keyed hash of the text.</summary>
    public static byte[] SealAlike(byte[] key, byte[] nonceKey, ReadOnlySpan<byte> plain)
        => Seal(key, HMACSHA256.HashData(nonceKey, plain).AsSpan(0, Nonce), plain, []);

    private static byte[] Seal(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var whole = new byte[Nonce + plain.Length + Tag];
        nonce.CopyTo(whole);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), plain, whole.AsSpan(Nonce, plain.Length), whole.AsSpan(Nonce + plain.Length), associated);
        return whole;
    }

    /// <summary>The plain bytes of what was sealed.</summary>
    /// <exception cref="AuthenticationTagMismatchException">When key, bytes or associated data are not those that were sealed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> associated)
    {
        if (whole.Length < Nonce + Tag)
        {
            throw new AuthenticationTagMismatchException();
        }

        var plain = new byte[whole.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(whole[..Nonce], whole[Nonce..^Tag], whole[^Tag..], plain, associated);
        return plain;
    }
}
