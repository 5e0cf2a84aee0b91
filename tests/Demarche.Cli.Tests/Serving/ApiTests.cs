using System.Net;
using System.Text.Json;
using Demarche.Workbench.Work;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Cli.Tests.Serving;

public sealed class ApiTests
{
    private static readonly string Chicken = Repository.PathOf("models", "chicken", "crisis.yaml");

    [Theory]
    [InlineData("check", "{}", "check")]
    [InlineData("solve", """{"concepts":"nash,seq"}""", "solve --concepts nash,seq")]
    [InlineData("solve", """{"limit":0}""", "solve --limit 0")]
    [InlineData("solve", """{"limit":2}""", "solve --limit 2")]
    [InlineData("explain", """{"state":"now"}""", "explain STATE now")]
    [InlineData("advise", """{"wanted":"crash"}""", "advise STATE crash")]
    [InlineData("advise", """{"wanted":"crash","pays":false}""", "advise STATE crash --any-moves")]
    [InlineData("brief", "{}", "brief")]
    [InlineData("play", """{"draws":6,"seed":4,"lambda":"2..5","horizon":"2024-03-12"}""", "play --draws 6 --seed 4 --lambda 2..5 --horizon 2024-03-12")]
    public async Task The_answer_is_that_of_the_command_line(string question, string options, string command)
    {
        await using var workbench = await RunningWorkbench.Start();
        var text = question == "play" ? PlayTests.Model : await File.ReadAllTextAsync(Chicken, TestContext.Current.CancellationToken);
        using var request = JsonDocument.Parse(options);
        var body = request.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind switch { JsonValueKind.Number => p.Value.GetInt32(), JsonValueKind.False => false, _ => (object)p.Value.ToString() });
        body["model"] = text;

        var response = await workbench.Post($"/api/{question}", JsonSerializer.Serialize(body));

        using var folder = new ScratchFolder();
        var path = folder.Write("model.crisis.yaml", text);
        var words = command.Replace("STATE", path, StringComparison.Ordinal).Split(' ').ToList();
        if (!words.Contains(path)) words.Insert(1, path);
        var expected = Shell.Run([.. words, "--format", "json"]).Out.Replace(path, "model.crisis.yaml", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mistakes_in_a_model_come_with_their_places()
    {
        await using var workbench = await RunningWorkbench.Start();

        var response = await workbench.Post("/api/solve", """{"model":"parties:\n  A: { lever: 3 }\n"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(problem.RootElement.GetProperty("diagnostics").EnumerateArray(), d => d.GetProperty("code").GetString() == "DEM0100" && d.GetProperty("line").GetInt32() == 2);
    }

    public static TheoryData<string, HttpStatusCode> Hostile => new()
    {
        { "{", HttpStatusCode.BadRequest },
        { "\u0001\u0002", HttpStatusCode.BadRequest },
        { "{}", HttpStatusCode.BadRequest },
        { """{"model":"a: 1","file":"x.yaml"}""", HttpStatusCode.BadRequest },
        { """{"file":"../../../etc/passwd.yaml"}""", HttpStatusCode.NotFound },
        { """{"file":"/etc/passwd"}""", HttpStatusCode.NotFound },
        { """{"file":"C:\\windows\\x.yaml"}""", HttpStatusCode.NotFound },
        { """{"file":"nul.yaml"}""", HttpStatusCode.NotFound },
        { """{"file":"x.yaml\u0000"}""", HttpStatusCode.NotFound },
        { """{"model":"extends: ../../x.yaml\n"}""", HttpStatusCode.UnprocessableEntity },
        { """{"model":"a: &a [*a]\n"}""", HttpStatusCode.UnprocessableEntity },
        { """{"model":"\u0000\u0001"}""", HttpStatusCode.UnprocessableEntity },
        { """{"model":""}""", HttpStatusCode.UnprocessableEntity },
        { """{"file":"chicken","concepts":"--output=/tmp/x"}""", HttpStatusCode.BadRequest },
        { $$"""{"model":"{{new string('[', 20_000)}}"}""", HttpStatusCode.UnprocessableEntity },
        { $$"""{"model":"{{new string('x', 1_000_001)}}"}""", HttpStatusCode.RequestEntityTooLarge },
        { new string(' ', 7_000_000) + "{}", HttpStatusCode.RequestEntityTooLarge },
        { new string('[', 2_000), HttpStatusCode.BadRequest },
    };

    [Fact]
    public async Task Hostile_requests_are_refused_in_order()
    {
        await using var workbench = await RunningWorkbench.Start();
        foreach (var row in Hostile)
        {
            var response = await workbench.Post("/api/solve", row.Data.Item1);
            Assert.True(row.Data.Item2 == response.StatusCode, $"{row.Data.Item1[..Math.Min(80, row.Data.Item1.Length)]}: {response.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await workbench.Post("/api/solve", """{"file":"chicken"}""")).StatusCode);
    }

    [Fact]
    public async Task An_option_cannot_write_a_file()
    {
        await using var workbench = await RunningWorkbench.Start();
        var target = workbench.Folder["written.html"];

        await workbench.Post("/api/explain", JsonSerializer.Serialize(new { file = "chicken", state = $"--output={target}" }));
        await workbench.Post("/api/brief", JsonSerializer.Serialize(new { file = "chicken", types = $"x --output={target}" }));

        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_slow_model_stalls_nobody()
    {
        var clock = new FakeTimeProvider();
        await using var workbench = await RunningWorkbench.Start(new WorkLimits { AtOnce = 1 }, time: clock);
        var levers = string.Concat(Enumerable.Range(0, 16).Select(k => $"      l{k}: [no, yes]\n"));
        var slow = JsonSerializer.Serialize(new { model = $"parties:\n  A:\n    levers:\n{levers}    priorities: [l0]\n  B:\n    levers:\n{levers.Replace("l", "m", StringComparison.Ordinal).Replace("mevers", "levers", StringComparison.Ordinal)}    priorities: [m0]\n", concepts = "sim" });

        var working = workbench.Post("/api/solve", slow);
        await Patience.Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return working.IsCompleted;
        }, "the slow model to be refused");
        var refused = await working;
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.GatewayTimeout, HttpStatusCode.UnprocessableEntity });
        Assert.Equal(HttpStatusCode.OK, (await workbench.Post("/api/check", """{"model":"parties:\n  A:\n    levers: { l: [no, yes] }\n    priorities: [l]\n"}""")).StatusCode);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        await using var workbench = await RunningWorkbench.Start();

        using var description = JsonDocument.Parse(await workbench.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken));

        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(["/api/check", "/api/solve", "/api/explain", "/api/advise", "/api/brief", "/api/play"], paths);
        Assert.Equal(HttpStatusCode.NotFound, (await workbench.Client.GetAsync(new Uri("/api/other", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Fifty_at_once_are_all_answered_in_bounded_memory()
    {
        await using var workbench = await RunningWorkbench.Start();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var models = new[] { "chicken", "prisoners-dilemma", "elmira", "cuba-1962", "us-north-korea-2017" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(k => workbench.Post("/api/solve", JsonSerializer.Serialize(new { file = models[k % models.Length], concepts = k % 2 == 0 ? "nash" : "seq" }))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 200L << 20);
    }
}
