namespace Andrum.Web.Tests.Hosting;

public sealed class HeadersTests(DemonstrationHouse house, Browser browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/invitation")]
    [InlineData("/demo")]
    [InlineData("/healthz")]
    [InlineData("/nothing/here")]
    [InlineData("/me")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_forbids_scripts_of_others_and_tells_nobody_where_one_came_from(string path)
    {
        using var patient = await house.Client("Patient ·");
        var headers = (await patient.Get(path)).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
        Assert.False(headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/me")]
    [InlineData("/nothing/here")]
    public async Task No_page_is_kept_by_the_browser(string path)
    {
        using var patient = await house.Client("Patient ·");
        Assert.True((await patient.Get(path)).Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_script_written_into_a_page_does_not_run()
    {
        using var nobody = house.Nobody();
        var complaint = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => browser.Look(nobody, async window =>
        {
            await window.GotoAsync("/");
            await window.EvaluateAsync("document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = \"taken\"' }))");
            Assert.DoesNotContain("taken", await window.TitleAsync(), StringComparison.Ordinal);
        }));
        Assert.Contains("Content security policy", complaint.Message, StringComparison.OrdinalIgnoreCase);
    }
}
