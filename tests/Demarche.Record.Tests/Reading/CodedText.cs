using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;

namespace Demarche.Tests.Reading;

/// <summary>A row of a coding by hand.</summary>
internal sealed record CodedRow(string Number, string Date, string Until, string By, string Toward, string With, string Type, string Aspect, bool Negated, string If, string Then, string Quote, string SameAs);

/// <summary>A text with its coding by hand.</summary>
internal sealed record CodedText(Article Article, DateOnly Published, IReadOnlyList<CodedRow> Rows)
{
    private static string Folder => Repository.PathOf("tests", "Demarche.Record.Tests", "Texts");

    /// <summary>The texts of a folder: <c>seen</c> or <c>held-out</c>.</summary>
    public static IReadOnlyList<CodedText> In(string folder) =>
    [
        .. File.ReadLines(Path.Combine(Folder, "texts.tsv")).Skip(1).Select(l => l.Split('\t')).Where(c => c[1] == folder)
            .Select(c => Load(Path.Combine(Folder, folder, c[0] + ".txt"), Path.Combine(Folder, folder, c[0] + ".coding.tsv"), DateOnly.Parse(c[2]))),
    ];

    /// <summary>The article that the bundled model of Geneva is drawn from; null where it does not lie beside the repository.</summary>
    public static CodedText? TheArticle()
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "seed", "article.txt");
        return File.Exists(path) ? Load(path, Path.Combine(Folder, "article.coding.tsv"), new DateOnly(2022, 1, 5)) : null;
    }

    private static CodedText Load(string path, string coding, DateOnly published)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var rows = File.ReadLines(coding).Skip(1).Select(l => l.Split('\t')).Select(c => new CodedRow(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[8], c[9] == "yes", c[10], c[11], c[13], c.Length > 14 ? c[14] : ""));
        return new CodedText(new Article(TextIntake.IdOf(path), text, Paragraphs.Of(text), "", null), published, [.. rows]);
    }
}

/// <summary>How a reading compares with codings: sums over texts.</summary>
internal sealed class Score
{
    public int Coded { get; private set; }

    public int Found { get; private set; }

    public int Matched { get; private set; }

    public int Kinds { get; private set; }

    public int KindsInThree { get; private set; }

    public int BothActors { get; private set; }

    public int EveryColumn { get; private set; }

    /// <summary>F1 of events right in kind and both actors.</summary>
    public double EventF1 => Coded + Found == 0 ? 0 : 2d * BothActors / (Coded + Found);

    public double KindShare => (double)Kinds / Coded;

    public double BothShare => (double)BothActors / Coded;

    public double EveryShare => (double)EveryColumn / Coded;

    public double KindInThreeShare => (double)KindsInThree / Coded;

    public double FalseShare => Found == 0 ? 0 : 1 - (double)Matched / Found;

    /// <summary>B-cubed F1 of the clusters of mentions, over the mentions that were found.</summary>
    public double RestatementF1 { get; private set; }

    private readonly List<(string Coded, string Read)> clusters = [];

    public static Score Of(IEnumerable<CodedText> texts)
    {
        var score = new Score();
        foreach (var text in texts) score.Add(text);
        score.RestatementF1 = Clusters.BCubed(score.clusters);
        return score;
    }

    public override string ToString() =>
        $"{Coded} coded, {Found} read, {Matched} matched; kind {KindShare:0.000}, kind within three {KindInThreeShare:0.000}, events right in kind and both actors {BothActors} (F1 {EventF1:0.000}), every column {EveryColumn} ({(double)EveryColumn / Coded:0.000}), false {FalseShare:0.000}, restatements {RestatementF1:0.000}";

    private void Add(CodedText text)
    {
        var reading = Record.Reading.Reader.Read(text.Article, text.Published);
        var free = Enumerable.Range(0, reading.Events.Count).ToList();
        Coded += text.Rows.Count;
        Found += reading.Events.Count;
        foreach (var row in text.Rows)
        {
            var at = text.Article.Text.IndexOf(row.Quote, StringComparison.Ordinal);
            Assert.True(at >= 0, $"“{row.Quote}” is not in {text.Article.Name}.");
            var best = free.Select(i => (i, Value: Likeness(reading.Events[i], row, at))).Where(p => p.Value > 0).OrderByDescending(p => p.Value).FirstOrDefault();
            if (best.Value <= 0) continue;
            free.Remove(best.i);
            Matched++;
            Judge(reading.Events[best.i], row, text.Article.Name);
        }
    }

    private void Judge(Record.Reading.ReadEvent read, CodedRow row, string text)
    {
        var one = read.Row;
        var kind = one.Kind!.Value.Type.Name() == row.Type;
        var actors = Actors(one, row);
        if (kind) Kinds++;
        if (read.Guesses.Any(g => g.Type.Name() == row.Type)) KindsInThree++;
        if (kind && actors) BothActors++;
        var days = one.Date.ToString("yyyy-MM-dd") == row.Date && (one.Until?.ToString("yyyy-MM-dd") ?? "") == row.Until;
        var aspect = one.Aspect!.Value.Word() == row.Aspect && one.Negated == row.Negated;
        if (kind && actors && days && aspect && (one.If.Length > 0) == (row.If.Length > 0)) EveryColumn++;
        clusters.Add(($"{text} {(row.SameAs.Length > 0 ? row.SameAs : row.Number)}", one.SameAs.Length > 0 ? one.SameAs : one.Id));
    }

    /// <summary>Both actors are right: the same ones on the same side, where those who act together are a set; a mutual event has no sides.</summary>
    private static bool Actors(EventRow read, CodedRow row)
    {
        var (by, toward) = (Name(read.By) == Name(row.By), Name(read.Toward) == Name(row.Toward));
        if (by && toward) return true;
        var with = Names(row.With);
        if (with.Count > 0 && Names($"{read.By}; {read.Toward}; {read.With}").SetEquals(Names($"{row.By}; {row.Toward}; {row.With}"))) return by || toward || row.Type is "CONSULT" or "AGREE" or "SUPPORT";
        return row.Type is "CONSULT" or "AGREE" or "SUPPORT" or "ASSAULT" && Name(read.By) == Name(row.Toward) && Name(read.Toward) == Name(row.By) && row.By.Length > 0 && row.Toward.Length > 0 && row.Type != "ASSAULT";
    }

    private static HashSet<string> Names(string list) => [.. list.Split("; ").Select(Name).Where(n => n.Length > 0)];

    internal static string Name(string name)
    {
        if (name.Length == 0) return "";
        var words = Tokenizer.Words(name.Trim());
        if (words[0] == "the") words = words[1..];
        return Gazetteer.Shared.Beginning(words[0]).FirstOrDefault(e => e.Form == MentionForm.Name && e.Words.SequenceEqual(words))?.Of.Name ?? name.Trim();
    }

    /// <summary>How well a read event fits a coded one: the words must overlap, then kind and actors count.</summary>
    private static double Likeness(Record.Reading.ReadEvent read, CodedRow row, int at)
    {
        var overlap = Math.Min(read.End, at + row.Quote.Length) - Math.Max(read.Start, at);
        if (overlap <= 0) return 0;
        var union = read.End - read.Start + row.Quote.Length - overlap;
        return (double)overlap / union + (read.Row.Kind!.Value.Type.Name() == row.Type ? 1 : 0) + (Name(read.Row.By) == Name(row.By) ? 0.3 : 0) + (Name(read.Row.Toward) == Name(row.Toward) ? 0.3 : 0);
    }
}

/// <summary>Agreement of two clusterings.</summary>
internal static class Clusters
{
    /// <summary>B-cubed F1 (Bagga and Baldwin 1998): precision and recall of an item's cluster, averaged over items.</summary>
    public static double BCubed(IReadOnlyList<(string Coded, string Read)> items)
    {
        if (items.Count == 0) return 0;
        double precision = 0, recall = 0;
        foreach (var item in items)
        {
            double both = items.Count(i => i.Coded == item.Coded && i.Read == item.Read);
            precision += both / items.Count(i => i.Read == item.Read);
            recall += both / items.Count(i => i.Coded == item.Coded);
        }

        (precision, recall) = (precision / items.Count, recall / items.Count);
        return 2 * precision * recall / (precision + recall);
    }
}
