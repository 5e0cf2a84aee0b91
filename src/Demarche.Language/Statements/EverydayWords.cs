namespace Demarche.Language.Statements;

/// <summary>
/// Writes what people say in their own words as statements: a model's phrases with <i>and</i>, <i>but</i>, <i>or</i>, <i>if</i>, <i>unless</i>,
/// <i>never</i>, <i>avoid</i> and the like between them. What comes of it is still to be read by the grammar.
/// </summary>
internal sealed class EverydayWords(Vocabulary vocabulary)
{
    /// <summary>The longest text that is read so, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>Words for wanting something not to be so.</summary>
    public static readonly string[] Refusals = ["never", "avoid", "prevent", "stop", "no"];

    private const int MostReadings = 6;

    private static readonly (string[] Words, Sign Sign)[] Signs =
    [
        .. Of(Sign.Iff, "if and only if", "exactly when", "iff"), .. Of(Sign.OnlyIf, "only if", "only when"), .. Of(Sign.Unless, "unless", "except if"),
        .. Of(Sign.If, "if", "when", "whenever", "provided that"), .. Of(Sign.Then, "then"), .. Of(Sign.And, "and", "but"), .. Of(Sign.Or, "or"),
        .. Of(Sign.Deny, "it is not so that", "it is not true that", "it is not the case that"), .. Of(Sign.Not, "not"),
        .. Of(Sign.Refuse, Refusals), .. Of(Sign.Always, "always"),
        .. Of(Sign.Compare, "is not", "is at least", "is at most", "is below", "is above", "is", "at least", "at most", "below", "above"),
    ];

    private enum Sign { None, Iff, OnlyIf, Unless, If, Then, And, Or, Deny, Not, Refuse, Always, Compare }

    /// <summary>Whether a word of a text is one that signs begin with.</summary>
    public static bool HasSigns(string text) => Array.Exists(EverydayPhrases.Cut(text), word => Array.Exists(Signs, s => s.Words[0] == word));

    /// <summary>What a text can mean, as texts for the grammar; none when it holds what means nothing here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ownParty">The party that does what nobody is said to do, or −1.</param>
    /// <param name="guesses">Whether misspelt words may be guessed at.</param>
    public IReadOnlyList<string> Of(string text, int ownParty, bool guesses)
    {
        if (text.Length > LongestText) return [];
        var trimmed = text.TrimEnd('.', '!', ' ');
        var found = new Reading(vocabulary.Everyday, ownParty, guesses).Of(EverydayPhrases.Cut(text));
        return found.Count > 0 || trimmed.Length == text.Length ? found
            : new Reading(vocabulary.Everyday, ownParty, guesses).Of(EverydayPhrases.Cut(trimmed));
    }

    private static IEnumerable<(string[] Words, Sign Sign)> Of(Sign sign, params string[] said) => said.Select(s => (s.Split(' '), sign));

    private static (Sign Sign, int Length) SignAt(string[] words, int at)
    {
        var found = Signs.FirstOrDefault(s => words.AsSpan(at).StartsWith(s.Words));
        return (found.Sign, found.Words?.Length ?? 0);
    }

    private static bool Joins(Sign sign) => sign is >= Sign.Iff and <= Sign.Or;

    /// <summary>One text as far as it is written, and who did what was said last.</summary>
    private sealed record Draft(string Text, IReadOnlyList<int> Subject);

    /// <summary>One reading of a text from its first word to its last.</summary>
    private sealed class Reading(EverydayPhrases phrases, int ownParty, bool guesses)
    {
        private readonly Stack<int> outer = new();
        private List<Draft> drafts = [new("", [])];
        private int wraps;
        private bool isAtStart = true;
        private bool awaitsThen;
        private bool awaitsLevel;

        public IReadOnlyList<string> Of(string[] words)
        {
            for (var at = 0; at < words.Length;)
            {
                var taken = Take(words, at);
                if (taken == 0) return [];
                at += taken;
            }

            CloseWraps();
            return words.Length == 0 || outer.Count > 0 ? [] : [.. drafts.Select(d => d.Text).Distinct()];
        }

        private int Take(string[] words, int at)
        {
            if (words[at] == "(") return Open();
            if (words[at] == ")") return Close();
            if (words[at] == ",") return Comma(words, at);
            var (sign, length) = SignAt(words, at);
            if (awaitsLevel) return TakeLevel(words, at);
            var (said, meanings) = phrases.Match(words, at);
            if (said > 0 && (said > length || sign == Sign.None)) return Mean(meanings, said);
            if (sign != Sign.None) return TakeSign(sign, words, at, length);
            if (!guesses) return 0;
            var end = at + 1;
            while (end < words.Length && words[end] is not ("," or ")" or "(") && !Joins(SignAt(words, end).Sign)) end++;
            return phrases.Near(words[at..end]) is { Count: > 0 } near ? Mean(near, end - at) : 0;
        }

        private int TakeSign(Sign sign, string[] words, int at, int length)
        {
            switch (sign)
            {
                case Sign.And or Sign.Or:
                    Write(sign == Sign.And ? "and" : "or");
                    break;
                case Sign.If or Sign.OnlyIf or Sign.Iff or Sign.Then or Sign.Unless:
                    CloseWraps();
                    awaitsThen = isAtStart && drafts[0].Text.Length == 0;
                    Write(sign switch { Sign.If => "if", Sign.OnlyIf => "only if", Sign.Iff => "iff", Sign.Then => "then", _ => "if not (" });
                    if (sign == Sign.Unless) wraps++;
                    break;
                case Sign.Not:
                    Write("not");
                    break;
                case Sign.Compare:
                    Write(string.Join(' ', words[at..(at + length)]));
                    awaitsLevel = true;
                    return length;
                case Sign.Always or Sign.Refuse when at + length == words.Length || words[at + length] is ")" or "," || Joins(SignAt(words, at + length).Sign):
                    if (words[at] is not ("always" or "never")) return 0;
                    Write(words[at]);
                    isAtStart = false;
                    return length;
                case Sign.Refuse or Sign.Deny:
                    if (!isAtStart) return 0;
                    Write("not (");
                    wraps++;
                    break;
            }

            isAtStart = true;
            return length;
        }

        private int TakeLevel(string[] words, int at)
        {
            var (length, spelt) = phrases.Level(words, at);
            if (length == 0) return 0;
            Branch(spelt.Select(s => new EverydayMeaning(s, [])).ToList());
            awaitsLevel = isAtStart = false;
            return length;
        }

        private int Mean(IReadOnlyList<EverydayMeaning> meanings, int length)
        {
            Branch(meanings);
            isAtStart = false;
            return length;
        }

        private void Branch(IReadOnlyList<EverydayMeaning> meanings) => drafts = [.. drafts.SelectMany(draft =>
            Meant(meanings, draft.Subject).Select(m => new Draft(Joined(draft.Text, m.Text), m.Owners.Count > 0 ? m.Owners : draft.Subject)))
            .Take(MostReadings)];

        /// <summary>Whoever acted last acts where nobody is named, then the party whose statement it is, then anyone.</summary>
        private IEnumerable<EverydayMeaning> Meant(IReadOnlyList<EverydayMeaning> meanings, IReadOnlyList<int> subject)
        {
            if (!meanings.Any(m => m.IsBare)) return meanings;
            var named = meanings.Where(m => !m.IsBare).ToArray();
            if (named.Length > 0) return named;
            var same = meanings.Where(m => subject.Count > 0 && m.Owners.SequenceEqual(subject)).ToArray();
            if (same.Length > 0) return same;
            var own = meanings.Where(m => m.Owners.Contains(ownParty)).ToArray();
            return own.Length > 0 ? own : meanings;
        }

        private int Open()
        {
            outer.Push(wraps);
            wraps = 0;
            Write("(");
            isAtStart = true;
            return 1;
        }

        private int Close()
        {
            if (outer.Count == 0) return 0;
            CloseWraps();
            wraps = outer.Pop();
            Write(")");
            isAtStart = false;
            return 1;
        }

        private int Comma(string[] words, int at)
        {
            if (at + 1 == words.Length) return 0;
            if (Joins(SignAt(words, at + 1).Sign)) return 1;
            if (!awaitsThen || outer.Count > 0) return 0;
            CloseWraps();
            Write("then");
            awaitsThen = false;
            isAtStart = true;
            return 1;
        }

        private void CloseWraps()
        {
            for (; wraps > 0; wraps--) Write(")");
        }

        private void Write(string piece) => drafts = [.. drafts.Select(d => d with { Text = Joined(d.Text, piece) })];

        private static string Joined(string text, string piece) => text.Length == 0 ? piece : $"{text} {piece}";
    }
}
