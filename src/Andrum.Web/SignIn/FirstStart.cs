using System.Security.Cryptography;
using System.Text;
using Andrum.Clinic;

namespace Andrum.Web.SignIn;

/// <summary>
/// The one-time link with which a clinic is set up. It is made at start, printed where the server was started, and good while the
/// clinic has no administrator.
/// </summary>
internal sealed class FirstStart(Storage.Journals journals)
{
    private readonly string _code = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The link's path; null when the clinic has an administrator.</summary>
    public string? Path => Open ? "/setup/" + _code : null;

    private bool Open => !journals.Read(ClinicState.Journal).State.Roles.Any(r => r.Value.Contains(Role.Administrator));

    /// <summary>Whether somebody came with the link.</summary>
    public bool Fits(string code)
        => Open && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(_code));
}
