using System.Security.Cryptography;

namespace Andrum.Journals;

/// <summary>Random ids (RFC 9562, version 4) for whoever must not be found by the time of their making.</summary>
public static class RandomId
{
    /// <summary>122 random bits.</summary>
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
