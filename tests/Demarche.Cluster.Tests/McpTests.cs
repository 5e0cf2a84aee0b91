using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Demarche.Cluster.Tests;

/// <summary>The questions as an assistant asks them, through a process that speaks the Model Context Protocol.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task An_assistant_plays_over_a_cluster_and_is_answered_as_without()
    {
        using var border = new Border();
        await using var silo = await RunningSilo.Start();
        var alone = await Play(border);
        Assert.Equal(0, (await silo.Status()).Done);

        var over = await Play(border, "--cluster", silo.Address);

        Assert.Equal(alone, over);
        Assert.Contains("A border and a gas contract", over, StringComparison.Ordinal);
        Assert.NotEqual(0, (await silo.Status()).Done);
    }

    private static async Task<string> Play(Border border, params string[] options)
    {
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Path.Combine(AppContext.BaseDirectory, "demarche.dll"), "mcp", "--folder", border.Folder, .. options],
        });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        var result = await client.CallToolAsync(
            "play", new Dictionary<string, object?> { ["file"] = Path.GetFileName(border.Model), ["draws"] = 30, ["inside"] = true, ["quick"] = true },
            cancellationToken: TestContext.Current.CancellationToken);
        var text = string.Concat(result.Content.OfType<TextContentBlock>().Select(b => b.Text));
        Assert.False(result.IsError is true, text);
        return text;
    }
}
