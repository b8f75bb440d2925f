using System.Security.Claims;
using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Localization;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Andrum.Web.SignIn;

/// <summary>Coming in and going out.</summary>
internal static class SignInPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", Start).For(Access.Anybody);
        app.MapGet("/sign-in", (Visit v) => v.Page<SignInPage>()).For(Access.Anybody);
        app.MapPost("/sign-in", SignIn).For(Access.Anybody);
        app.MapPost("/sign-out", Leave).For(Access.Anybody);
        app.MapPost("/language", ChangeLanguage).For(Access.Anybody);
        app.MapGet("/invitation", (Visit v) => v.Page<InvitationPage>(("Code", v.Http.Request.Query["code"].ToString()))).For(Access.Anybody);
        app.MapPost("/invitation", Accept).For(Access.Anybody);
        AccountPages.Map(app);
    }

    /// <summary>
    /// Signs somebody in on this device, in a session of its own: the one that the browser brought is ended and never taken over, so
    /// that nobody who knows its key is let in, and each session ends with the person whose it is.
    /// </summary>
    public static async Task Enter(HttpContext http, PersonId person)
    {
        await http.SignOutAsync();
        http.Request.Headers.Remove(HeaderNames.Cookie);
        var services = http.RequestServices;
        await using var unknown = services.CreateAsyncScope();
        http.RequestServices = unknown.ServiceProvider;
        try
        {
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, person.Value.ToString())], CookieAuthenticationDefaults.AuthenticationScheme)));
        }
        finally
        {
            http.RequestServices = services;
        }
    }

    /// <summary>Signs out on this device.</summary>
    public static async Task<IResult> Leave(Visit v)
    {
        await v.Http.SignOutAsync();
        return Visit.To("/");
    }

    private static IResult Start(Visit v)
        => v.Somebody is { } person && Doors.OpenTo(v.Clinic, person).FirstOrDefault() is { } door
            ? Visit.To("/" + door)
            : v.Page<WelcomePage>();

    private static async Task<IResult> SignIn(Visit v, Doorkeeper doorkeeper)
    {
        if (await doorkeeper.Recognise(v.Form.Text("name"), v.Form.Text("password")) is not { } person)
        {
            v.Form.Refuse(AccountRefusals.NotRecognised);
            return v.Page<SignInPage>();
        }

        await Enter(v.Http, person);
        return Visit.To(Local(v.Form.Text("back")));
    }

    private static IResult ChangeLanguage(Visit v)
    {
        var culture = Array.Find(House.Languages, l => l.TwoLetterISOLanguageName == v.Form.Text("to")) ?? House.Languages[0];
        v.Http.Response.Cookies.Append(House.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = v.Http.Request.IsHttps });
        return Visit.To(Local(v.Form.Text("back")));
    }

    private static async Task<IResult> Accept(Visit v, Doorkeeper doorkeeper)
    {
        if (v.Form.Text("password") != v.Form.Text("again"))
        {
            v.Form.Refuse(AccountRefusals.PasswordsDiffer);
            return v.Page<InvitationPage>(("Code", v.Form.Text("code")));
        }

        var (person, whyNot) = await doorkeeper.Accept(v.Form.Text("code"), v.Form.Text("password"));
        if (whyNot is not null)
        {
            v.Form.Refuse(whyNot);
            return v.Page<InvitationPage>(("Code", v.Form.Text("code")));
        }

        await Enter(v.Http, person!.Value);
        return Visit.To("/");
    }

    // Only paths of this house: "//elsewhere" and "/\elsewhere" are addresses of others.
    private static string Local(string back)
        => back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal)
            && !back.Any(char.IsControl) ? back : "/";
}
