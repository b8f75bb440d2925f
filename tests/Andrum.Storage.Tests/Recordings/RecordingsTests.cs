using System.Text;
using Andrum.Inquiry.Interviews;
using Andrum.Journals;
using CsCheck;

namespace Andrum.Storage.Tests;

public sealed class RecordingsTests
{
    private const int Chunk = RecordingFile.Chunk;
    private static readonly KeyName Vera = KeyName.Of("verbatim", RandomId.Next());
    private static readonly KeyName Ingrid = KeyName.Of("verbatim", RandomId.Next());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData((3 * Chunk) + 17)]
    public async Task A_voice_is_heard_as_it_was_recorded(int length)
    {
        await using var folder = new Folder();
        var recordings = Of(folder);
        var written = await recordings.Write(new Sound(length), Vera, TestContext.Current.CancellationToken);
        Assert.Equal(length, written.Bytes);
        await using var heard = recordings.Open(written.Id, Vera)!;
        Assert.Equal(length, heard.Length);
        using var copy = new MemoryStream();
        await heard.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.True(copy.ToArray().AsSpan().SequenceEqual(Sound.Whole(length)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(recordings.Folder));
    }

    [Fact]
    public async Task It_is_heard_from_any_place()
    {
        const int length = (4 * Chunk) + 1_000;
        await using var folder = new Folder();
        var recordings = Of(folder);
        var written = await recordings.Write(new Sound(length), Vera, TestContext.Current.CancellationToken);
        using var heard = recordings.Open(written.Id, Vera)!;
        Gen.Select(Gen.Int[-3, 3], Gen.Int[0, 5], Gen.Int[1, 3 * Chunk]).Sample((around, chunk, count) =>
        {
            var from = Math.Clamp((chunk * Chunk) + around, 0, length + 2);
            heard.Seek(from, SeekOrigin.Begin);
            var bytes = new byte[count];
            var read = heard.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
            return read == Math.Clamp(length - from, 0, count)
                && Enumerable.Range(0, read).All(i => bytes[i] == Sound.At(from + i))
                && heard.Position == from + read;
        }, iter: 300, threads: 1);
        Assert.Equal(length - 5, heard.Seek(-5, SeekOrigin.End));
    }

    [Fact]
    public async Task Nothing_of_it_can_be_found_on_the_disk()
    {
        await using var folder = new Folder();
        var recordings = Of(folder);
        var words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("but I believe you already ", 9_000)));
        await recordings.Write(new MemoryStream(words), Vera, TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(recordings.Folder)), TestContext.Current.CancellationToken);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("believe"u8));
    }

    [Fact]
    public async Task A_single_bit_that_changed_is_found_wherever_it_is()
    {
        await using var folder = new Folder();
        var (recordings, written, file) = await Kept(folder, 2 * Chunk);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)(1 << bit);
            File.WriteAllBytes(file, changed);
            return IsFound(recordings, written.Id);
        }, iter: 200, threads: 1);
    }

    [Fact]
    public async Task Chunks_that_changed_places_or_are_another_voices_are_found()
    {
        await using var folder = new Folder();
        var (recordings, written, file) = await Kept(folder, 3 * Chunk);
        var other = await recordings.Write(new Sound(3 * Chunk), Vera, TestContext.Current.CancellationToken);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var others = await File.ReadAllBytesAsync(recordings.FileOf(other.Id), TestContext.Current.CancellationToken);
        var (head, rest) = (whole[..RecordingFile.Head], whole[RecordingFile.Head..]);
        byte[][] chunks = [.. rest.Chunk(RecordingFile.Sealed)];
        byte[] theirs = others[RecordingFile.Head..][..RecordingFile.Sealed];
        foreach (byte[][] mixed in new byte[][][] { [chunks[1], chunks[0], chunks[2]], [theirs, chunks[1], chunks[2]], [chunks[0], chunks[0], chunks[2]] })
        {
            await File.WriteAllBytesAsync(file, [.. head, .. mixed.SelectMany(c => c)], TestContext.Current.CancellationToken);
            Assert.True(IsFound(recordings, written.Id));
        }

        await File.WriteAllBytesAsync(file, others, TestContext.Current.CancellationToken);
        Assert.True(IsFound(recordings, written.Id));
        await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
        Assert.False(IsFound(recordings, written.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(RecordingFile.Sealed)]
    [InlineData(2 * RecordingFile.Sealed)]
    [InlineData((3 * RecordingFile.Sealed) + 1)]
    public async Task A_voice_that_was_cut_off_is_found_before_anything_is_heard(int lost)
    {
        await using var folder = new Folder();
        var (recordings, written, file) = await Kept(folder, 3 * Chunk);
        await using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.SetLength(stream.Length - lost);
        }

        Assert.Equal(StorageProblem.RecordingDamaged, Assert.Throws<StorageException>(() => { recordings.Open(written.Id, Vera); }).Problem);
    }

    [Fact]
    public async Task Another_persons_key_opens_nothing()
    {
        await using var folder = new Folder();
        var (recordings, written, _) = await Kept(folder, 10);
        Assert.Null(recordings.Open(written.Id, Ingrid));
        await recordings.Write(new Sound(10), Ingrid, TestContext.Current.CancellationToken);
        Assert.Throws<StorageException>(() => { recordings.Open(written.Id, Ingrid); });
    }

    [Fact]
    public async Task Erasing_the_key_erases_the_voice_also_while_somebody_listens()
    {
        await using var folder = new Folder();
        var keys = folder.Keys();
        var recordings = new Recordings(folder.Data, keys, TimeProvider.System);
        var written = await recordings.Write(new Sound(3 * Chunk), Vera, TestContext.Current.CancellationToken);
        await using var heard = recordings.Open(written.Id, Vera)!;
        heard.ReadByte();
        using (var elsewhere = folder.Keys())
        {
            elsewhere.Erase(Vera);
        }

        heard.Position = Chunk;
        Assert.Equal(StorageProblem.KeyErased, Assert.Throws<StorageException>(() => { heard.ReadByte(); }).Problem);
        Assert.Null(recordings.Open(written.Id, Vera));
        await Assert.ThrowsAsync<StorageException>(() => recordings.Write(new Sound(10), Vera, TestContext.Current.CancellationToken));
        await recordings.Write(new Sound(10), Ingrid, TestContext.Current.CancellationToken);
        recordings.DeleteErased();
        Assert.Single(Directory.GetFiles(recordings.Folder));
    }

    [Fact]
    public async Task What_broke_off_leaves_nothing()
    {
        await using var folder = new Folder();
        var recordings = Of(folder);
        await Assert.ThrowsAsync<IOException>(() => recordings.Write(
            new Sound(9 * Chunk, at => _ = at > 4 * Chunk ? throw new IOException() : at), Vera, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(recordings.Folder));
        var left = Path.Combine(recordings.Folder, "left.unfinished");
        await File.WriteAllTextAsync(left, "noise", TestContext.Current.CancellationToken);
        await recordings.Write(new Sound(10), Vera, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(left));
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        await recordings.Write(new Sound(10), Vera, TestContext.Current.CancellationToken);
        Assert.False(File.Exists(left));
    }

    private static Recordings Of(Folder folder) => new(folder.Data, folder.Keys(), TimeProvider.System);

    private static async Task<(Recordings Recordings, RecordingWritten Written, string File)> Kept(Folder folder, int length)
    {
        var recordings = Of(folder);
        var written = await recordings.Write(new Sound(length), Vera, TestContext.Current.CancellationToken);
        return (recordings, written, recordings.FileOf(written.Id));
    }

    private static bool IsFound(Recordings recordings, RecordingId id)
    {
        try
        {
            // A key that never was opens nothing, and says so.
            using var heard = recordings.Open(id, Vera);
            heard!.CopyTo(Stream.Null);
            return false;
        }
        catch (StorageException)
        {
            return true;
        }
    }
}

/// <summary>Alone, so that only what is measured is measured.</summary>
[CollectionDefinition(nameof(LongRecordings), DisableParallelization = true)]
public sealed class LongRecordings;

[Collection(nameof(LongRecordings))]
public sealed class LongRecordingsTests
{
    private static readonly KeyName Vera = KeyName.Of("verbatim", RandomId.Next());

    [Fact]
    public async Task An_hour_of_voice_is_never_whole_in_memory()
    {
        const long length = 100L << 20;
        await using var folder = new Folder();
        var recordings = new Recordings(folder.Data, folder.Keys(), TimeProvider.System);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var written = await recordings.Write(new Sound(length), Vera, TestContext.Current.CancellationToken);
        await using (var heard = recordings.Open(written.Id, Vera)!)
        {
            await heard.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32L << 20);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_while_it_is_read_and_leaves_nothing()
    {
        await using var folder = new Folder();
        var recordings = new Recordings(folder.Data, folder.Keys(), TimeProvider.System);
        var heard = 0L;
        var refused = await Assert.ThrowsAsync<StorageException>(
            () => recordings.Write(new Sound(2 * Recordings.Longest, at => heard = at), Vera, TestContext.Current.CancellationToken));
        Assert.Equal(StorageProblem.RecordingTooLong, refused.Problem);
        Assert.InRange(heard, Recordings.Longest, Recordings.Longest + (1 << 20));
        Assert.Empty(Directory.GetFiles(recordings.Folder));
    }
}
