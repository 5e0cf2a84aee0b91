using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Demarche.Cli.Tests;

/// <summary><c>read --llm</c> against a server on this machine that speaks the protocol and answers what the test says.</summary>
public sealed class LanguageModelTests
{
    private const string Article = "Iran and Britain\n\nIran threatened Britain with war on Monday. Britain recalled its ambassador from Tehran.\n";

    private const string Reply = """
        {"events": [
         {"sentence": 2, "words": "Iran threatened Britain with war", "by": "Iran", "toward": "United Kingdom", "with": [], "type": "THREATEN", "mode": "violence", "aspect": "threatened"},
         {"sentence": 2, "words": "Iran apologised to Britain", "by": "Iran", "toward": "United Kingdom", "with": [], "type": "SUPPORT", "mode": "", "aspect": "done"}]}
        """;

    [Fact]
    public async Task What_it_says_is_held_against_the_text_and_kept_without_the_key()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("article.txt", Article);
        await using var server = await Served.With(Reply);
        var ran = Shell.Run(
            io => io with { Variable = name => name == "DEMARCHE_LLM_KEY" ? "a-secret-key" : null },
            "read", file, "--published", "2020-01-08", "--llm", "tester", "--endpoint", server.Address, "--keep", folder["kept"], "--format", "csv");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("goes to tester at 127.0.0.1", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 rows stand in the text as claimed", ran.Error, StringComparison.Ordinal);
        Assert.Contains("model:tester", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("apologised", ran.Out, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder["kept"]).Length);
        Assert.All(server.Keys, key => Assert.Equal("Bearer a-secret-key", key));
        Assert.DoesNotContain("a-secret-key", ran.Out + ran.Error + string.Concat(Directory.GetFiles(folder["kept"]).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_will_not_answer_leaves_the_reading_to_the_rules()
    {
        using var folder = new ScratchFolder();
        var file = folder.Write("article.txt", Article);
        await using var server = await Served.With("I would rather not.");
        var ran = Shell.Run("read", file, "--published", "2020-01-08", "--llm", "tester", "--endpoint", server.Address, "--format", "csv");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("The rules read the text instead.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("THREATEN", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--llm needs the address", "--llm", "m")]
    [InlineData("--endpoint says where", "--endpoint", "http://localhost:1/v1")]
    [InlineData("none is asked", "--keep", "folder")]
    [InlineData("http:// or https://", "--llm", "m", "--endpoint", "file:///etc/hosts")]
    public void Options_that_do_not_fit_together_are_said(string told, params string[] options)
    {
        var ran = Shell.Run(["read", "-", .. options]);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_does_not_travel_unprotected()
    {
        var ran = Shell.Run(io => io with { Variable = _ => "secret" }, "read", "-", "--llm", "m", "--endpoint", "http://models.example/v1");
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("use https", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>A server that streams one reply to whatever is asked.</summary>
    private sealed class Served(WebApplication application) : IAsyncDisposable
    {
        public ConcurrentBag<string> Keys { get; } = [];

        public string Address => application.Urls.First() + "/v1";

        public static async Task<Served> With(string reply)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var application = builder.Build();
            var served = new Served(application);
            application.MapPost("/v1/chat/completions", async context =>
            {
                served.Keys.Add(context.Request.Headers.Authorization.ToString());
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync($"data: {Chunk(reply, null)}\n\ndata: {Chunk("", "stop")}\n\ndata: [DONE]\n\n");
            });
            await application.StartAsync(TestContext.Current.CancellationToken);
            return served;
        }

        public ValueTask DisposeAsync() => application.DisposeAsync();

        private static string Chunk(string words, string? end) => JsonSerializer.Serialize(new
        {
            id = "1", @object = "chat.completion.chunk", created = 1, model = "tester",
            choices = new[] { new { index = 0, delta = new { role = "assistant", content = words }, finish_reason = end } },
        });
    }
}
