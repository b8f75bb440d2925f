using Andrum.Clinic;

namespace Andrum.Web.Clinic;

/// <summary>One form may wish several things of the clinic: all are written, or none with the first reason why not.</summary>
internal static class Together
{
    public static Decision<ClinicState> Decide(params IEnumerable<Decision<ClinicState>> decisions)
    {
        var all = decisions.ToArray();
        return Array.Find(all, d => d.Refusal is not null) ?? Decision<ClinicState>.Write(all.SelectMany(d => d.Entries));
    }
}
