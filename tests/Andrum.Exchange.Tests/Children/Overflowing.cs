namespace Andrum.Exchange.Tests.Children;

/// <summary>A child that does what a parser does on a hostile file: it calls itself until its stack ends.</summary>
internal static class Overflowing
{
    public const string Verb = "overflow";

    public static int Deeper(int depth) => depth < 0 ? depth : Deeper(depth + 1) + Environment.CurrentManagedThreadId;
}
