using System.Globalization;
using Andrum.Storage;
using Andrum.Storage.Accounts;
using Andrum.Web.Consents;
using Andrum.Web.Demonstration;
using Andrum.Web.Shared;
using Andrum.Web.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.FileProviders;

namespace Andrum.Web.Hosting;

/// <summary>How the house is opened.</summary>
/// <param name="Urls">Where it listens: HTTPS, or plain HTTP on loopback.</param>
/// <param name="Certificate">The clinic's certificate for HTTPS (PEM or PFX), with its key.</param>
/// <param name="CertificateKey">The certificate's key, where it lies in a file of its own.</param>
/// <param name="Demo">Whether the invented clinic is shown, with its door for choosing a person.</param>
internal sealed record Opening(string Urls, string? Certificate = null, string? CertificateKey = null, bool Demo = false)
{
    /// <summary>The addresses, one by one.</summary>
    public IReadOnlyList<string> Addresses { get; } = Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether everything goes over TLS.</summary>
    public bool Secure => Addresses.All(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The web application over one data folder.</summary>
internal static class House
{
    public static readonly CultureInfo[] Languages = [new("en-GB"), new("sv-SE")];

    /// <summary>Builds the application; whoever calls runs it.</summary>
    /// <param name="data">The clinic's data.</param>
    /// <param name="opening">How it is opened.</param>
    /// <param name="furnish">What else stands in the house, such as another place for the log.</param>
    /// <param name="doors">What else is said of every endpoint.</param>
    public static WebApplication Build(DataFolder data, Opening opening, Action<WebApplicationBuilder>? furnish = null,
        Action<IEndpointConventionBuilder>? doors = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        Listening.Configure(builder, opening);
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // It warns that the keys of cookies lie open: it cannot know that their repository seals them.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement", LogLevel.Error);

        var services = builder.Services;
        services.AddSingleton(data.Time);
        services.AddSingleton(data);
        services.AddSingleton(data.Journals);
        services.AddSingleton(data.AccessLog);
        services.AddSingleton(opening);
        services.AddAccounts(data.Folder, data.AccountKeys);
        services.AddDataProtection().SetApplicationName("Andrum")
            .AddKeyManagementOptions(o => o.XmlRepository = new SealedProtectionKeys(data.Folder, data.AccountKeys));
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddScoped<Form>();
        services.AddScoped<Visit>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<Threshold>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = opening.Secure ? "__Host-andrum-form" : "andrum-form";
            o.Cookie.SecurePolicy = opening.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        AddSignIn(services, opening);
        Doors.Add(services);
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Languages[0]);
            o.SupportedCultures = Languages;
            o.SupportedUICultures = Languages;
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie }, new AcceptLanguageHeaderRequestCultureProvider()];
            o.FallBackToParentCultures = true;
        });

        furnish?.Invoke(builder);
        var app = builder.Build();
        app.UseHeaders();
        app.UseRequestLocalization();
        app.UseWelcome();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(BrowserFile.Folder),
            OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        app.UseRouting();
        app.UseFormsPages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseForms();
        var house = app.MapGroup("");
        doors?.Invoke(house);
        Map(house, opening);
        return app;
    }

    public const string LanguageCookie = "andrum-language";

    private static void Map(RouteGroupBuilder app, Opening opening)
    {
        app.MapGet("/healthz", () => Results.Text("ready")).For(Access.Anybody);
        SignInPages.Map(app);
        SetupPages.Map(app);
        Me.MePages.Map(app.MapGroup("/me").For(Access.OwnRoom));
        Care.CarePages.Map(app.MapGroup("/care").For(Access.Therapist));
        Inquiry.InquiryPages.Map(app.MapGroup("/inquiry").For(Access.Researcher));
        Clinic.ClinicPages.Map(app.MapGroup("/clinic").For(Access.Administrator));
        if (opening.Demo)
        {
            DemonstrationDoor.Map(app);
        }
    }

    private static void AddSignIn(IServiceCollection services, Opening opening)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = opening.Secure ? "__Host-andrum" : "andrum";
            o.Cookie.SecurePolicy = opening.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "back";
            o.Events.OnRedirectToLogin = context =>
            {
                // Whoever left a patient's page in haste must not find its address in the sign-in's.
                context.Response.Redirect(context.Request.Path.StartsWithSegments("/me", StringComparison.Ordinal) ? "/sign-in" : context.RedirectUri);
                return Task.CompletedTask;
            };
            o.Events.OnRedirectToAccessDenied = context =>
            {
                // A room that is not one's own answers like a room that is not there.
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<Sessions>((o, sessions) => o.SessionStore = sessions);
    }
}
