using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

internal static class InquiryText
{
    private static readonly Words Words = new("Andrum.Web.Inquiry.InquiryText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
