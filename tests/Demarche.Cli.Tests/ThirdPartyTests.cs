using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary>Mediators, arbitrators and donors from the file to the answer.</summary>
public sealed class ThirdPartyTests : IDisposable
{
    private const string Ceasefire = """
        crisis: A ceasefire and a fund
        parties:
          North:
            levers: { guns: { levels: [firing, silent], words: [keeps firing, stops firing] } }
            priorities: [guns is silent if Fund.aid is paid, guns is firing, not South.raids is on]
          South:
            levers: { raids: { levels: [on, off], words: [goes on raiding, stops raiding] } }
            priorities: [raids is off if North.guns is silent, guns is silent, raids is on]
          Fund:
            words: the fund
            role: donor
            levers: { aid: { levels: [withheld, paid], words: [withholds its aid, pays] } }
            priorities: [guns is silent and raids is off, aid is paid if guns is silent, aid is withheld]
        outcomes:
          ceasefire: guns is silent and raids is off
          war: guns is firing and raids is on
        break: war

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("third-parties").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Solve_tells_what_a_donor_makes_possible()
    {
        var path = Write(Ceasefire);
        using var json = JsonDocument.Parse(Shell.Run("solve", path, "--format", "json").Out);
        var fund = Assert.Single(json.RootElement.GetProperty("thirdParties").EnumerateArray());
        Assert.Equal(("Fund", "donor"), (fund.GetProperty("party").GetString(), fund.GetProperty("role").GetString()));
        var seq = fund.GetProperty("concepts").GetProperty("seq");
        Assert.Contains(8, Ids(seq.GetProperty("with")));
        Assert.DoesNotContain(4, Ids(seq.GetProperty("without")));
        Assert.DoesNotContain(8, Ids(seq.GetProperty("without")));
        var text = OneLine(Shell.Run("solve", path).Out);
        Assert.Contains("The fund, a donor", text);
        Assert.Contains("Only with it: ceasefire.", text);
        Assert.Contains("If the fund made no move, North would not stay: if North keeps firing, it gains", text);
        Assert.Contains("What others want turns on its levers: North: North stops firing if the fund pays.", text);
    }

    [Fact]
    public void Explain_tells_whether_a_state_holds_without_it()
    {
        var text = OneLine(Shell.Run("explain", Write(Ceasefire), "8", "--concept", "seq").Out);
        Assert.Contains("If the fund made no move The state could not be reached from now.", text);
    }

    [Fact]
    public void The_brief_tells_of_third_parties()
    {
        var path = Write(Ceasefire);
        Assert.Contains("Third parties", Shell.Run("brief", "--full", path).Out);
        using var json = JsonDocument.Parse(Shell.Run("brief", path, "--format", "json").Out);
        var fund = json.RootElement.GetProperty("thirdParties")[0];
        Assert.Equal(1, fund.GetProperty("madePossible").GetInt32());
        Assert.Equal(["ceasefire"], fund.GetProperty("outcomesOnlyWith").EnumerateArray().Select(o => o.GetString()));
    }

    [Fact]
    public void A_mediator_without_moves_is_pointed_to_advice_and_needs_no_preferences()
    {
        var path = Write(Ceasefire.Replace("outcomes:", "  Envoy: { role: mediator }\noutcomes:", StringComparison.Ordinal));
        Assert.DoesNotContain("DEM0400", Shell.Run("check", path).Out);
        Assert.Contains("Envoy, a mediator • It has no move of its own", OneLine(Shell.Run("solve", path).Out.Replace("─", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Models_without_third_parties_say_nothing_of_them()
    {
        var path = Write(Ceasefire.Replace("    role: donor\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain("thirdParties", Shell.Run("solve", path, "--format", "json").Out);
        Assert.DoesNotContain("made no move", Shell.Run("explain", path, "now").Out);
        Assert.DoesNotContain("thirdParties", Shell.Run("brief", path, "--format", "json").Out);
    }

    private static int[] Ids(JsonElement set) => [.. set.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32())];

    private static string OneLine(string text) => string.Join(' ', text.Replace("─", "", StringComparison.Ordinal).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private string Write(string text)
    {
        var path = Path.Combine(folder, "talks.crisis.yaml");
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        return path;
    }
}
