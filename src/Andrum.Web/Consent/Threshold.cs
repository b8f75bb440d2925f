namespace Andrum.Web.Consent;

/// <summary>The crossing between care and inquiry.</summary>
internal sealed class Threshold;
