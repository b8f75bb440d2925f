using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Andrum.Web.Hosting;

/// <summary>Where the house listens: HTTPS with the clinic's certificate, or plain HTTP on loopback only.</summary>
internal static class Listening
{
    /// <summary>Why the house cannot listen as wished; null when it can.</summary>
    public static string? WhyNot(Opening opening)
    {
        foreach (var url in opening.Addresses)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                return $"\"{url}\" is not an address such as http://127.0.0.1:5080.";
            }

            if (uri.Scheme == "http" && !IsLoopback(uri))
            {
                return $"Plain HTTP is served on loopback only, and {uri.Host} is not. Use https:// with --certificate, or 127.0.0.1.";
            }

            if (uri.Scheme == "https" && opening.Certificate is null)
            {
                return "HTTPS needs the clinic's certificate: --certificate FILE, and --certificate-key FILE where the key lies apart.";
            }
        }

        return opening.Demo && !opening.Addresses.All(a => IsLoopback(new Uri(a)))
            ? "The demonstration lets anybody sign in as anybody, and is served on loopback only."
            : null;
    }

    public static void Configure(WebApplicationBuilder builder, Opening opening)
    {
        builder.WebHost.UseUrls(opening.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64L << 20;
            if (opening.Certificate is { } file)
            {
                var certificate = opening.CertificateKey is { } key
                    ? X509Certificate2.CreateFromPemFile(file, key)
                    : X509CertificateLoader.LoadPkcs12FromFile(file, password: null);
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            }
        });
    }

    private static bool IsLoopback(Uri uri)
        => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
