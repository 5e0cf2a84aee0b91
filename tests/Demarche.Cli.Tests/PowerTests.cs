using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary>Power of one party over another, from the file to the answer.</summary>
public sealed class PowerTests : IDisposable
{
    private const string Rivers = """
        crisis: Two rivers
        parties:
          Upstream:
            levers: { dam: [open, shut] }
            priorities: [not Downstream.embargo, dam is shut]
          Downstream:
            levers: { embargo: [no, yes] }
            priorities: [dam is open, embargo if dam is shut, not embargo]

        """;

    private const string Power = "power: [ { by: Downstream, over: Upstream, when: embargo, kind: negative } ]\n";

    private readonly string folder = Directory.CreateTempSubdirectory("power").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Solve_sets_the_conflict_beside_itself_without_the_power()
    {
        var path = Write(Rivers + Power);
        using var json = JsonDocument.Parse(Shell.Run("solve", path, "--format", "json").Out);
        var power = Assert.Single(json.RootElement.GetProperty("power").EnumerateArray());
        Assert.Equal(("Downstream", "Upstream", "negative"), (power.GetProperty("by").GetString(), power.GetProperty("over").GetString(), power.GetProperty("kind").GetString()));
        var seq = power.GetProperty("concepts").GetProperty("seq");
        Assert.Equal([1, 4], Ids(seq.GetProperty("with")));
        Assert.Equal([2], Ids(seq.GetProperty("without")));
        Assert.Equal([1], Ids(seq.GetProperty("deterred")));
        Assert.Empty(Ids(seq.GetProperty("yields")));
        Assert.True(seq.GetProperty("nowHolds").GetBoolean());
        Assert.False(seq.GetProperty("nowHoldsWithout").GetBoolean());
        var text = OneLine(Shell.Run("solve", path).Out);
        Assert.Contains("The power of Downstream over Upstream", text);
        Assert.Contains("Upstream stays because of it. If Upstream has dam shut, then Downstream takes “embargo”", text);
        Assert.Contains("Without the power: If Upstream has dam shut, it gains", text);
    }

    [Fact]
    public void Concepts_that_rest_on_more_than_orders_are_not_weighed()
    {
        var path = Write(Rivers.Replace("dam is shut]", "{ say: dam is shut, strength: strong }]", StringComparison.Ordinal) + Power);
        using var json = JsonDocument.Parse(Shell.Run("solve", path, "--format", "json", "--concepts", "seq,seq-strong").Out);
        Assert.Equal("seq", Assert.Single(json.RootElement.GetProperty("power")[0].GetProperty("concepts").EnumerateObject()).Name);
    }

    [Fact]
    public void Explain_tells_what_the_weaker_does_because_of_it()
    {
        var path = Write(Rivers + Power);
        var now = OneLine(Shell.Run("explain", path, "now").Out);
        Assert.Contains("SEQ, SSEQ: Upstream stays because of it. Without the power: If Upstream has dam shut, it gains", now);
        Assert.Contains("Nash: Upstream leaves, with the power and without.", now);
        Assert.Contains("It is in use here", OneLine(Shell.Run("explain", path, "3").Out));
    }

    [Fact]
    public void Models_without_power_say_nothing_of_it()
    {
        var path = Write(Rivers);
        Assert.DoesNotContain("power", Shell.Run("solve", path, "--format", "json").Out);
        Assert.DoesNotContain("power", Shell.Run("explain", path, "now").Out);
    }

    private static int[] Ids(JsonElement set) => [.. set.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32())];

    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private string Write(string text)
    {
        var path = Path.Combine(folder, "rivers.crisis.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
