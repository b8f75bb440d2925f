using System.Security.Cryptography;
using Andrum.Inquiry.Interviews;
using Andrum.Storage.Keys;

namespace Andrum.Storage;

/// <summary>
/// A recording as it sounds: each chunk is opened when something of it is asked for, and the key is asked for anew each time, so that
/// what is erased while somebody listens falls silent.
/// </summary>
internal sealed class RecordingStream : Stream
{
    private readonly FileStream _file;
    private readonly KeyStore _keys;
    private readonly RecordingId _recording;
    private readonly long _chunks;
    private readonly byte[] _sealed = new byte[RecordingFile.Sealed];
    private readonly byte[] _sound = new byte[RecordingFile.Chunk];
    private long _position;
    private long _open = -1;
    private int _openLength;

    /// <summary>Takes over an open file and looks at its end: a recording that was cut off is found before anything of it is heard.</summary>
    /// <exception cref="StorageException">When it is not as it was written, or its key was erased.</exception>
    public RecordingStream(FileStream file, RecordingId recording, KeyStore keys)
    {
        (_file, _recording, _keys) = (file, recording, keys);
        Span<byte> head = stackalloc byte[RecordingFile.Head];
        Key = _file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && RecordingFile.KeyIn(head) is { } key
            ? key
            : throw Damaged();
        (_chunks, Length) = RecordingFile.Measure(file.Length) ?? throw Damaged();
        OpenChunk(_chunks - 1);
    }

    /// <summary>The id of the key that seals it.</summary>
    public Guid Key { get; }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Opens every chunk.</summary>
    /// <exception cref="StorageException">At the first that is not as it was written.</exception>
    public void OpenAll()
    {
        for (var number = 0L; number < _chunks; number++)
        {
            OpenChunk(number);
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position >= Length)
        {
            return 0;
        }

        OpenChunk(_position / RecordingFile.Chunk);
        var within = (int)(_position % RecordingFile.Chunk);
        var count = Math.Min(buffer.Length, _openLength - within);
        _sound.AsSpan(within, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        SeekOrigin.End => Length,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            CryptographicOperations.ZeroMemory(_sound);
        }

        base.Dispose(disposing);
    }

    private void OpenChunk(long number)
    {
        if (number == _open)
        {
            return;
        }

        _open = -1;
        var key = _keys.Find(Key) ?? throw new StorageException(StorageProblem.KeyErased);
        _file.Position = RecordingFile.Head + (number * RecordingFile.Sealed);
        var whole = _sealed.AsSpan(0, _file.ReadAtLeast(_sealed, RecordingFile.Sealed, throwOnEndOfStream: false));
        if (whole.Length < RecordingFile.Nonce + RecordingFile.Tag)
        {
            throw Damaged();
        }

        try
        {
            using var aes = new AesGcm(key.Bytes, RecordingFile.Tag);
            _openLength = whole.Length - RecordingFile.Nonce - RecordingFile.Tag;
            aes.Decrypt(whole[..RecordingFile.Nonce], whole[RecordingFile.Nonce..^RecordingFile.Tag], whole[^RecordingFile.Tag..],
                _sound.AsSpan(0, _openLength), RecordingFile.Place(_recording, number, last: number == _chunks - 1));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }

        _open = number;
    }

    private StorageException Damaged() => new(StorageProblem.RecordingDamaged, Path.GetFileName(_file.Name));
}
