using Andrum.Inquiry.Interviews;

namespace Andrum.Inquiry.Meanings;

/// <summary>
/// A meaning unit as other journals name it. It carries its participant, so that what rests on a voice can be found from the
/// study alone, and after the voice was erased.
/// </summary>
public sealed record UnitRef(ParticipantId Participant, InterviewId Interview, PersonId Analyst, UnitId Unit);
