using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Demarche.Language.Editing;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Models;
using Demarche.Workbench.Stability;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Models;

/// <summary>A crisis of 131,072 states: what is shown first, and what is left for when it is asked for.</summary>
public sealed class LargeModelTests : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public void Dispose()
    {
        analyst.Dispose();
        files.Dispose();
    }

    /// <summary>Four parties that share seventeen yes/no levers, each with an order of a dozen statements.</summary>
    private static string Text { get; } = Write(levers: 17, parties: 4, statements: 12);

    [Fact]
    public async Task After_a_change_what_holds_is_shown_before_the_rest_is_worked_out()
    {
        using var workspace = Open();
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        var before = model.State;
        var seen = new ConcurrentQueue<ModelState>();
        model.Changed += () => seen.Enqueue(model.State);

        Assert.True(model.Edit(new ModelEdit.Move(YamlPath.Of("parties", "P1", "priorities"), 0, 3)).WasMade);
        await model.Settled;

        var first = seen.First(s => !ReferenceEquals(s.Solved, before.Solved));
        Assert.Equal(131_072, first.Solved!.Graph.States);
        Assert.Same(before.Answer, first.Answer);
        Assert.NotNull(first.Working);
        Assert.Same(first.Solved, model.State.Answer!.Assessment);
    }

    [Fact]
    public async Task The_heavy_questions_are_left_for_later_and_it_is_said_which()
    {
        using var workspace = Open();
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        var answer = model.State.Answer!;

        Assert.Contains("one by one", answer.Assessment.Concepts.Single(c => c.Concept.Id == "sim").WhyNot, StringComparison.Ordinal);
        Assert.NotNull(answer.Findings.Distance!.WhyNoSwaps);
        Assert.Null(answer.Findings.Robustness);
        Assert.Null(model.State.Forecast);
        var columns = StateColumns.Of(answer.Assessment, Shown.All, null, answer.Compiled.Now, StateFilter.None, isGrouped: false, page: null);
        Assert.Equal((131_072, 2_185), (columns.Found, columns.Pages));
        Assert.InRange(columns.States.Count, 1, StateColumns.Most + 1);
        var found = StateColumns.Of(answer.Assessment, Shown.All, null, 0, StateFilter.None with { Find = "P0.l0 is used and P0.l16 is used, not l5 is used" }, isGrouped: true, page: 200);
        Assert.Equal(16_384, found.Found);
        Assert.Equal(200, found.Page);
        Assert.All(found.States, s => Assert.Equal((1, 1, 0), (answer.Compiled.Space.LevelOf(s, 0), answer.Compiled.Space.LevelOf(s, 4), answer.Compiled.Space.LevelOf(s, 6))));
        var runs = BriefDocument.Of(answer).Sections.SelectMany(s => s.Blocks).OfType<Block.Note>().SelectMany(n => n.Text.Runs).ToArray();
        Assert.Contains(runs, r => r.Tone == Tone.Typed && r.Text.StartsWith("demarche ", StringComparison.Ordinal));
        Assert.DoesNotContain(runs, r => r.Text.Contains('`', StringComparison.Ordinal));
        Assert.InRange(BriefDocument.Of(answer).Sections.SelectMany(s => s.Blocks).OfType<Block.Table>().Max(t => t.Rows.Count), 1, 64);
    }

    [Fact]
    public async Task How_long_a_change_takes_is_told_when_asked()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("DEMARCHE_TIMES") is null, "Set DEMARCHE_TIMES to have times shown.");
        using var workspace = Open();
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        for (var k = 0; k < 6; k++)
        {
            var (start, before, table, used) = (Stopwatch.GetTimestamp(), model.State.Solved, TimeSpan.Zero, Environment.CpuUsage.TotalTime);
            void Look()
            {
                if (table == TimeSpan.Zero && !ReferenceEquals(model.State.Solved, before)) table = Stopwatch.GetElapsedTime(start);
            }

            model.Changed += Look;
            Assert.True(model.Edit(new ModelEdit.Move(YamlPath.Of("parties", $"P{k % 4}", "priorities"), k, 11 - k)).WasMade);
            await model.Settled;
            model.Changed -= Look;
            Console.WriteLine($"change {k + 1}: what holds after {table.TotalMilliseconds:0} ms, the brief after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds:0} ms of processor time; {GC.GetTotalMemory(true) >> 20} MB held");
        }
    }

    private Workspace Open()
    {
        files["crisis.yaml"] = Text;
        return new Workspace(new WorkbenchOptions { Model = Path.Combine(files.Opened, "crisis.yaml"), BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "" }, analyst);
    }

    private static string Write(int levers, int parties, int statements)
    {
        var random = new Random(3);
        string Term()
        {
            var lever = random.Next(levers);
            return $"{(random.Next(2) == 0 ? "not " : "")}P{lever % parties}.l{lever} is used";
        }

        var text = new StringBuilder("crisis: A large crisis\nparties:\n");
        for (var party = 0; party < parties; party++)
        {
            text.Append($"  P{party}:\n    levers:\n");
            for (var lever = party; lever < levers; lever += parties) text.Append($"      l{lever}: [unused, used]\n");
            text.Append("    priorities:\n");
            for (var k = 0; k < statements; k++) text.Append($"      - {Term()} or {Term()}\n");
        }

        return text.Append("outcomes:\n  break: P0.l0 is used and P1.l1 is used and P2.l2 is used\nbreak: break\n").ToString();
    }
}
