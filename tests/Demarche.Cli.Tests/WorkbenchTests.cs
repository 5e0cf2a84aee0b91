using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Cli.Tests;

/// <summary><c>demarche workbench</c> from its start to its end.</summary>
public class WorkbenchTests
{
    [Fact]
    public void A_model_that_is_not_there_is_told_before_anything_listens()
    {
        var ran = Shell.Run("workbench", "no-such-model", "--urls", "http://127.0.0.1:0");

        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("no-such-model", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task It_prints_its_address_answers_there_and_ends_in_order() => Served(["--urls", "http://127.0.0.1:0"], async (address, client, _) =>
    {
        var page = Encoding.UTF8.GetString(await client.GetByteArrayAsync(address));

        Assert.Contains("<h1", page, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("--listen", "127.0.0.1:0")]
    [InlineData("--listen", "127.0.0.1:0", "--host", "crisis.example.org")]
    [InlineData("--urls", "http://127.0.0.1:0", "--host", "crisis.example.org")]
    public Task What_is_meant_for_others_asks_for_a_token(params string[] options) => Served(options, async (address, client, told) =>
    {
        var token = Regex.Match(told(), @"\?token=(\w+)", RegexOptions.NonBacktracking).Groups[1].Value;

        Assert.Equal(64, token.Length);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri(address, "/api/models"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(address, $"/?token={token}"))).StatusCode);
    });

    [Fact]
    public Task A_cookie_belongs_to_one_port_and_is_secure_behind_tls() => Served(["--listen", "127.0.0.1:0"], async (address, client, told) =>
    {
        var shown = new Uri(address, Regex.Match(told(), @"/\?token=\w+", RegexOptions.NonBacktracking).Value);
        using var behind = new HttpRequestMessage(HttpMethod.Get, shown) { Headers = { { "X-Forwarded-Proto", "https" } } };

        Assert.DoesNotContain("secure", await CookieOf(client.GetAsync(shown)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", await CookieOf(client.SendAsync(behind)), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith($"demarche-pass-{address.Port}=", await CookieOf(client.GetAsync(shown)), StringComparison.Ordinal);

        static async Task<string> CookieOf(Task<HttpResponseMessage> asked) => (await asked).Headers.GetValues("Set-Cookie").Single();
    });

    private static async Task Served(string[] options, Func<Uri, HttpClient, Func<string>, Task> visit)
    {
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var told = TextWriter.Synchronized(output);
        using var bytes = new MemoryStream();
        var io = new Io(told, bytes, told) { Variable = _ => null, BundledModels = Repository.PathOf("models"), Cancellation = stop.Token };

        var running = Task.Run(() => Application.Run(["workbench", .. options], io));
        var address = "";
        await Patience.Until(() =>
        {
            Assert.False(running.IsCompleted, Told());
            address = Regex.Match(Told(), @"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking).Value;
            return Told().Contains("Ctrl-C", StringComparison.Ordinal);
        });
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { Timeout = Patience.Long };
        await visit(new Uri(address), client, Told);
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Answered, await running.WaitAsync(Patience.Long));

        string Told()
        {
            lock (told) return output.ToString();   // a synchronized writer locks itself
        }
    }
}
