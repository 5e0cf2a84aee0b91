using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Events.Joining;
using Demarche.Language;
using Demarche.Record.Events;
using Demarche.Record.Keeping;

namespace Demarche.Events.Tests;

/// <summary>Counts in the record of a model: once however often they are counted, beside what is there, and worth in tension what the events are
/// worth.</summary>
public sealed class JoinTests
{
    private const string Model = "asof: 2022-01-10\nparties:\n  Moscow: { words: Russia, levers: { x: [no, yes] }, priorities: [x] }\n"
        + "  US: { levers: { y: [no, yes] }, priorities: [y] }\nrecord: record.csv\n";
    private const string ByHand = "date,by,toward,what,tone,id,status\n2022-01-03,US,Moscow,\"a word, said\",-4,h1,\n";

    private static readonly string Rows = string.Concat(Enumerable.Repeat(Importing.Gdelt2("20220104", "RUS", "USA", "190"), 3))
        + Importing.Gdelt2("20220104", "RUS", "USA", "042") + Importing.Gdelt2("20220105", "USA", "RUS", "010");

    [Fact]
    public void Counts_are_accepted_rows_with_the_names_of_the_parties_and_a_source()
    {
        using var scratch = new Scratch();
        var model = Files(scratch);
        Write(CountJoin.Of(model, Count(scratch, model, Rows), new DiagnosticBag())!);
        Assert.Equal(
            "date,by,toward,what,tone,source,type,mode,cameo,id,count,reader,status\n".Split(',').Order(),
                File.ReadLines(scratch["record.csv"]).First().Split(',').Select(c => c == "status" ? "status\n" : c).Order());
        var loaded = ModelLoader.Load(model);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal([(1L, "US"), (3L, "Moscow"), (1L, "Moscow")],
            loaded.Crisis!.Record.Select(e => (e.Events, e.By)).OrderBy(e => e.By == "Moscow").ThenByDescending(e => e.Events).Take(3)
            .OrderBy(e => e.By == "Moscow").ToArray());
        var rows = KeptRecord.Of(model, new DiagnosticBag())!.Rows;
        Assert.Equal(["h1", "gdelt2-20220104-rus-usa-assault-h", "gdelt2-20220104-rus-usa-consult-f"],
            rows.Select(r => r.Id).OrderBy(i => i != "h1").ThenBy(i => i, StringComparer.Ordinal));
        Assert.All(rows.Skip(1), r => Assert.Equal((RowStatus.Accepted, "gdelt2", "events:gdelt2", "Moscow", "US"),
            (r.Status, r.Source, r.Reader, r.By, r.Toward)));
        Assert.Equal("3 events of kind ASSAULT (CAMEO 190) in GDELT 2.0", rows.Single(r => r.Count == 3).What);
        var tension = Tension.Of(rows.Where(r => r.Id != "h1"), 14).Single();
        Assert.Equal((27, 4), (tension.Conflict, tension.Cooperation));
    }

    [Fact]
    public void Counting_again_doubles_nothing_and_other_counts_take_the_place_of_old_ones()
    {
        using var scratch = new Scratch();
        var model = Files(scratch);
        Write(CountJoin.Of(model, Count(scratch, model, Rows), new DiagnosticBag())!);
        var before = (File.ReadAllText(scratch["record.csv"]), File.ReadAllText(model));
        var again = CountJoin.Of(model, Count(scratch, model, Rows), new DiagnosticBag())!;
        Assert.Equal((null, null, 0, 0, 2), (again.RecordText, again.ModelText, again.Added, again.Changed, again.Known));
        var more = CountJoin.Of(model, Count(scratch, model, Rows + Importing.Gdelt2("20220104", "RUS", "USA", "190")), new DiagnosticBag())!;
        Assert.Equal((0, 1, 1), (more.Added, more.Changed, more.Known));
        Write(more);
        Assert.Equal(before.Item1.Replace("3 events", "4 events", StringComparison.Ordinal).Replace(",3,events:", ",4,events:", StringComparison.Ordinal),
            File.ReadAllText(scratch["record.csv"]));
        Assert.Equal(before.Item2, File.ReadAllText(model));
    }

    [Fact]
    public void What_the_analyst_rejected_stays_rejected()
    {
        using var scratch = new Scratch();
        var model = Files(scratch);
        Write(CountJoin.Of(model, Count(scratch, model, Rows), new DiagnosticBag())!);
        var (text, _) = KeptRecord.Of(model, new DiagnosticBag())!.With(["gdelt2-20220104-rus-usa-assault-h"], RowStatus.Rejected);
        File.WriteAllText(scratch["record.csv"], text);
        var again = CountJoin.Of(model, Count(scratch, model, Rows + Rows), new DiagnosticBag())!;
        Assert.Equal(1, again.Rejected);
        Write(again);
        Assert.Equal((RowStatus.Rejected, 6),
            KeptRecord.Of(model, new DiagnosticBag())!.Rows.Where(r => r.Id.EndsWith("assault-h", StringComparison.Ordinal))
            .Select(r => (r.Status, (int)r.Count)).Single());
    }

    [Fact]
    public void A_record_that_would_be_too_long_is_left_as_it_is()
    {
        using var scratch = new Scratch();
        var model = Files(scratch);
        scratch.Write("record.csv", ByHand + string.Concat(Enumerable.Repeat("2022-01-03,US,Moscow,a,1,,\n", EventCsv.MostRows - 2)));
        var diagnostics = new DiagnosticBag();
        Assert.Null(CountJoin.Of(model, Count(scratch, model, Rows), diagnostics));
        Assert.Equal("DEM0705", Assert.Single(diagnostics.InOrder()).Code);
    }

    [Fact]
    public void A_record_inside_the_model_is_left_as_it_is()
    {
        using var scratch = new Scratch();
        var model = Files(scratch);
        var answer = Count(scratch, model, Rows);
        scratch.Write("m.crisis.yaml", Model.Replace("record: record.csv", "record: [{ on: 2022-01-03, by: US, what: a }]", StringComparison.Ordinal));
        var diagnostics = new DiagnosticBag();
        Assert.Null(CountJoin.Of(model, answer, diagnostics));
        Assert.Equal("DEM0727", Assert.Single(diagnostics.InOrder()).Code);
    }

    [Fact]
    public void A_model_without_a_record_gets_one()
    {
        using var scratch = new Scratch();
        var model = scratch.Write("m.crisis.yaml", Model.Replace("record: record.csv\n", "", StringComparison.Ordinal));
        var joined = CountJoin.Of(model, Count(scratch, model, Rows), new DiagnosticBag())!;
        Write(joined);
        Assert.Equal(scratch["record.csv"], joined.RecordFile);
        Assert.DoesNotContain(ModelLoader.Load(model).Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(2, ModelLoader.Load(model).Crisis!.Record.Count);
    }

    private static string Files(Scratch scratch)
    {
        scratch.Write("record.csv", ByHand);
        return scratch.Write("m.crisis.yaml", Model);
    }

    private static EventAnswer Count(Scratch scratch, string model, string rows)
    {
        var map = EventMaps.Named("gdelt2")!;
        var between = Actors.Of(["RUS", "US"], map, ModelLoader.Load(model).Crisis, new DiagnosticBag())!;
        return Importing.Import(new EventRequest([], map, between), scratch.Write("rows.csv", rows)).Answer!;
    }

    private static void Write(JoinedCounts joined)
    {
        if (joined.RecordText is { } rows) File.WriteAllText(joined.RecordFile, rows);
        if (joined.ModelText is { } text) File.WriteAllText(joined.ModelFile, text);
    }
}
