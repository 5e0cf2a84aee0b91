using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Cluster.Clients;
using Demarche.Reports.Answers;

namespace Demarche.Cluster.Tests;

/// <summary>Whatever happens to silos, their database and clients: the same bytes, nothing hangs, and no work runs on for nobody.</summary>
public sealed class FailureTests : IDisposable
{
    private const int Draws = 3000;

    private readonly Border border = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => border.Dispose();

    [Fact]
    public async Task One_silo_is_killed_one_is_stopped_one_comes_and_the_database_is_restarted()
    {
        using var postgres = Postgres.Start();
        string[] membership = ["--membership", postgres.Connection];
        var silos = await Task.WhenAll(RunningSilo.Start(membership), RunningSilo.Start(membership), RunningSilo.Start(membership));
        await using var killed = silos[0];
        await using var stopped = silos[1];
        await using var stays = silos[2];
        await using var client = await Connect(killed, stays);
        client.Alone = Patience.Long;
        await Patience.Until(() => client.Width >= 6 * Environment.ProcessorCount);
        RunningSilo? comes = null;
        var events = new Queue<(int At, Action Happens)>(
        [
            (200, () => killed.Process.Kill()),
            (800, () => stopped.Signal("TERM")),
            (1400, () => Wait(Patience.Until(() => stopped.Process.HasExited))),
            (1500, postgres.Restart),
            (1600, () => Wait(Come())),
        ]);
        async Task Come()
        {
            comes = await RunningSilo.Start(membership);
            await Patience.Until(() => client.Knows(comes.Address));
        }

        var over = Question.Ask(new AskOptions { Workforce = client, Progress = at => { while (events.TryPeek(out var next) && at.What == "Playing it forward" && at.Done >= next.At) events.Dequeue().Happens(); } });
        await using var came = comes!;

        Assert.Empty(events);
        Assert.Equal(AnswerText.Render(Question.Ask().OrThrow(), "json"), AnswerText.Render(over.OrThrow(), "json"));
        Assert.Equal(0, await stopped.Ended());
        Assert.Contains("The silo is leaving.", stopped.Out, StringComparison.Ordinal);
        Assert.Equal(0, client.Spread.UnitsHere);
        await Patience.Until(() =>
        {
            if (client.Spread.Silos.Any(s => s.Silo == came.Address && s.Units > 0)) return true;
            Question.Ask(new AskOptions { Workforce = client }).OrThrow();
            return false;
        });
    }

    [Fact]
    public async Task Where_no_silo_is_left_the_client_does_the_rest()
    {
        await using var silo = await RunningSilo.Start();
        await using var client = await Connect(silo);
        client.Alone = TimeSpan.FromSeconds(1);
        var over = Question.Ask(new AskOptions { Workforce = client, Progress = at => { if (at.Done >= 300 && !silo.Process.HasExited) silo.Process.Kill(); } });
        Assert.Equal(AnswerText.Render(Question.Ask().OrThrow(), "json"), AnswerText.Render(over.OrThrow(), "json"));
        Assert.True(client.Spread.UnitsHere > 0);
    }

    [Fact]
    public async Task Work_ends_with_the_client_whether_it_is_stopped_or_dies()
    {
        await using var silo = await RunningSilo.Start();
        string[] command = ["play", border.Model, "--draws", "1000000", "--inside", "--quick", "--cluster", silo.Address];
        await using (var stopped = new Running(command))
        {
            await Patience.Until(async () => (await silo.Status()).Done > 10);
            stopped.Signal("INT");
            Assert.Equal(130, await stopped.Ended());
            Assert.Contains("stopped; ", stopped.Error, StringComparison.Ordinal);
            await Patience.Until(async () => (await silo.Status()).Begun == 0);
        }

        var before = (await silo.Status()).Done;
        await using var dies = new Running(command);
        await Patience.Until(async () => (await silo.Status()).Done > before + 10);
        dies.Process.Kill();
        await Patience.Until(async () => (await silo.Status()).Begun == 0);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_leave_ends_what_it_works_on()
    {
        await using var first = await RunningSilo.Start();
        await using var leaves = await RunningSilo.Start("--join", first.Address);
        await using var client = await Connect(first);
        await Patience.Until(() => client.Knows(leaves.Address));
        var told = 0;
        var over = Question.Ask(new AskOptions { Workforce = client, Progress = at => { if (at is { What: "Playing it forward", Done: >= 400 } && Interlocked.Exchange(ref told, 1) == 0) leaves.Signal("INT"); } });
        Assert.Equal(AnswerText.Render(Question.Ask().OrThrow(), "json"), AnswerText.Render(over.OrThrow(), "json"));
        Assert.Equal(0, await leaves.Ended());
        Assert.True((await first.Status()).Done > 0);
    }

    private PlayQuestion Question => new() { Model = ModelSource.At(border.Model), Draws = Draws, Inside = true, Quick = true };

    private static async Task<ClusterClient> Connect(params RunningSilo[] silos)
    {
        var (client, whyNot) = await ClusterClient.Connect([.. silos.Select(s => NodeAddress.Read(s.Address).Address!)], null, TimeProvider.System, Test);
        Assert.Null(whyNot);
        return client!;
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
