using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Andrum.Storage;

/// <summary>Files that are whole or not there, also after a power cut.</summary>
internal static class Durable
{
    /// <summary>Puts a file in place at once, over an older one.</summary>
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var beside = $"{file}.{RandomId.Next():N}";
        using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Syncs a file that somebody else wrote.</summary>
    public static void Sync(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Makes the names in a folder durable. A file that was synced can still lose its name.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no folders.
        using var handle = new SafeFileHandle(Open(folder, flags: 0), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw new IOException($"{folder} cannot be synced (error {Marshal.GetLastPInvokeError()}).");
        }

        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
