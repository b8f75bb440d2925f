namespace Andrum.Consent;

/// <summary>A study.</summary>
public readonly record struct StudyId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static StudyId New() => new(Guid.CreateVersion7());
}

/// <summary>A person as research knows them. Random, so that its order and time tell nothing.</summary>
public readonly record struct ParticipantId(Guid Value)
{
    /// <summary>A new random id.</summary>
    public static ParticipantId New() => new(RandomId.Next());

    /// <summary>The key that seals everything which rests on this participant.</summary>
    public KeyName Key => KeyName.Of("participant", Value);
}
