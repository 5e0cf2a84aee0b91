using Demarche.Language.Editing;
using Demarche.Record.Events;
using Demarche.Workbench.Models;
using Demarche.Workbench.Record;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Record;

/// <summary>The record of an open model, changed row by row, in the model or in a file.</summary>
public sealed class RecordDeskTests : IDisposable
{
    private const string Model = "parties:\n  A:\n    levers: { ties: [kept, severed] }\n    priorities: [ties is kept]\nbreak: ties is severed\n";

    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);
    private readonly List<Workspace> opened = [];

    public void Dispose()
    {
        opened.ForEach(w => w.Dispose());
        analyst.Dispose();
        files.Dispose();
    }

    [Fact]
    public void A_row_is_added_to_nothing_and_undo_leaves_nothing()
    {
        var desk = Open(Model);
        Assert.Equal(RecordPlace.Nowhere, desk.Rows.Place);

        Assert.Null(desk.Add([Row("speaks")]));
        Assert.Equal("speaks", Assert.Single(desk.Rows.Rows).Row.What);
        Assert.Equal(RecordPlace.File, desk.Rows.Place);
        Assert.Null(desk.Undo());
        Assert.Equal(RecordPlace.Nowhere, desk.Rows.Place);
        Assert.False(File.Exists(Path.Combine(files.Folder.Root, "record.csv")));
        Assert.False(desk.CanUndo);
    }

    [Fact]
    public void A_standing_gets_a_column_of_its_own_and_the_other_rows_stay_as_they_are()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what,id\n2022-01-01,A,speaks,a1\n2022-01-02,A,shouts,a2\n");
        var second = desk.Rows.Rows[1];

        Assert.Null(desk.Put([(second, second.Row with { Status = RowStatus.Rejected })]));

        Assert.Equal("date,by,what,id,status\n2022-01-01,A,speaks,a1,\n2022-01-02,A,shouts,a2,rejected\n", files["record.csv"]);
    }

    [Fact]
    public void What_another_program_wrote_meanwhile_is_not_overwritten()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what\n2022-01-01,A,speaks\n");
        var seen = desk.Rows.Rows[0];
        files["record.csv"] = "date,by,what\n2022-01-01,A,sings\n";

        Assert.Contains("changed elsewhere", desk.Put([(seen, seen.Row with { What = "shouts" })]), StringComparison.Ordinal);
        Assert.Equal("date,by,what\n2022-01-01,A,sings\n", files["record.csv"]);
    }

    [Fact]
    public void Undo_leaves_a_file_alone_that_was_changed_since()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what\n2022-01-01,A,speaks\n");
        Assert.Null(desk.Add([Row("shouts")]));
        files["record.csv"] += "2022-01-09,A,sings\n";

        Assert.Contains("changed elsewhere", desk.Undo(), StringComparison.Ordinal);
        Assert.Contains("sings", files["record.csv"], StringComparison.Ordinal);
        Assert.Contains("shouts", files["record.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_and_an_entry_of_the_model_are_one_step()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what,id,status\n2022-01-01,A,speaks,a1,read\n");
        var seen = desk.Rows.Rows[0];
        var edit = new ModelEdit.Set(YamlPath.Of("question"), Value.Text("What now?"));

        Assert.Null(desk.Put([(seen, seen.Row with { Status = RowStatus.Accepted })], edit));
        Assert.Contains("question: What now?", files["crisis.yaml"], StringComparison.Ordinal);
        Assert.Contains("accepted", files["record.csv"], StringComparison.Ordinal);
        Assert.Null(desk.Undo());
        Assert.DoesNotContain("question", opened[0].TryOpen("crisis.yaml", out var model, out _) ? model.Saving.Text : "question", StringComparison.Ordinal);
        Assert.Contains("read", files["record.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_would_be_a_mistake_changes_neither_model_nor_record()
    {
        const string Csv = "date,by,what,id,status\n2022-01-01,A,speaks,a1,read\n";
        var desk = Open(Model + "record: record.csv\n", Csv);
        var seen = desk.Rows.Rows[0];

        var problem = desk.Put([(seen, seen.Row with { Status = RowStatus.Accepted })], new ModelEdit.Set(YamlPath.Of("break"), Value.Text("tyes is severed")));

        Assert.NotNull(problem);
        Assert.Equal(Csv, files["record.csv"]);
        Assert.False(desk.CanUndo);
    }

    [Fact]
    public void A_list_moves_into_a_file_and_back_with_all_its_rows()
    {
        var desk = Open(Model + "record:\n  - { on: 2022-01-01, by: A, what: speaks, tone: -2 }\n  - { on: 2022-01-02, by: A, what: \"shouts, twice\" }\n");
        var before = desk.Rows.Rows.Select(r => r.Row).ToList();

        Assert.Null(desk.MoveToFile());
        Assert.Equal(before, desk.Rows.Rows.Select(r => r.Row));
        Assert.Null(desk.MoveToModel());
        Assert.Equal(RecordPlace.Model, desk.Rows.Place);
        Assert.Equal(before, desk.Rows.Rows.Select(r => r.Row));
    }

    [Fact]
    public void Rows_that_wait_do_not_move_into_the_model_where_they_would_count()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what,id,status\n2022-01-01,A,speaks,a1,read\n");
        Assert.Contains("Accept or remove them first", desk.MoveToModel(), StringComparison.Ordinal);
        Assert.Equal(RecordPlace.File, desk.Rows.Place);
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_not_written_over()
    {
        const string Broken = "date,by,what\nsome day,A,speaks\n";
        var desk = Open(Model + "record: record.csv\n", Broken);
        Assert.Contains("line 2", desk.Rows.Problem, StringComparison.Ordinal);
        Assert.NotNull(desk.Add([Row("shouts")]));
        Assert.Equal(Broken, files["record.csv"]);
    }

    [Fact]
    public void The_record_of_the_model_below_is_shown_and_left_alone()
    {
        files["base.crisis.yaml"] = Model + "record:\n  - { on: 2022-01-01, by: A, what: speaks }\n";
        var desk = Open("extends: base.crisis.yaml\n");
        Assert.Equal(RecordPlace.Below, desk.Rows.Place);
        Assert.Single(desk.Rows.Rows);
        Assert.Contains("Change it there", desk.Add([Row("shouts")]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_the_model_below_is_found_one_folder_up()
    {
        files["base.crisis.yaml"] = Model + "record: record.csv\n";
        files["record.csv"] = "date,by,what\n2022-01-01,A,speaks\n";
        Open(Model);
        Directory.CreateDirectory(Path.Combine(files.Opened, "variants"));
        files["variants/v.crisis.yaml"] = "extends: ../base.crisis.yaml\n";
        Assert.True(opened[0].TryOpen("variants/v.crisis.yaml", out var model, out var whyNot), whyNot);
        Assert.Equal("speaks", Assert.Single(model.Record.Rows.Rows).Row.What);
    }

    [Theory]
    [InlineData("../record.csv")]
    [InlineData("record.txt")]
    public void A_name_that_leads_elsewhere_or_is_no_table_is_refused(string name)
    {
        var desk = Open(Model);
        Assert.NotNull(desk.UseFile(name));
        Assert.Equal(RecordPlace.Nowhere, desk.Rows.Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("record: record.csv\n")]
    [InlineData("record:\n  - { on: 2022-01-01, by: A, what: speaks }\n")]
    public void Steps_go_back_after_the_program_was_started_anew(string record)
    {
        var desk = Open(Model + record, record.EndsWith("csv\n", StringComparison.Ordinal) ? "date,by,what\n2022-01-01,A,speaks\n" : null);
        var before = What(desk);
        Assert.Null(desk.Add([Row("shouts")]));
        Assert.Null(desk.Add([Row("sings")]));
        Assert.Null(desk.Undo());
        opened[^1].Dispose();

        var again = Reopen();
        Assert.Equal([.. before, "shouts"], What(again));
        Assert.Null(again.Undo());
        Assert.Equal(before, What(again));
        Assert.False(again.CanUndo);
        opened[^1].Dispose();
        Assert.False(Reopen().CanUndo);

        static string?[] What(RecordDesk of) => [.. of.Rows.Rows.Select(r => r.Row.What)];
    }

    [Fact]
    public void Steps_in_a_file_that_was_changed_while_nobody_looked_are_forgotten()
    {
        Assert.Null(Open(Model + "record: record.csv\n", "date,by,what\n2022-01-01,A,speaks\n").Add([Row("shouts")]));
        opened[^1].Dispose();
        files["record.csv"] += "2022-01-09,A,sings\n";

        Assert.False(Reopen().CanUndo);
    }

    /// <summary>Found by looking: the work that a changed record stopped said that it was stopped after the work in its place had begun, and that stayed.</summary>
    [Fact]
    public async Task Many_changes_of_the_file_in_a_row_leave_an_answer_and_no_word_of_stopped_work()
    {
        var desk = Open(Model + "record: record.csv\n", "date,by,what\n2022-01-01,A,speaks\n");
        Assert.True(opened[0].TryOpen("crisis.yaml", out var model, out _));
        for (var k = 0; k < 20; k++)
        {
            Assert.Null(desk.Add([Row($"speaks {k}")]));
            await Task.Yield();
        }

        await Patience.Until(() => model.State.Crisis?.Record.Count == 21 && model.State.Working is null);
        Assert.Null(model.State.Failure);
    }

    private RecordDesk Open(string model, string? record = null)
    {
        files["crisis.yaml"] = model;
        if (record is not null) files["record.csv"] = record;
        return Reopen();
    }

    private RecordDesk Reopen()
    {
        var workspace = new Workspace(new WorkbenchOptions { Model = Path.Combine(files.Folder.Root, "crisis.yaml"), BundledModels = Repository.PathOf("models"), Folder = files.Folder.Root, BlankModel = "", Drafts = files.Drafts }, analyst);
        opened.Add(workspace);
        Assert.True(workspace.TryOpen("crisis.yaml", out var open, out var whyNot), whyNot);
        return open.Record;
    }

    private static EventRow Row(string what) => new() { Date = new DateOnly(2022, 1, 3), By = "A", What = what };
}
