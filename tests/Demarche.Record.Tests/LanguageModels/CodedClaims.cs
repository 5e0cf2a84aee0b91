using System.Globalization;
using Demarche.Record.LanguageModels;

namespace Demarche.Record.Tests.LanguageModels;

/// <summary>A text that may be looked at, cut into sentences, with its hand coding as claims: what a perfect model would reply.</summary>
internal sealed record CodedClaims(TextToRead Text, IReadOnlyList<ModelClaim> Claims)
{
    /// <summary>Words that stand for an actor in these texts; the reader has its own, far longer, list.</summary>
    private static readonly (string Words, string Name)[] Names =
    [
        ("Iceland", "Iceland"), ("Reykjavik", "Iceland"), ("Icelandic", "Iceland"), ("Hallgrimsson", "Iceland"), ("Johannesson", "Iceland"), ("Britain", "United Kingdom"),
        ("British", "United Kingdom"), ("London", "United Kingdom"), ("Royal Navy", "United Kingdom"), ("Navy", "United Kingdom"), ("Callaghan", "United Kingdom"),
        ("Hunt", "United Kingdom"), ("Royal Marines", "United Kingdom"), ("Boris Johnson", "United Kingdom"), ("United States", "United States"), ("Washington", "United States"),
        ("Donald Trump", "United States"), ("State Department", "United States"), ("NATO", "NATO"), ("the alliance", "NATO"), ("Luns", "NATO"), ("Norway", "Norway"), ("Argentina", "Argentina"),
        ("Argentine", "Argentina"), ("Buenos Aires", "Argentina"), ("the junta", "Argentina"), ("The junta", "Argentina"), ("Menendez", "Argentina"), ("Chile", "Chile"), ("Chilean", "Chile"),
        ("Santiago", "Chile"), ("Pinochet", "Chile"), ("Holy See", "Vatican"), ("Vatican", "Vatican"), ("the Pope", "Vatican"), ("John Paul II", "Vatican"), ("Peru", "Peru"), ("Lima", "Peru"),
        ("Bolivia", "Bolivia"), ("Iran", "Iran"), ("Iranian", "Iran"), ("Tehran", "Iran"), ("Revolutionary Guards", "Iran"), ("Rouhani", "Iran"), ("Zarif", "Iran"), ("France", "France"),
        ("Germany", "Germany"), ("Italy", "Italy"), ("Oman", "Oman"), ("Yusuf bin Alawi", "Oman"), ("India", "India"), ("Nicaragua", "Nicaragua"), ("fishermen", "British fishermen"),
        ("Argentine junta", "Argentine junta"), ("junta", "Argentine junta"), ("insurers", "insurers"),
    ];

    public static IEnumerable<CodedClaims> Seen()
    {
        var folder = Repository.PathOf("tests", "Demarche.Record.Tests", "Texts");
        foreach (var cells in File.ReadLines(Path.Combine(folder, "texts.tsv")).Skip(1).Select(line => line.Split('\t')).Where(cells => cells[1] == "seen"))
        {
            var path = Path.Combine(folder, "seen", cells[0]);
            var rows = File.ReadLines(path + ".coding.tsv").Skip(1).Select(line => line.Split('\t')).ToList();
            var text = Cut(File.ReadAllText(path + ".txt"), DateOnly.Parse(cells[2], CultureInfo.InvariantCulture), rows);
            var article = new Record.Reading.Texts.Article(cells[0], text.Text, Record.Reading.Texts.Paragraphs.Of(text.Text), "", null);
            text = text with { Read = ArticleForModel.ByRules(article, text.Published, null) };
            yield return new CodedClaims(text, [.. rows.Select(row => Claim(row, text))]);
        }
    }

    /// <summary>A text with sentences at full stops that a capital follows.</summary>
    public static TextToRead Cut(string text, DateOnly published, IEnumerable<string[]> rows)
    {
        var sentences = new List<NumberedSentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = text[i] == '\n' || (text[i] is '.' or '"' && i + 2 < text.Length && text[i + 1] == ' ' && (char.IsUpper(text[i + 2]) || text[i + 2] == '"') && text[i - 1] is not (>= 'A' and <= 'Z'));
            if (!isEnd && i + 1 < text.Length)
                continue;
            if (i + 1 - start > 2)
                sentences.Add(new NumberedSentence(sentences.Count + 1, start, i + 1, Named(text, start, i + 1)));
            start = i + 1;
        }

        var days = rows.Select(row => new DayRange(DateOnly.Parse(row[1], CultureInfo.InvariantCulture), DateOnly.Parse(row[2].Length > 0 ? row[2] : row[1], CultureInfo.InvariantCulture)));
        return new TextToRead(text, published, sentences, [.. days]);
    }

    private static List<NamedActor> Named(string text, int start, int end) => [.. Names
        .SelectMany(name => Places(text, start, end, name.Words).Select(at => new NamedActor(name.Name, at, at + name.Words.Length)))
        .OrderBy(actor => actor.Start).ThenByDescending(actor => actor.End)];

    private static IEnumerable<int> Places(string text, int start, int end, string words)
    {
        for (var at = text.IndexOf(words, start, end - start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, end - at - 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + words.Length >= text.Length || !char.IsLetter(text[at + words.Length])))
                yield return at;
        }
    }

    private static ModelClaim Claim(string[] row, TextToRead text)
    {
        var at = text.Text.IndexOf(row[13], StringComparison.Ordinal);
        return new ModelClaim
        {
            Sentence = text.Sentences.Last(sentence => sentence.Start <= at).Number, Words = row[13], By = row[3], Toward = row[4],
            With = row[5].Split(';', StringSplitOptions.RemoveEmptyEntries), Type = row[6], Mode = row[7], Aspect = row[8], Negated = row[9] == "yes",
            If = row[10], Then = row[11], SaidBy = row[12], Date = row[1], Until = row[2],
        };
    }
}
