using Demarche.Analysis.Asking;
using Demarche.Reports.Answers;

namespace Demarche.Cluster.Tests;

/// <summary>Two silos on one machine, with nothing installed, and what the program answers over them.</summary>
public sealed class LocalClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    [Theory]
    [InlineData("play")]
    [InlineData("vary")]
    [InlineData("vary", "--play", "--draws", "5")]
    public async Task The_answer_is_the_same_bytes_as_without(params string[] command)
    {
        ArgumentNullException.ThrowIfNull(command);
        await using var over = new Running([command[0], cluster.Model, .. command[1..], "--format", "json", "--cluster", cluster.First.Address, "--timings"]);
        await using var alone = new Running([command[0], cluster.Model, .. command[1..], "--format", "json"]);
        Assert.Equal((0, 0), (await over.Ended(), await alone.Ended()));
        Assert.Equal(alone.Out, over.Out);
        Assert.Contains(" units on ", over.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("worked on here", over.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_the_dashboard_are_there_for_this_machine()
    {
        Assert.Equal("Healthy", await cluster.Second.Get("/health/live"));
        Assert.Equal("Healthy", await cluster.Second.Get("/health/ready"));
        Assert.Contains("<html", await cluster.Second.Get("/"), StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Two silos: the first, and one that joined it.</summary>
public sealed class LocalCluster : IAsyncLifetime
{
    private readonly Border border = new();

    internal RunningSilo First { get; private set; } = null!;

    internal RunningSilo Second { get; private set; } = null!;

    internal string Model => border.Model;

    public async ValueTask InitializeAsync()
    {
        First = await RunningSilo.Start();
        Second = await RunningSilo.Start("--join", First.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        border.Dispose();
    }
}
