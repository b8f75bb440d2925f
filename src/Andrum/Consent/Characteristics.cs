namespace Andrum.Consent;

/// <summary>
/// What crosses from the care record to a study when somebody consents, as the consent names it: no name, no date, no place.
/// </summary>
/// <param name="Age">Full years on the day of the consent.</param>
/// <param name="Sex">As stated: "woman", "man", "other", or empty.</param>
/// <param name="PainDiagnosis">The pain diagnosis, in kebab case, or empty where it is not known.</param>
/// <param name="Trauma">Whether trauma was judged to be present; null where it was not judged.</param>
/// <param name="Work">Work status, in kebab case, or empty.</param>
/// <param name="Months">Months from the first session to the end.</param>
/// <param name="Sessions">How many sessions were held.</param>
public sealed record Characteristics(int? Age, string Sex, string PainDiagnosis, bool? Trauma, string Work, int? Months, int Sessions);
