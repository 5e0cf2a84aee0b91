using Demarche.Analysis.Outside;
using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Tests.Outside;

/// <summary>Classes counted from a file of crises.</summary>
public sealed class IcbCrisesTests
{
    private static string Data => Repository.PathOf("..", "shared", "data", "icb1v14.csv");

    [Fact]
    public void The_bundled_counts_are_those_of_the_file()
    {
        Assert.SkipUnless(File.Exists(Data), "The files of International Crisis Behavior are not beside the repository.");
        var counted = IcbCrises.Count(Read(File.ReadAllText(Data)), "ICB").ToDictionary(c => c.Id);
        foreach (var bundled in ReferenceClasses.Bundled.Where(c => c.Id!.Contains("icb", StringComparison.Ordinal) && !c.Id.StartsWith("break/", StringComparison.Ordinal)))
        {
            var own = counted[bundled.Id!];
            Assert.Equal((bundled.Rate.K, bundled.Rate.N), (own.K, own.N));
            Assert.Equal((bundled.Kind, bundled.What, bundled.Of, bundled.Trigger, bundled.LongWar, bundled.PartOf), (own.Kind, own.What, own.Of, own.Trigger, own.LongWar, own.PartOf));
            // What is counted here has all days of all crises below it; the bundled rates a day come from whoever counted first, with days of their own.
            if (bundled.Rate.PerDay is { } perDay) Assert.InRange(own.K / (perDay * own.AllDays), 0.75, 1.05);
        }

        Assert.Equal(12, counted.Count);
    }

    [Fact]
    public void What_is_counted_is_read_back_as_a_table()
    {
        var crises = Read("crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n1,ONE,1950,2,3,1,1,100\n2,TWO,1960,9,1,3,4,50\n3,THREE,1995,7,4,2,2,\n4,FOUR,1996,7,,2,2,9\n");
        Assert.Equal(3, crises.Count);
        var counted = IcbCrises.Count(crises, "a \"file\": of mine");
        var diagnostics = new DiagnosticBag();
        var read = ReferenceClasses.Read(CountedClass.Table(counted), "classes.yaml", diagnostics);
        Assert.Empty(diagnostics.InOrder());
        Assert.Equal(counted.Select(c => (c.Id, (double)c.K, (double)c.N, c.Source)), read.Select(c => (c.Id!, c.Rate.K, c.Rate.N, c.Source!)));
        var all = ReferenceClasses.Find(read, "violence/icb-all")!;
        Assert.Equal((2.0, 3.0), (all.Rate.K, all.Rate.N));
        Assert.Equal(2.0 / 150, all.Rate.PerDay!.Value, 1e-6);
        Assert.Equal(["THREE", "TWO", "ONE"], IcbCrises.Cases(crises, all).Select(c => c.Name));
    }

    [Fact]
    public void The_bundled_count_of_answers_is_that_of_the_file_by_state()
    {
        var file = Repository.PathOf("..", "shared", "data", "icb2v14.csv");
        Assert.SkipUnless(File.Exists(file), "The files of International Crisis Behavior are not beside the repository.");
        var bundled = ReferenceClasses.Bundled.Single(c => c.Id == "violence/within-9-days");
        var own = Assert.Single(IcbClasses.Count(File.ReadAllText(file), "icb2v14.csv", "ICB", new DiagnosticBag()));
        Assert.Equal((bundled.Id, bundled.Rate.K, bundled.Rate.N), (own.Id, own.K, own.N));
        Assert.Equal((bundled.Kind, bundled.What, bundled.Of, bundled.Trigger), (own.Kind, own.What, own.Of, own.Trigger));
        Assert.Equal(bundled.Rate.PerDay!.Value, (double)own.K / own.AllDays, 1e-5);
    }

    [Fact]
    public void Answers_are_counted_by_trigger_response_and_day()
    {
        var diagnostics = new DiagnosticBag();
        var counted = IcbClasses.Count("crisno,triggr,yrtrig,majres,trgresra\n1,1,1950,8,3\n2,2,1951,9,9\n3,3,1952,8,10\n4,3,1953,6,1\n5,4,1954,8,1\n6,1,1955,8,\n7,1,,2,400\n", "icb2.csv", "mine", diagnostics);
        Assert.Empty(diagnostics.InOrder());
        var own = Assert.Single(counted);
        Assert.Equal((2, 5, 3 + 9 + 9 + 9 + 9, "1950-1953"), (own.K, own.N, own.AllDays, own.Years));
        Assert.Empty(IcbClasses.Count("crisno,triggr,yrtrig,majres,trgresra\n5,4,1954,8,1\n", "icb2.csv", "mine", diagnostics));
    }

    [Theory]
    [InlineData("")]
    [InlineData("crisno,crisname\n1,ONE\n")]
    [InlineData("\"")]
    [InlineData("a;b;c\n1;2;3")]
    public void A_file_without_the_columns_is_told(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Empty(IcbCrises.Read(text, "bad.csv", diagnostics));
        Assert.Equal([OutsideRules.IcbColumns.Code], diagnostics.InOrder().Select(d => d.Code));
    }

    [Theory]
    [InlineData("1,ONE\n")]
    [InlineData("x,\"y\n\nz\",,,,,\n")]
    [InlineData("99999999999999999999,A,9,9,9,9,9,9,9,9,9\n,,,,3,,,-5\n")]
    public void Lines_of_any_kind_do_no_harm(string lines)
    {
        var counted = IcbCrises.Count(Read($"crisno,crisname,yrtrig,break,sevviosy,protrac,forout,brexit\n{lines}"), "it");
        Assert.All(counted, c => Assert.True(c.K <= c.N && c.N > 0));
        Assert.True(counted.Count == 0 || ReferenceClasses.Read(CountedClass.Table(counted), "c.yaml", new DiagnosticBag()).Count == counted.Count);
    }

    private static IReadOnlyList<IcbCrisis> Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var crises = IcbCrises.Read(text, "icb.csv", diagnostics);
        Assert.False(diagnostics.HasErrors);
        return crises;
    }
}
