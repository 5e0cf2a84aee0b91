using System.Net;
using System.Text.Json;
using Demarche.Analysis.Asking;
using Demarche.Workbench.Asking;
using Demarche.Workbench.Work;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Cli.Tests.Serving;

public sealed class ApiTests
{
    private static readonly string Chicken = Repository.PathOf("models", "chicken", "crisis.yaml");

    [Theory]
    [InlineData("check", "{}", "check")]
    [InlineData("solve", """{"concepts":"nash,seq"}""", "solve --concepts nash,seq")]
    [InlineData("solve", """{"limit":2}""", "solve --limit 2")]
    [InlineData("explain", """{"state":"now"}""", "explain STATE now")]
    [InlineData("advise", """{"wanted":"crash"}""", "advise STATE crash")]
    [InlineData("advise", """{"wanted":"crash","pays":false}""", "advise STATE crash --any-moves")]
    [InlineData("brief", "{}", "brief")]
    [InlineData("play", """{"draws":6,"seed":4,"lambda":"2..5","horizon":"2024-03-12"}""", "play --draws 6 --seed 4 --lambda 2..5 --horizon 2024-03-12 --quick")]
    [InlineData("play", """{"draws":5,"lambda":3,"quick":false,"mode":"grid"}""", "play --draws 5 --lambda 3 --mode grid")]
    [InlineData("paths", """{"to":"crash","setbacks":1}""", "paths --to crash --setbacks 1")]
    [InlineData("explain", """{"state":1,"makeStable":true,"foresight":"Row=nash"}""", "explain STATE 1 --make-stable --foresight Row=nash")]
    [InlineData("vary", """{"over":"concepts"}""", "vary --over concepts")]
    [InlineData("solve", """{"limit":0}""", "solve --limit 0")]
    public async Task The_answer_is_that_of_the_command_line(string question, string options, string command)
    {
        await using var workbench = await RunningWorkbench.Start();
        var text = question == "play" ? PlayTests.Model : await File.ReadAllTextAsync(Chicken, TestContext.Current.CancellationToken);
        using var request = JsonDocument.Parse(options);
        var body = request.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value.Clone());
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

    [Theory]
    [InlineData("play", """{"file":"geneva-2022","draws":-1}""", "#/draws", "a whole number from 1 to 1000000")]
    [InlineData("play", """{"file":"geneva-2022","draws":1.5}""", "#/draws", "a whole number from 1 to 1000000")]
    [InlineData("play", """{"file":"geneva-2022","draws":"7"}""", "#/draws", "a whole number from 1 to 1000000")]
    [InlineData("play", """{"file":"geneva-2022","mode":"fast"}""", "#/mode", "auto, exact, grid")]
    [InlineData("play", """{"file":"geneva-2022","quick":"yes"}""", "#/quick", "true or false")]
    [InlineData("play", """{"file":"geneva-2022","horizon":"soon"}""", "#/horizon", "yyyy-MM-dd")]
    [InlineData("solve", """{"file":"chicken","limit":-5}""", "#/limit", "a whole number of 0 or more")]
    [InlineData("solve", """{"file":"chicken","concept":"nash"}""", "#/concept", "model, file, types, foresight")]
    [InlineData("solve", """{"file":"chicken","types":3}""", "#/types", "a text")]
    [InlineData("solve", """{"file":7}""", "#/file", "a text")]
    [InlineData("solve", """{"file":"chicken","concepts":"nahs"}""", "#/concepts", "Which concepts")]
    [InlineData("explain", """{"file":"chicken"}""", "#/state", "an outcome")]
    [InlineData("explain", """{"file":"chicken","state":["now"]}""", "#/state", "a text or a number")]
    [InlineData("advise", """{"file":"chicken","wanted":"crash","budget":2000001}""", "#/budget", "a whole number from 1 to 2000000")]
    [InlineData("paths", """{"file":"chicken","setbacks":101}""", "#/setbacks", "a whole number from 0 to 100")]
    public async Task What_is_wrong_with_a_request_is_told_with_its_place_and_what_is_allowed(string question, string body, string pointer, string allowed)
    {
        await using var workbench = await RunningWorkbench.Start();

        var response = await workbench.Post($"/api/{question}", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var error = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(pointer, error.GetProperty("pointer").GetString());
        Assert.Contains(allowed, error.GetProperty("allowed").GetString(), StringComparison.Ordinal);
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public void A_body_that_is_no_text_is_refused()
    {
        var (body, faults) = QuestionBody.Read(Questions.Find("solve")!, new byte[] { 0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D });

        Assert.Null(body);
        Assert.Contains("UTF-8", Assert.Single(faults).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("", "is empty")]
    [InlineData("[1]", "a list")]
    [InlineData("{\n \"file\": oops }", "line 2")]
    [InlineData("""{"file":"chicken","file":"elmira"}""", "file")]
    [InlineData("""{"file":"\ud800"}""", "half of a character")]
    [InlineData("""{"\udc00":1}""", "half of a character")]
    public async Task What_is_no_JSON_object_is_told_in_words(string body, string told)
    {
        await using var workbench = await RunningWorkbench.Start();

        var response = await workbench.Post("/api/solve", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(told, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_type_are_told_for_what_they_are()
    {
        await using var workbench = await RunningWorkbench.Start();
        var cancellation = TestContext.Current.CancellationToken;

        var got = await workbench.Client.GetAsync(new Uri("/api/solve", UriKind.Relative), cancellation);
        using var form = new FormUrlEncodedContent([new("file", "chicken")]);
        var posted = await workbench.Client.PostAsync(new Uri("/api/solve", UriKind.Relative), form, cancellation);
        var unknown = await workbench.Post("/api/slove", "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
        Assert.Equal(["POST"], got.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, posted.StatusCode);
        Assert.Contains("application/json", await posted.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("did you mean 'solve'?", System.Text.RegularExpressions.Regex.Unescape(await unknown.Content.ReadAsStringAsync(cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_that_runs_out_of_time_tells_what_is_done()
    {
        var clock = new FakeTimeProvider();
        await using var workbench = await RunningWorkbench.Start(new WorkLimits { AtOnce = 1, Grace = TimeSpan.FromHours(1) }, time: clock);
        var response = await Played(TimeSpan.FromSeconds(1));
        // Where not one run was done in time there is nothing to tell: time passes more slowly then.
        for (var step = 500; response.StatusCode == HttpStatusCode.GatewayTimeout; step /= 2) response = await Played(TimeSpan.FromMilliseconds(step));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var findings = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var basis = findings.RootElement.GetProperty("basis");
        Assert.Equal(1_000_000, basis.GetProperty("asked").GetInt32());
        Assert.InRange(basis.GetProperty("draws").GetInt32(), 1, 999_999);

        async Task<HttpResponseMessage> Played(TimeSpan step)
        {
            var working = workbench.Post("/api/play", JsonSerializer.Serialize(new { model = PlayTests.Model, draws = 1_000_000 }));
            await Patience.Until(() =>
            {
                clock.Advance(step);
                return working.IsCompleted;
            }, "play to be stopped");
            return await working;
        }
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        await using var workbench = await RunningWorkbench.Start();

        using var description = JsonDocument.Parse(await workbench.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken));

        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(["/api/check", "/api/solve", "/api/explain", "/api/paths", "/api/advise", "/api/brief", "/api/play", "/api/vary"], paths);
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
