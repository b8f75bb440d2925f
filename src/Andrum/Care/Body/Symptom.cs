using System.Collections.Immutable;

namespace Andrum.Care.Body;

/// <summary>Something that is felt.</summary>
public readonly record struct SymptomId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static SymptomId New() => new(Guid.CreateVersion7());
}

/// <summary>What was understood about a symptom: by whom it was explained and when, in the therapist's words.</summary>
public sealed record Explanation(string Words, DateOnly On, PersonId By);

/// <summary>
/// A symptom as the patient names it, the question that goes with it, and every explanation that was given, so that a frightened
/// question can be answered again and read again.
/// </summary>
public sealed record Symptom(SymptomId Id, string Name, string Question)
{
    /// <summary>Explanations, oldest first.</summary>
    public ImmutableList<Explanation> Explanations { get; init; } = [];
}

/// <summary>A symptom was told, or named anew.</summary>
[Kind("symptom-told/1")]
public sealed record SymptomTold(SymptomId Symptom, string Name, string Question) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
    {
        var at = state.Symptoms.FindIndex(s => s.Id == Symptom);
        return state with
        {
            Symptoms = at < 0 ? state.Symptoms.Add(new(Symptom, Name, Question))
                : state.Symptoms.SetItem(at, state.Symptoms[at] with { Name = Name, Question = Question }),
        };
    }
}

/// <summary>A symptom was explained on a day.</summary>
[Kind("symptom-explained/1")]
public sealed record SymptomExplained(SymptomId Symptom, DateOnly On, string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with
    {
        Symptoms = [.. state.Symptoms.Select(s => s.Id == Symptom
            ? s with { Explanations = s.Explanations.Add(new(Words, On, stamp.By)) } : s)],
    };
}

/// <summary>The decisions on symptoms and their explanations.</summary>
public static class SymptomDecisions
{
    /// <summary>Tells a symptom; a name or a question is enough.</summary>
    public static Decision<PatientRecord> TellSymptom(this PatientRecord record, SymptomId id, string name, string question)
    {
        var told = new SymptomTold(id, (name ?? "").Trim(), (question ?? "").Trim());
        return told.Name.Length == 0 && told.Question.Length == 0 ? Refusal.Missing.With("symptom")
            : record.Symptoms.Exists(s => s.Id == id && s.Name == told.Name && s.Question == told.Question) ? Decision<PatientRecord>.Nothing
            : told;
    }

    /// <summary>Explains a symptom, in words that can be read again; an earlier explanation stays.</summary>
    public static Decision<PatientRecord> Explain(this PatientRecord record, SymptomId id, DateOnly on, string words, DateOnly today)
        => record.Symptoms.Find(s => s.Id == id) is not { } symptom ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("explanation")
            : on > today ? Refusal.InTheFuture
            : symptom.Explanations.Exists(e => e.On == on && e.Words == words.Trim()) ? Decision<PatientRecord>.Nothing
            : new SymptomExplained(id, on, words.Trim());
}
