using System.Net;
using Demarche.Workbench;
using Demarche.Workbench.Hosting;

namespace Demarche.Cli.Tests.Serving;

public sealed class AccessTests
{
    private const string Secret = "a-secret-of-some-length";

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_token_nothing_is_shown()
    {
        await using var workbench = await RunningWorkbench.Start(token: new AccessToken(Secret));

        foreach (var path in new[] { "/", "/model", "/api/openapi.json", "/case", "/health/ready", "/?token=wrong-but-long-enough", "/_blazor/negotiate" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await workbench.Client.GetAsync(new Uri(path, UriKind.Relative), Test)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await workbench.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Test)).StatusCode);
    }

    [Fact]
    public async Task The_token_gives_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        await using var workbench = await RunningWorkbench.Start(token: new AccessToken(Secret));
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = workbench.Client.BaseAddress };

        var admitted = await browser.GetAsync(new Uri($"/stability?state=3&token={Secret}", UriKind.Relative), Test);
        var cookie = admitted.Headers.GetValues("Set-Cookie").Single();
        var page = await admitted.Content.ReadAsStringAsync(Test);

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.Contains("/stability?state=3", page, StringComparison.Ordinal);
        using var next = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        next.Headers.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(next, Test)).StatusCode);
        using var script = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
        script.Headers.Authorization = new("Bearer", Secret);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(script, Test)).StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    public async Task Other_sites_are_kept_out(string header, string value, HttpStatusCode status)
    {
        await using var workbench = await RunningWorkbench.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(status, (await workbench.Client.SendAsync(request, Test)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_says_what_a_page_may_do()
    {
        await using var workbench = await RunningWorkbench.Start();

        var response = await workbench.Client.GetAsync(new Uri("/", UriKind.Relative), Test);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotMatch("<script(?![^>]*src=)[^>]*>[^<]", await response.Content.ReadAsStringAsync(Test));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5178", true)]
    [InlineData("http://localhost:1;http://[::1]:2", true)]
    [InlineData("http://0.0.0.0:5178", false)]
    [InlineData("http://127.0.0.1:1;http://192.168.1.5:2", false)]
    [InlineData("http://*:80", false)]
    [InlineData("http://localhost.evil.example:80", false)]
    public void Only_this_machine_goes_without_a_token(string urls, bool isLoopback) => Assert.Equal(isLoopback, ListenAddresses.AreLoopback(urls));

    [Fact]
    public void A_workbench_for_others_goes_by_the_names_of_this_machine_and_those_given()
    {
        var names = ListenAddresses.Names("http://0.0.0.0:5178", ["crisis.example.org"]);

        Assert.Contains(System.Net.Dns.GetHostName(), names);
        Assert.Contains("0.0.0.0", names);
        Assert.Contains("crisis.example.org", names);
        Assert.DoesNotContain("evil.example", names);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces in between")]
    public void A_token_that_is_none_is_wrong_usage(string token)
    {
        var ran = Shell.Run("workbench", "--token", token);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("--token", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_token_opens_and_another_does_not()
    {
        var token = AccessToken.New();

        Assert.True(token.Opens(token.Text));
        Assert.True(token.Passes(token.Pass));
        Assert.False(token.Opens(token.Pass) || token.Opens(token.Text[..^1]) || token.Opens("") || token.Opens(null) || token.Passes(token.Text) || token.Passes(null));
        Assert.NotEqual(token.Text, AccessToken.New().Text);
    }
}
