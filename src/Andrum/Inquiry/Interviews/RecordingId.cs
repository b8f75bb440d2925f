namespace Andrum.Inquiry.Interviews;

/// <summary>A recording of a voice. Random, so that its order and time tell nothing about who came when.</summary>
public readonly record struct RecordingId(Guid Value)
{
    /// <summary>A new random id.</summary>
    public static RecordingId New() => new(RandomId.Next());
}
