using Andrum.Web.Hosting;

namespace Andrum.Web.Shared;

/// <summary>What every room says alike.</summary>
internal static class SharedText
{
    private static readonly Words Words = new("Andrum.Web.Shared.SharedText");
    private static readonly Words Refusals = new("Andrum.Web.Shared.RefusalText");

    public static string Say(string key, params object?[] details) => Words.Say(key, details);

    /// <summary>Why something was refused, as a sentence.</summary>
    public static string Why(Refusal refusal)
        => (refusal.Details.Length > 0 ? Refusals.Find($"{refusal.Code}.{refusal.Details[0]}") : null)
            ?? Refusals.Say(refusal.Code, [.. refusal.Details]);
}
