using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Record.Events;

namespace Demarche.Tests.Events;

/// <summary>Records as files: what is written is what is read, and what is hostile does no harm.</summary>
public sealed class EventFileTests
{
    [Fact]
    public void CsvGivesBackWhatWasWritten() => RandomRows.Row.Array[0, 6].Sample(rows =>
    {
        var found = new DiagnosticBag();
        var read = EventCsv.Read(EventCsv.Write(rows), "r.csv", found);
        Assert.Empty(found.InOrder());
        Assert.Equal(rows, read.Select(r => r.Row));
    });

    [Fact]
    public void JsonGivesBackWhatWasWritten() => RandomRows.Row.Array[0, 6].Sample(rows =>
    {
        var found = new DiagnosticBag();
        var read = EventJson.Read(EventJson.Write(rows), "r.json", found);
        Assert.Empty(found.InOrder());
        Assert.Equal(rows, read.Select(r => r.Row));
    });

    [Fact]
    public void NoCellThatIsWrittenRunsInASpreadsheet() => RandomRows.Row.Sample(row =>
    {
        foreach (var line in CsvText.Read(EventCsv.Write([row]), "r.csv"))
            Assert.DoesNotContain(line.Fields, f => f.Text.Length > 0 && "=+-@".Contains(f.Text[0], StringComparison.Ordinal) && !double.TryParse(f.Text, out _));
    });

    [Fact]
    public void RecordsWithTheEightOldColumnsAreStillRead()
    {
        var found = new DiagnosticBag();
        var rows = EventCsv.Read(File.ReadAllText(Repository.PathOf("models", "geneva-2022", "record.csv")), "record.csv", found);
        Assert.Empty(found.InOrder());
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(RowStatus.Written, r.Row.Status));
        Assert.Contains(rows, r => r.Row is { By: "Russia", Toward: "USA", Does: "ties is kept", Tone: -5.8 });
    }

    [Theory]
    [InlineData("", "r.csv:1:1: DEM0507")]
    [InlineData("date,by\n", "r.csv:1:1: DEM0507")]
    [InlineData("date,by,what,colour\n", "r.csv:1:14: DEM0507")]
    [InlineData("date,by,what,by\n", "r.csv:1:14: DEM0507")]
    [InlineData("date,by,what\n2022-02-30,A,x", "r.csv:2:1: DEM0508")]
    [InlineData("date,by,what\n2022-02-03,,x", "r.csv:2:1: DEM0508")]
    [InlineData("date,by,what\n2022-02-03,A,", "r.csv:2:1: DEM0508")]
    [InlineData("date,by,what\n2022-02-03,A,x,y", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,tone\n2022-02-03,A,x,11", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,tone\n2022-02-03,A,x,NaN", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,confidence\n2022-02-03,A,x,1.5", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,aspect\n2022-02-03,A,x,perhaps", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,status\n2022-02-03,A,x,fine", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,negated\n2022-02-03,A,x,maybe", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,type\n2022-02-03,A,x,QUARREL", "r.csv:2:16: DEM0508")]
    [InlineData("date,by,what,type,mode\n2022-02-03,A,x,CONSULT,troops", "r.csv:2:1: DEM0703")]
    [InlineData("date,by,what,mode\n2022-02-03,A,x,visit", "r.csv:2:1: DEM0508")]
    [InlineData("date,by,what,until\n2022-02-03,A,x,2022-02-02", "r.csv:2:1: DEM0702")]
    [InlineData("date,by,what,id\n2022-02-03,A,x,1\n2022-02-03,A,y,1", "r.csv:3:1: DEM0700")]
    [InlineData("date,by,what,id,same-as\n2022-02-03,A,x,1,2", "r.csv:2:1: DEM0701")]
    [InlineData("date,by,what,id,same-as\n2022-02-03,A,x,1,1", "r.csv:2:1: DEM0701")]
    [InlineData("date,by,what\n2022-02-03,A\u0007,x", "r.csv:2:12: DEM0508")]
    public void WhatIsWrongWithARecordIsToldWithItsPlace(string text, string expected)
    {
        var found = new DiagnosticBag();
        EventCsv.Read(text, "r.csv", found);
        Assert.Contains(expected, found.InOrder().Select(d => $"{d.Span}: {d.Code}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"events\": 3}")]
    [InlineData("{\"events\": [3]}")]
    [InlineData("{\"events\": [{}]}")]
    [InlineData("{\"events\": [{\"date\": \"2022-01-01\", \"by\": [1], \"what\": \"x\"}]}")]
    [InlineData("{\"events\": [{\"date\": \"2022-01-01\", \"by\": \"A\", \"what\": \"x\", \"colour\": \"red\"}]}")]
    public void JsonThatIsNoRecordIsRefused(string text)
    {
        var found = new DiagnosticBag();
        Assert.Empty(EventJson.Read(text, "r.json", found));
        Assert.Equal("DEM0706", Assert.Single(found.InOrder()).Code);
    }

    [Fact]
    public void AnyTextCanBeReadAsARecord() => Gen.String[0, 200].Sample(text =>
    {
        EventCsv.Read(text, "r.csv", new DiagnosticBag());
        EventCsv.Read("date,by,what\n" + text, "r.csv", new DiagnosticBag());
        EventJson.Read(text, "r.json", new DiagnosticBag());
    });

    [Fact]
    public void ALineWithAMistakeCostsNoOther()
    {
        var found = new DiagnosticBag();
        var rows = EventCsv.Read("date,by,what\n2022-01-01,A,x\nyesterday,A,y\n2022-01-03,A,z", "r.csv", found);
        Assert.Equal(["x", "z"], rows.Select(r => r.Row.What));
        Assert.True(found.HasErrors);
    }

    [Fact]
    public void ALongCellIsRefusedAndNotCut()
    {
        var found = new DiagnosticBag();
        Assert.Empty(EventCsv.Read($"date,by,what\n2022-01-01,A,{new string('x', 20_000)}", "r.csv", found));
        Assert.True(Assert.Single(found.InOrder()).Message.Length < 200);
    }
}
