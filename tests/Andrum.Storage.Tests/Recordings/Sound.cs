namespace Andrum.Storage.Tests;

/// <summary>A long sound that lies nowhere: each byte follows from its place.</summary>
internal sealed class Sound(long length, Action<long>? heard = null) : Stream
{
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public static byte At(long place) => unchecked((byte)((place * 31) ^ (place >> 16)));

    /// <summary>The whole of it.</summary>
    public static byte[] Whole(int length) => [.. Enumerable.Range(0, length).Select(i => At(i))];

    public override int Read(byte[] buffer, int offset, int count)
    {
        // Networks bring what they bring.
        var now = (int)Math.Min(Math.Min(count, 30_011), length - _at);
        for (var i = 0; i < now; i++)
        {
            buffer[offset + i] = At(_at + i);
        }

        _at += now;
        heard?.Invoke(_at);
        return now;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
