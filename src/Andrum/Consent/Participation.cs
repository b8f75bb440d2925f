using System.Collections.Immutable;

namespace Andrum.Consent;

/// <summary>What a consent to research can cover, each given and taken back separately.</summary>
public enum ConsentScope
{
    /// <summary>To be interviewed.</summary>
    Interview,

    /// <summary>That the interview is recorded.</summary>
    Recording,
}

/// <summary>An answer to one question of an invitation.</summary>
/// <param name="Given">Yes, or no.</param>
/// <param name="On">The day of the answer.</param>
/// <param name="TextVersion">The version of the information that was read.</param>
public sealed record ConsentAnswer(bool Given, DateOnly On, string TextVersion);

/// <summary>
/// One person's part in one study, as only that person and the threshold know it: what was answered, and what was taken back.
/// Its journal's name is a keyed hash of the patient, so that neither a row nor a name tells who takes part.
/// </summary>
public sealed record Participation : IState<Participation>
{
    /// <inheritdoc/>
    public static Participation Empty { get; } = new();

    /// <summary>The journal of a person's part in a study.</summary>
    /// <param name="keyedHash">The HMAC-SHA256 of the patient under the study's identity key, 32 bytes.</param>
    /// <exception cref="ArgumentException">When the hash has another length.</exception>
    public static JournalOf<Participation> Journal(ReadOnlySpan<byte> keyedHash)
        => keyedHash.Length == 32
            ? new(new JournalName("participation/" + Convert.ToHexStringLower(keyedHash)))
            : throw new ArgumentException("An HMAC-SHA256 has 32 bytes.", nameof(keyedHash));

    /// <summary>The study that asked.</summary>
    public StudyId? Study { get; init; }

    /// <summary>Who the person is to the study, once they consented.</summary>
    public ParticipantId? Participant { get; init; }

    /// <summary>The answer to each question; a question without one is open.</summary>
    public ImmutableDictionary<ConsentScope, ConsentAnswer> Answers { get; init; }
        = ImmutableDictionary<ConsentScope, ConsentAnswer>.Empty;

    /// <summary>The day on which the person withdrew altogether.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>Whether something is consented to at present.</summary>
    public bool Consents(ConsentScope scope)
        => WithdrawnOn is null && Answers.GetValueOrDefault(scope) is { Given: true };

    /// <summary>
    /// Answers one question. A yes to being recorded needs a yes to the interview; a no to the interview closes the other
    /// question too. An answer may be changed until the person withdraws.
    /// </summary>
    /// <param name="study">The study that asks.</param>
    /// <param name="scope">Which question.</param>
    /// <param name="given">Yes, or no.</param>
    /// <param name="on">The day of the answer.</param>
    /// <param name="textVersion">The version of the information that was read.</param>
    /// <param name="participant">Who the person will be to the study, if this is their first yes.</param>
    public Decision<Participation> Answer(StudyId study, ConsentScope scope, bool given, DateOnly on, string textVersion,
        ParticipantId participant)
        => WithdrawnOn is not null ? ConsentRefusals.Withdrawn
            : string.IsNullOrWhiteSpace(textVersion) ? Refusal.Missing.With("textVersion")
            : given && scope == ConsentScope.Recording && !Consents(ConsentScope.Interview) ? ConsentRefusals.InterviewFirst
            : Answers.GetValueOrDefault(scope) is { } before && before.Given == given && before.TextVersion == textVersion
                ? Decision<Participation>.Nothing
            : new ConsentAnswered(study, scope, given, on, textVersion, given ? Participant ?? participant : Participant);

    /// <summary>Withdraws from the study, at any time and without a reason. Nothing happens where nothing was consented to.</summary>
    public Decision<Participation> Withdraw(DateOnly on)
        => Participant is null || WithdrawnOn is not null ? Decision<Participation>.Nothing : new ConsentWithdrawn(on);
}

/// <summary>A question of the invitation was answered.</summary>
[Kind("consent-answered/1")]
public sealed record ConsentAnswered(StudyId Study, ConsentScope Scope, bool Given, DateOnly On, string TextVersion,
    ParticipantId? Participant) : Entry<Participation>
{
    /// <inheritdoc/>
    public override Participation Apply(Participation state, Stamp stamp)
    {
        var answers = state.Answers.SetItem(Scope, new(Given, On, TextVersion));
        if (Scope == ConsentScope.Interview && !Given)
        {
            answers = answers.Remove(ConsentScope.Recording);
        }

        return state with { Study = Study, Participant = Participant, Answers = answers };
    }
}

/// <summary>The person withdrew from the study.</summary>
[Kind("consent-withdrawn/1")]
public sealed record ConsentWithdrawn(DateOnly On) : Entry<Participation>
{
    /// <inheritdoc/>
    public override Participation Apply(Participation state, Stamp stamp) => state with { WithdrawnOn = On };
}

/// <summary>Why the threshold says no.</summary>
public static class ConsentRefusals
{
    /// <summary>The person has withdrawn; a withdrawal is not answered over.</summary>
    public static readonly Refusal Withdrawn = new("participation-withdrawn");

    /// <summary>Only an interview that was consented to can be recorded.</summary>
    public static readonly Refusal InterviewFirst = new("interview-consent-first");
}
