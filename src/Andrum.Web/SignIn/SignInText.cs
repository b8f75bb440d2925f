using Andrum.Web.Hosting;

namespace Andrum.Web.SignIn;

internal static class SignInText
{
    private static readonly Words Words = new("Andrum.Web.SignIn.SignInText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
