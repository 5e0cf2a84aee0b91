using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary><c>demarche backtest icb</c> as a user meets it.</summary>
public sealed class BacktestTests
{
    private const string Crises = "crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n1,ONE,1950,9,4,3,1,10\n2,\"=TWO, OR MORE\",1960,2,1,1,4,90\n3,THREE,1970,7,3,2,1,40\n4,FOUR,1980,2,2,2,3,20\n";
    private const string Actors = "crisno,actor,triggr,yrtrig,motrig,datrig,gravty,powdis,pc\n1,A,9,1950,1,1,6,0,3\n2,B,2,1960,2,1,2,9,1\n3,C,7,1970,3,1,5,-9,2\n4,D,2,1980,4,1,3,0,2\n";

    [Fact]
    public void Every_format_holds_the_scores()
    {
        using var data = Folder();
        var text = Run(data, "--draws", "2");
        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        Assert.Contains("4 crises, 1950–1980; serious violence in 2", text.Out, StringComparison.Ordinal);
        Assert.Contains("What this does not show", text.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run(data, "--draws", "2", "--format", "json").Out);
        Assert.Equal(7, json.RootElement.GetProperty("scores").GetArrayLength());
        Assert.Equal(4, json.RootElement.GetProperty("cases").GetArrayLength());
        var csv = Run(data, "--draws", "2", "--format", "csv").Out.Split("\r\n");
        Assert.Equal("number,name,year,came,class,resolute-defender,resolute-challenger,base,table,regression,play,joined,play-without-gravity,joined-without-gravity", csv[0]);
        Assert.StartsWith("2,\"'=TWO, OR MORE\",1960,0,peaceful,0.55,0.3,", csv[2], StringComparison.Ordinal);
        Assert.Contains("| Forecast |", Run(data, "--draws", "2", "--format", "md").Out, StringComparison.Ordinal);
        Assert.Equal(0, Run(data, "--draws", "2", "-o", data["page.html"]).ExitCode);
        Assert.Contains("<svg", File.ReadAllText(data["page.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_said_and_nothing_is_printed()
    {
        using var empty = new ScratchFolder();
        var missing = Run(empty);
        Assert.Equal((1, ""), (missing.ExitCode, missing.Out));
        Assert.Contains("icb1v14.csv", missing.Error, StringComparison.Ordinal);
        var unnamed = Shell.Run("backtest", "icb");
        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains("--data", unnamed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_users_is_not_written_over()
    {
        using var data = Folder();
        data.Write("mine.yaml", "crisis: Mine\n");
        var kept = Run(data, "--draws", "1", "--keep", data["mine.yaml"]);
        Assert.Equal((2, "crisis: Mine\n"), (kept.ExitCode, File.ReadAllText(data["mine.yaml"])));
        Assert.Contains("left as it is", kept.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run(data, "--draws", "1", "-o", data["icb1v14.csv"]).ExitCode);
        Assert.Equal(Crises, File.ReadAllText(data["icb1v14.csv"]));
    }

    private static ScratchFolder Folder()
    {
        var folder = new ScratchFolder();
        folder.Write("icb1v14.csv", Crises);
        folder.Write("icb2v14.csv", Actors);
        return folder;
    }

    private static Ran Run(ScratchFolder data, params string[] more) => Shell.Run(["backtest", "icb", "--data", data.Path, .. more]);
}
