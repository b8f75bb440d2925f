using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Andrum.Storage.Keys;

/// <summary>
/// The clinic's signature: ECDSA on P-256 with SHA-256 (FIPS 186-5), derived from the master key, so that a restored clinic signs as
/// it did before. Whoever holds the public half can check a signature and cannot make one.
/// </summary>
internal static class SigningKey
{
    // The order of P-256's base point (FIPS 186-5 and SP 800-186, 3.2.1.3).
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    public static ECDsa Of(MasterKey master)
    {
        // 64 bits more than the order has, so that the remainder is as good as uniform (FIPS 186-5, A.2.1).
        byte[] bits = [.. master.Derive("signing/1"), .. master.Derive("signing/2").AsSpan(0, 8)];
        var number = (new BigInteger(bits, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = [.. new byte[32 - bytes.Length], .. bytes],
        });
    }

    /// <summary>The public half, as base64 of SubjectPublicKeyInfo (RFC 5280).</summary>
    public static string Public(MasterKey master)
    {
        using var key = Of(master);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>A signature of a text, as base64 of DER.</summary>
    public static string Sign(MasterKey master, string text)
    {
        using var key = Of(master);
        return Convert.ToBase64String(
            key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    public static bool Fits(MasterKey master, string text, string signature)
    {
        var bytes = new byte[signature.Length];
        using var key = Of(master);
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence);
    }
}
