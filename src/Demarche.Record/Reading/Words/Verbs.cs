using System.Collections.Frozen;
using Demarche.Record.Codebook;

namespace Demarche.Record.Reading.Words;

/// <summary>The form of a verb; one spelling may be several (<c>cut</c>).</summary>
[Flags]
internal enum VerbForm : byte
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Ing = 16,
}

/// <summary>A spelling as a verb.</summary>
/// <param name="Lemma">Its base form.</param>
/// <param name="Form">What forms of it the spelling may be.</param>
internal readonly record struct VerbReading(string Lemma, VerbForm Form);

/// <summary>
/// English verbs with all their forms, from <c>verbs.tsv</c> (base, and past and participle where they are not made by rule) and from the
/// phrases of the codebook. One look-up a word.
/// </summary>
internal static class Verbs
{
    private static readonly HashSet<string> Doubling =
        ["begin", "cut", "get", "hit", "let", "put", "quit", "run", "set", "shut", "sit", "split", "win", "bid", "bet", "dig", "overrun", "spin", "swim",
        "forget", "upset", "rid"];

    private static readonly FrozenDictionary<string, VerbReading> Forms = Load();

    /// <summary>The spelling as a verb; the form is none when it is no known verb.</summary>
    public static VerbReading Read(string word) => Forms.GetValueOrDefault(word);

    /// <summary>The base form of a verb's spelling; the word itself when it is no known verb.</summary>
    public static string Lemma(string word) => Forms.TryGetValue(word, out var reading) ? reading.Lemma : word;

    private static FrozenDictionary<string, VerbReading> Load()
    {
        var forms = new Dictionary<string, VerbReading>(StringComparer.Ordinal);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, cells) in CodebookFile.Rows(CodebookFile.Text("verbs.tsv"), "base\tpast\tparticiple"))
        {
            listed.Add(cells[0]);
            Add(forms, cells[0], cells[1].Length > 0 ? cells[1] : Past(cells[0]), cells[2].Length > 0 ? cells[2] : Past(cells[0]));
        }

        foreach (var phrase in Phrases.All.Where(p => !p.Pattern.Contains("{s}", StringComparison.Ordinal)))
        {
            var verb = phrase.Pattern.Split(' ')[0];
            if (verb.All(char.IsAsciiLetterLower) && listed.Add(verb)) Add(forms, verb, Past(verb), Past(verb));
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, VerbReading> forms, string verb, string past, string participle)
    {
        if (verb == "be")
        {
            foreach (var (word, form) in new[] { ("be", VerbForm.Base), ("am", VerbForm.Third), ("is", VerbForm.Third), ("are", VerbForm.Third),
                ("was", VerbForm.Past), ("were", VerbForm.Past), ("been", VerbForm.Participle), ("being", VerbForm.Ing) }) One(word, form);
            return;
        }

        One(verb, VerbForm.Base);
        One(verb == "have" ? "has" : Third(verb), VerbForm.Third);
        One(past, VerbForm.Past);
        One(participle, VerbForm.Participle);
        One(Ing(verb, past), VerbForm.Ing);
        if (past.EndsWith("lled", StringComparison.Ordinal) && verb.EndsWith('l') && !verb.EndsWith("ll", StringComparison.Ordinal) && verb.Length > 5)
        {
            One(verb + "ed", VerbForm.Past | VerbForm.Participle);
            One(verb + "ing", VerbForm.Ing);
        }

        void One(string word, VerbForm form)
        {
            if (forms.TryGetValue(word, out var known) && known.Lemma != verb) return;
            forms[word] = new VerbReading(verb, known.Form | form);
        }
    }

    private static string Past(string verb) => verb switch
    {
        [.., 'e'] => verb + "d",
        [.., var before, 'y'] when !IsVowel(before) => verb[..^1] + "ied",
        _ => verb + "ed",
    };

    private static string Third(string verb) => verb switch
    {
        [.., 's'] or [.., 'x'] or [.., 'z'] or [.., 'o'] or [.., 'c', 'h'] or [.., 's', 'h'] => verb + "es",
        [.., var before, 'y'] when !IsVowel(before) => verb[..^1] + "ies",
        _ => verb + "s",
    };

    private static string Ing(string verb, string past)
    {
        if (verb.EndsWith("ie", StringComparison.Ordinal)) return verb[..^2] + "ying";
        if (verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal)) return verb[..^1] + "ing";
        var doubled = past.Length == verb.Length + 3 && past.StartsWith(verb + verb[^1], StringComparison.Ordinal);
        return doubled || Doubling.Contains(verb) ? verb + verb[^1] + "ing" : verb + "ing";
    }

    private static bool IsVowel(char c) => "aeiou".Contains(c, StringComparison.Ordinal);
}
