using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary>Perceptions and attitudes from the file to the answer.</summary>
public sealed class ViewsTests : IDisposable
{
    private const string Model = """
        crisis: Two sides of a strait
        parties:
          North:
            levers:
              fleet: [home, sent]
            priorities: [not South.mines is laid, fleet is sent]
          South:
            levers:
              mines: [none, laid]
            priorities: [mines is laid iff fleet is sent, mines is none]
        outcomes:
          clash: fleet is sent and mines is laid
        break: clash

        """;

    private const string Views = """
        perceptions:
          North:
            hidden: [mines is laid]
          South:
            North: { priorities: [fleet is home] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("views").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Solve_tells_what_each_expects_and_what_surprises_it()
    {
        var path = Write(Views);
        using var json = JsonDocument.Parse(Shell.Run("solve", path, "--format", "json").Out);
        var seen = json.RootElement.GetProperty("perceptions");
        Assert.Equal("seq", seen.GetProperty("concept").GetString());
        Assert.Equal([2, 4], Ids(seen.GetProperty("holds")));
        var (north, south) = (seen.GetProperty("parties").GetProperty("North"), seen.GetProperty("parties").GetProperty("South"));
        Assert.Equal(2, north.GetProperty("known").GetInt32());
        Assert.Equal([2], Ids(north.GetProperty("expected")));
        Assert.Equal([4], Ids(north.GetProperty("surprises")));
        Assert.Empty(Ids(north.GetProperty("falseHopes")));
        Assert.Equal([1], Ids(south.GetProperty("expected")));
        Assert.Equal([2, 4], Ids(south.GetProperty("surprises")));
        Assert.Equal([1], Ids(south.GetProperty("falseHopes")));
        var table = Shell.Run("solve", path).Out;
        Assert.Contains("As each party sees it", table);
        Assert.Contains("does not know", table);
        Assert.EndsWith("expects:North,expects:South,perceived", Shell.Run("solve", path, "--format", "csv", "--all").Out.Split("\r\n")[0]);
        Assert.DoesNotContain("perceptions", Shell.Run("solve", Write(""), "--format", "json").Out);
    }

    [Fact]
    public void Explain_follows_each_game_and_tells_the_surprise()
    {
        var path = Write(Views);
        var now = OneLine(Shell.Run("explain", path, "1").Out);
        Assert.Contains("As North sees it", now);
        Assert.Contains("As South sees it", now);
        Assert.Contains("by the game that each sees, North would leave", now);
        Assert.Contains("South counts on its holding, in vain", now);
        var clash = OneLine(Shell.Run("explain", path, "clash").Out);
        Assert.Contains("North does not know that this state is possible", clash);
        Assert.Contains("so that it would come as a surprise", clash);
    }

    [Fact]
    public void The_brief_weighs_perceptions_and_attitudes()
    {
        var brief = OneLine(Shell.Run("brief", "--full", Write(Views + "\nattitudes:\n  South: { North: for }")).Out);
        Assert.Contains("What the parties see, and what they wish one another", brief);
        Assert.Contains("North does not know that it can come about that", brief);
        Assert.Contains("South wishes North well", brief);
        Assert.DoesNotContain("not weighed here", brief);
        Assert.DoesNotContain("What the parties see", Shell.Run("brief", "--full", Write("")).Out);
    }

    [Fact]
    public void A_second_level_holds_what_one_believes_the_other_to_see()
    {
        var path = Write("""
            perceptions:
              South:
                North:
                  sees: { hidden: [mines is laid] }
            """);
        using var json = JsonDocument.Parse(Shell.Run("solve", path, "--format", "json").Out);
        var south = json.RootElement.GetProperty("perceptions").GetProperty("parties").GetProperty("South");
        Assert.Equal(4, south.GetProperty("known").GetInt32());
        Assert.Contains("South takes North not to know that it can come about that", OneLine(Shell.Run("brief", "--full", path).Out));
        Assert.Contains("North is taken not to know of this state", OneLine(Shell.Run("explain", path, "clash").Out));
    }

    [Fact]
    public void Attitudes_are_asked_about_with_and_without_the_model_giving_any()
    {
        var plain = Shell.Run("explain", Write(""), "1", "--attitudes").Out;
        Assert.Contains("The attitudes that would make it hold", plain);
        Assert.Contains("of the 9 sets of attitudes", plain);
        Assert.Contains("the model says nothing of attitudes", Shell.Run("solve", Write(""), "--concepts", "rseq").Out);
        var spite = Shell.Run("explain", Write("attitudes:\n  North: { North: neutral, South: against }"), "1", "--concept", "rnash,rseq").Out;
        Assert.Contains("by its attitudes", spite);
    }

    [Fact]
    public void The_brief_says_what_power_changes()
    {
        var brief = Shell.Run("brief", "--full", Write("power:\n  - { by: South, over: North, when: mines is laid, kind: negative, because: mines close the strait }")).Out;
        Assert.Contains("Power over one another", brief);
        Assert.Contains("South over North, by penalty", brief);
        Assert.Contains("because of it", brief, StringComparison.OrdinalIgnoreCase);
        var wrong = Shell.Run("check", Write("power:\n  - { by: South, over: South, when: mines is laid }"));
        Assert.Contains("DEM0502", wrong.Out + wrong.Error);
    }

    [Fact]
    public void An_order_misjudged_is_told_by_its_gravest_mistake()
    {
        var brief = OneLine(Shell.Run("brief", "--full", Repository.PathOf("models", "cuba-1962", "misperceived.crisis.yaml")).Out);
        Assert.Contains("The Soviet Union takes the United States to prefer “as now” (1) to “the United States blockades Cuba; the Soviet Union withdraws its missiles” (7), which it does not.", brief);
        Assert.Contains("The Soviet Union expects the present state to hold", brief);
    }

    [Fact]
    public void The_table_says_that_attitudes_are_there_to_be_weighed()
    {
        var path = Write("attitudes:\n  North: { South: against }");
        Assert.Contains("The model tells of attitudes", Shell.Run("solve", path).Out);
        Assert.DoesNotContain("The model tells of attitudes", Shell.Run("solve", path, "--concepts", "all").Out);
    }

    /// <summary>The text with lines joined, wherever they were broken.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static int[] Ids(JsonElement set) => [.. set.GetProperty("ids").EnumerateArray().Select(x => x.GetInt32())];

    private string Write(string views)
    {
        var path = Path.Combine(folder, "model.crisis.yaml");
        File.WriteAllText(path, Model + views);
        return path;
    }
}
