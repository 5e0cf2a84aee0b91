using Demarche.Workbench.Hosting;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Work;

/// <summary>Models made to take all there is: each ends by itself or as soon as it is stopped, with a sentence, and others are answered meanwhile.</summary>
public sealed class HostileModelTests : IDisposable
{
    private const string Modest = "parties:\n  A:\n    levers:\n      ties: [kept, severed]\n    priorities: [ties is kept]\n";

    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits with { AtOnce = 2 }, TimeProvider.System);

    public static TheoryData<string> Kinds => [.. Texts.Keys];

    private static readonly Dictionary<string, Func<string>> Texts = new(StringComparer.Ordinal)
    {
        ["a hundred thousand levers"] = () => Levers(100_000) + "    priorities: [l0 is yes]\n",
        ["as many states as can be counted"] = () => Levers(28) + "    priorities: [l0 is yes]\n",
        ["statements without end about millions of states"] = () => Levers(22) + "    priorities:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(k => $"      - l{k % 22} is yes or l{k * 7 % 22} is no and l{k * 5 % 22} is yes\n")),
        ["a million million moves, all forbidden"] = () => Levers(20) + "    priorities: [l0 is yes]\nforbidden-moves:\n  - { by: A, from: l0 is yes or l0 is no, to: l0 is yes or l0 is no }\n",
        ["brackets a hundred thousand deep"] = () => $"parties: {new string('[', 100_000)}",
        ["aliases that multiply one another"] = () => "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(k => $"k{k}: &k{k} [{string.Join(", ", Enumerable.Repeat(k == 1 ? "*a" : $"*k{k - 1}", 9))}]\n")),
    };

    public void Dispose()
    {
        analyst.Dispose();
        files.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_ends_with_a_sentence_and_holds_nobody_up(string kind)
    {
        files["hostile.yaml"] = Texts[kind]();
        files["modest.yaml"] = Modest;
        using var workspace = new Workspace(new WorkbenchOptions { BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "" }, analyst);
        Assert.True(workspace.TryOpen("hostile.yaml", out var hostile, out _));
        Assert.True(workspace.TryOpen("modest.yaml", out var modest, out _));

        await modest.Settled;
        Assert.True(modest.State.IsCurrent);
        hostile.Cancel();
        await hostile.Settled;
        await Patience.Until(() => analyst.Load == (0, 0));

        Assert.Null(hostile.State.Answer);
        Assert.True(hostile.State.Failure is not null || hostile.State.Diagnostics.Count > 0, "Nothing is said of it.");
        Assert.Equal(0, analyst.LeftBehind);
    }

    private static string Levers(int count) => "parties:\n  A:\n    levers:\n" + string.Concat(Enumerable.Range(0, count).Select(k => $"      l{k}: [no, yes]\n"));
}
