namespace Andrum.Inquiry.Interviews;

/// <summary>An interview. Random, so that its order and time tell nothing about who came when.</summary>
public readonly record struct InterviewId(Guid Value)
{
    /// <summary>A new random id.</summary>
    public static InterviewId New() => new(RandomId.Next());
}
