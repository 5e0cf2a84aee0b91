using System.Globalization;
using Demarche.Record.Codebook;
using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Names;

/// <summary>A name in the gazetteer.</summary>
/// <param name="Of">The actor it stands for.</param>
/// <param name="Form">How.</param>
/// <param name="From">The first day on which it does.</param>
/// <param name="Until">The last.</param>
/// <param name="Words">Its tokens in small letters.</param>
/// <param name="Capitals">Which of them begin with a capital.</param>
/// <param name="Office">What the person is, for a person.</param>
internal sealed record NameEntry(Actor Of, MentionForm Form, DateOnly From, DateOnly Until, string[] Words, bool[] Capitals, string Office = "");

/// <summary>
/// Names of states, their peoples, capitals and seats of power, of bodies, and of those who held office, each with the days on which it
/// stands for its actor (<c>countries.tsv</c>, <c>bodies.tsv</c>, <c>offices.tsv</c>). Found by their first word, the longest first.
/// </summary>
internal sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer());
    private readonly Dictionary<string, List<NameEntry>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> adjectives = new(StringComparer.Ordinal);

    private Gazetteer()
    {
        foreach (var (_, c) in CodebookFile.Rows(CodebookFile.Text("countries.tsv"), "name\talso\tpeople\tseats\tfrom\tuntil")) AddState(c);
        foreach (var (_, c) in CodebookFile.Rows(CodebookFile.Text("bodies.tsv"), "name\talso")) AddBody(c);
        foreach (var (_, c) in CodebookFile.Rows(CodebookFile.Text("offices.tsv"), "name\talso\tof\toffice\tfrom\tuntil")) AddPerson(c);
        foreach (var list in byFirstWord.Values) list.Sort((x, y) => y.Words.Length.CompareTo(x.Words.Length));
    }

    /// <summary>The names that ship.</summary>
    public static Gazetteer Shared => Loaded.Value;

    /// <summary>Names that begin with a word, longest first; empty when there is none.</summary>
    public IReadOnlyList<NameEntry> Beginning(string word) => byFirstWord.TryGetValue(word, out var list) ? list : [];

    /// <summary>The actor of exactly this name; null when there is none.</summary>
    public Actor? Named(string name) => actors.GetValueOrDefault(name);

    /// <summary>How a state stands before a noun: <c>British</c>, <c>US</c>.</summary>
    public string Adjective(string state) => adjectives.GetValueOrDefault(state, state);

    /// <summary>The state whose adjective a name begins with: "Georgian opposition"; null for none.</summary>
    public string? StateOfAdjective(string name) => adjectives.FirstOrDefault(a => name.StartsWith(a.Value + " ", StringComparison.Ordinal)).Key;

    private void AddState(string[] c)
    {
        var actor = actors[c[0]] = new Actor(c[0], ActorSort.State, c[0]);
        var (from, until) = (YearOf(c[4], 1), YearOf(c[5], 9998));
        adjectives[c[0]] = c[0] == "United States" ? "US" : Split(c[2]).FirstOrDefault() ?? c[0];
        foreach (var name in Split(c[1]).Prepend(c[0])) Add(name, actor, MentionForm.Name, DateOnly.MinValue, DateOnly.MaxValue);
        foreach (var people in Split(c[2])) Add(people, actor, MentionForm.People, new DateOnly(from, 1, 1), new DateOnly(until, 12, 31));
        foreach (var seat in Split(c[3])) Add(seat, actor, MentionForm.Seat, new DateOnly(from, 1, 1), new DateOnly(until, 12, 31));
    }

    private void AddBody(string[] c)
    {
        var sort = c[0].Contains("parliament", StringComparison.Ordinal) || c[0].StartsWith("US ", StringComparison.Ordinal) ? ActorSort.Group : ActorSort.Body;
        var actor = actors[c[0]] = new Actor(c[0], sort, c[0].StartsWith("US ", StringComparison.Ordinal) ? "United States" : "");
        foreach (var name in Split(c[1]).Prepend(c[0])) Add(name, actor, MentionForm.Name, DateOnly.MinValue, DateOnly.MaxValue);
    }

    private void AddPerson(string[] c)
    {
        var actor = actors.GetValueOrDefault(c[2]) ?? (actors[c[2]] = new Actor(c[2], ActorSort.State, c[2]));
        var (from, until) = (MonthOf(c[4]), MonthOf(c[5]).AddMonths(1).AddDays(-1));
        foreach (var name in Split(c[1]).Prepend(c[0]))
        {
            Add(name, actor, MentionForm.Person, from, until, c[3]);
            if (Surname(name) is { } surname) Add(surname, actor, MentionForm.Person, from, until, c[3]);
        }
    }

    /// <summary>What a person is called at the second mention: the last word, or the first in names that put the family first.</summary>
    private static string? Surname(string name)
    {
        var words = name.Split(' ');
        if (words.Length < 2) return null;
        if (words[0] is "King" or "Pope" or "Prince" or "Sheikh" or "Mullah" or "Sultan" or "the" or "Cardinal" or "Lord" or "Archbishop") return null;
        return words[0] is "Kim" or "Xi" or "Wang" or "Li" or "Hu" or "Wen" or "Jiang" or "Deng" or "Zhou" or "Mao" or "Moon" or "Park" or "Roh" or "Yoon"
            or "Lee" or "Tsai" or "Lai" or "Chiang" or "Ho" or "Hun" or "Qin" or "Yang" or "Zhao" or "Ri" or "Choe" or "Kang" or "Chung" or "Ban" or "To"
            or "Ma" or "Chen" or "Zhu" or "Tang" or "Wei" or "Qian" or "Hua" or "Liu" or "He" or "Dong" or "Le" or "Ngo" or "Nguyen" or "Pham" or "Geng"
            or "Than" or "Chun"
            ? words[0] is "To" or "He" or "Le" or "Ho" or "Than" or "Hu" ? null : words[0]
            : words[^1] is "Khan" or "Singh" or "Jr" or "II" or "VI" or "XIV" or "XVI" or "Ali" ? null : words[^1];
    }

    private void Add(string name, Actor actor, MentionForm form, DateOnly from, DateOnly until, string office = "")
    {
        var tokens = Tokenizer.Cut(name, 0, name.Length);
        if (tokens[0].Is("the")) tokens.RemoveAt(0);
        var words = tokens.Select(t => t.Word).ToArray();
        if (!byFirstWord.TryGetValue(words[0], out var list)) byFirstWord[words[0]] = list = [];
        list.Add(new NameEntry(actor, form, from, until, words, [.. tokens.Select(t => t.Capital)], office));
    }

    private static int YearOf(string text, int otherwise) => text.Length == 0 ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly MonthOf(string text) => DateOnly.ParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] Split(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
