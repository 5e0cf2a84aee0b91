namespace Demarche.Cli.Tests;

/// <summary>The record of a model on the command line: what is accepted counts, what is rejected stays rejected, nothing else changes.</summary>
public sealed class RecordTests
{
    private const string Model = "asof: 2022-01-10\nparties:\n  A: { levers: { x: [no, yes] }, priorities: [x] }\n  B: { levers: { y: [no, yes] }, priorities: [y] }\nrecord: record.csv\n";

    private const string Rows = "date,by,toward,what,tone,id,status\n2022-01-03,A,B,\"A warns, twice\",-4,e1,read\n2022-01-04,B,A,B gives way,5,e2,read\n2022-01-05,A,B,A thanks B,2,,\n";

    [Fact]
    public void What_is_accepted_counts_and_what_is_rejected_does_not()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model);
        scratch.Write("record.csv", Rows);
        Assert.Contains("Nobody has looked at 2 of them yet", Shell.Run("record", model).Out);
        Assert.Equal("date,conflict,cooperation,conflict-share\n2022-01-05,0,2,0\n2022-01-10,0,1.5614,0\n", Shell.Run("record", model, "--tension", "--format", "csv").Out);

        var accepted = Shell.Run("record", model, "accept", "e1");
        Assert.Equal((ExitCode.Answered, "1 row accepted; 1 is left to look at.\n"), (accepted.ExitCode, accepted.Out));
        Assert.Equal("1 row rejected; none is left to look at.\n", Shell.Run("record", model, "reject", "all").Out);

        Assert.Equal(Rows.Replace("-4,e1,read", "-4.0,e1,accepted").Replace("5,e2,read", "5.0,e2,rejected").Replace(",2,,\n", ",2.0,,\n"), File.ReadAllText(scratch["record.csv"]));
        Assert.StartsWith("date,conflict,cooperation,conflict-share\n2022-01-03,4,0,1\n2022-01-05,", Shell.Run("record", model, "--tension", "--format", "csv").Out);
    }

    [Fact]
    public void A_row_becomes_a_move_when_its_reader_says_so()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", "asof: 2022-01-10\nparties:\n  A: { levers: { border: { levels: [open, closed], words: [leaves the border open, closes the border] } }, priorities: [border is open] }\n  B: { levers: { y: [no, yes] }, priorities: [y] }\nrecord: record.csv\n");
        scratch.Write("record.csv", "date,by,toward,what,tone,id,status\n2022-01-03,A,B,A closes the border to lorries,-4,e1,accepted\n2022-01-04,A,B,A closes the border,-4,e2,read\n2022-01-05,B,A,B closes the border,-4,e3,accepted\n");
        var shown = Shell.Run("record", model, "--format", "md").Out;
        Assert.Contains("Rows that may be moves of the model", shown);
        Assert.Contains("A.border is closed", shown);
        Assert.Contains("no move of the model fits e2, e3", Shell.Run("record", model, "does", "e1", "e2", "e3").Error);
        Assert.DoesNotContain("does", File.ReadAllText(scratch["record.csv"]));
        Assert.Equal("e1 does: A.border is closed\n", Shell.Run("record", model, "does", "all").Out);
        Assert.Contains("e1,accepted,A.border is closed\n", File.ReadAllText(scratch["record.csv"]));
        Assert.Equal("No row may be a move of the model.\n", Shell.Run("record", model, "does", "all").Out);
        Assert.Equal(ExitCode.Answered, Shell.Run("check", model).ExitCode);
    }

    [Theory]
    [InlineData(ExitCode.Problems, "no row of", "accept", "e1", "e9")]
    [InlineData(ExitCode.WrongUsage, "takes the ids of rows", "accept")]
    [InlineData(ExitCode.WrongUsage, "none of accept, reject and does", "acept", "e1")]
    [InlineData(ExitCode.WrongUsage, "ask one at a time", "--tension", "--threats")]
    [InlineData(ExitCode.WrongUsage, "as 14 or 14d", "--tension", "--half-life", "soon")]
    public void What_cannot_be_done_changes_nothing(int code, string why, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model);
        scratch.Write("record.csv", Rows);
        var ran = Shell.Run(["record", model, .. arguments]);
        Assert.Equal(code, ran.ExitCode);
        Assert.Contains(why, ran.Error);
        Assert.Equal(Rows, File.ReadAllText(scratch["record.csv"]));
    }

    [Fact]
    public void A_record_inside_the_model_is_shown_and_cannot_be_marked()
    {
        using var scratch = new ScratchFolder();
        var model = scratch.Write("m.crisis.yaml", Model.Replace("record: record.csv", "record: [{ on: 2022-01-03, by: A, toward: B, what: A warns, tone: -4 }]"));
        Assert.Contains("A warns", Shell.Run("record", model).Out);
        Assert.Contains("DEM0727", Shell.Run("record", model, "accept", "e1").Error);
        Assert.Contains("DEM0728", Shell.Run("record", scratch.Write("n.crisis.yaml", Model.Replace("record: record.csv\n", "")), "accept", "e1").Error);
    }

    [Fact]
    public void Threats_are_listed_with_what_became_of_them()
    {
        var ran = Shell.Run("record", Repository.PathOf("models", "kuwait-1991"), "--threats", "--format", "md");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("Threats and promises of the model", ran.Out);
    }
}
