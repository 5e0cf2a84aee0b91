using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Record.Events;
using Demarche.Record.Joining;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;

namespace Demarche.Tests.Joining;

/// <summary>Events of a text join the record of a model: once, beside what is there, and never again once rejected.</summary>
public sealed class JoinTests : IDisposable
{
    private const string Text = "Iran warned the United States on Friday that it would close the strait if new sanctions were imposed. The United States rejected the threat. Talks between Iran and the United States are set for 20 April in Geneva.";
    private readonly string folder = Directory.CreateTempSubdirectory("join").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Model(string record)
    {
        var file = Path.Combine(folder, "crisis.yaml");
        File.WriteAllText(file, $"# A comment that stays\nparties:\n  Tehran: {{ words: Iran, levers: {{ strait: [open, closed] }}, priorities: [strait is open] }}\n  USA: {{ words: the United States, levers: {{ sanctions: [old, new] }}, priorities: [sanctions is old] }}\n{record}");
        return file;
    }

    private static Record.Reading.Reading Read(string model)
    {
        var article = TextIntake.Of(Text, "text.txt", "text", "Iran warns", null, new DiagnosticBag())!;
        return Reader.Read(article, new DateOnly(2021, 4, 12), ModelLoader.Load(model).Crisis);
    }

    private JoinedRecord Join(string model)
    {
        var found = new DiagnosticBag();
        var joined = RecordJoin.Of(model, [Read(model)], found);
        Assert.Empty(found.InOrder());
        if (joined!.RecordText is { } rows) File.WriteAllText(joined.RecordFile, rows);
        if (joined.ModelText is { } text) File.WriteAllText(joined.ModelFile, text);
        return joined;
    }

    [Fact]
    public void AModelWithoutARecordGetsOneAndKeepsItsComments()
    {
        var model = Model("");
        var joined = Join(model);
        Assert.NotEmpty(joined.Added);
        Assert.All(joined.Added, r => Assert.Equal(RowStatus.Read, r.Status));
        Assert.Contains(joined.Added, r => r is { By: "Tehran", Toward: "USA", If: "new sanctions were imposed" });
        var text = File.ReadAllText(model);
        Assert.StartsWith("# A comment that stays", text, StringComparison.Ordinal);
        Assert.Contains("record: record.csv", text, StringComparison.Ordinal);
        var loaded = ModelLoader.Load(model);
        Assert.Empty(loaded.Diagnostics);
        Assert.Empty(loaded.Crisis!.Record);
        Assert.Equal("text", Assert.Single(loaded.Crisis.Sources).Id);
    }

    [Fact]
    public void ReadingAgainAddsNothing()
    {
        var model = Model("");
        var first = Join(model);
        var second = Join(model);
        Assert.Empty(second.Added);
        Assert.Null(second.RecordText);
        Assert.Equal(first.Added.Count, second.Known);
    }

    [Fact]
    public void WhatWasRejectedDoesNotComeBack()
    {
        var model = Model("");
        var first = Join(model);
        var rows = first.Added.Select((r, i) => i == 0 ? r with { Status = RowStatus.Rejected } : r with { Status = RowStatus.Accepted }).ToList();
        File.WriteAllText(first.RecordFile, EventCsv.Write(rows));
        var second = Join(model);
        Assert.Empty(second.Added);
        Assert.Equal(1, second.Rejected);
        Assert.Equal(rows.Count(r => r.IsHeld && r.IsDeed), ModelLoader.Load(model).Crisis!.Record.Count);
    }

    [Fact]
    public void RowsByHandStayAndWhatRestatesThemIsSaid()
    {
        File.WriteAllText(Path.Combine(folder, "record.csv"), "date,by,toward,what,tone\n2021-04-09,Tehran,USA,Iran warns that it would close the strait,-3.5\n");
        var joined = Join(Model("record: record.csv\n"));
        Assert.True(joined.Restating >= 1);
        var rows = EventCsv.Read(File.ReadAllText(joined.RecordFile), "r", new DiagnosticBag());
        Assert.Equal("Iran warns that it would close the strait", rows[0].Row.What);
        Assert.Contains(rows, r => r.Row.SameAs.Length > 0 && r.Row.SameAs == rows[0].Row.Id);
        Assert.Empty(ModelLoader.Load(joined.ModelFile).Diagnostics);
    }

    [Fact]
    public void ARecordWithMistakesIsLeftAsItIs()
    {
        File.WriteAllText(Path.Combine(folder, "record.csv"), "date,by,what\nyesterday,Tehran,warns\n");
        var found = new DiagnosticBag();
        Assert.Null(RecordJoin.Of(Model("record: record.csv\n"), [], found));
        Assert.True(found.HasErrors);
    }

    [Fact]
    public void AListInTheModelIsNotAddedTo()
    {
        var found = new DiagnosticBag();
        Assert.Null(RecordJoin.Of(Model("record:\n  - { on: 2021-01-01, by: USA, what: waits }\n"), [], found));
        Assert.Equal("DEM0727", Assert.Single(found.InOrder()).Code);
    }
}
