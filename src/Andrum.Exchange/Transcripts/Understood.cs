using System.Text.Json.Serialization;

namespace Andrum.Exchange.Transcripts;

/// <summary>The turns that a file's bytes hold, or why none could be had.</summary>
internal sealed record Understood(IReadOnlyList<ReadTurn> Turns, Unreadable? Why = null, TranscriptFormat Format = default);

[JsonSerializable(typeof(Understood))]
internal sealed partial class UnderstoodJson : JsonSerializerContext;
