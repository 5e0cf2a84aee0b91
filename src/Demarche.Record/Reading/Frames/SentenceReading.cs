using Demarche.Record.Reading.Grammar;
using Demarche.Record.Reading.Names;
using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Times;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Frames;

/// <summary>A sentence with all that was found in it before events are read: names, verbs, clauses, dates, conditions.</summary>
internal sealed class SentenceReading
{
    public SentenceReading(string text, Sentence sentence, List<Mention> mentions, DateFinder dates)
    {
        (Text, Sentence, Mentions) = (text, sentence, mentions);
        Groups = VerbGroups.Find(sentence.Tokens, mentions);
        new Clauses(sentence.Tokens, mentions, Groups).Set();
        Roles = new Roles(sentence.Tokens, mentions, Groups);
        Dates = dates.Find(sentence, Side);
        Conditions = new Conditions(sentence.Tokens, Groups).Find();
    }

    public string Text { get; }

    public Sentence Sentence { get; }

    public Token[] Tokens => Sentence.Tokens;

    public List<Mention> Mentions { get; }

    public List<VerbGroup> Groups { get; }

    public Roles Roles { get; }

    public List<DateSpan> Dates { get; }

    public List<Condition> Conditions { get; }

    /// <summary>The characters from one token to another, both included.</summary>
    public (int Start, int End) Span(int first, int last) =>
        (Tokens[Math.Clamp(first, 0, Tokens.Length - 1)].Start, Tokens[Math.Clamp(last, 0, Tokens.Length - 1)].End);

    /// <summary>The date that goes with a verb: in its clause, else before the first verb of the sentence or in the clause that it hangs on.</summary>
    public DateSpan? DateOf(int k)
    {
        var group = Groups[k];
        if (Dates.Find(d => d.Last < group.Left && group.Left - d.Last <= 2) is { } before) return before;
        var own = Dates.Find(d => d.First >= group.Left && d.First < group.Right);
        if (own is not null) return own;
        if (group.Head >= 0 && group.Link is Link.And or Link.Infinitive or Link.Ing
            && Dates.Find(d => d.First >= Groups[group.Head].Left && d.First < Groups[group.Head].Right) is { } beside) return beside;
        if (k + 1 < Groups.Count && Groups[k + 1].Link == Link.Infinitive
            && Dates.Find(d => d.First >= Groups[k + 1].Left && d.First < Groups[k + 1].Right) is { } inner) return inner;
        return Dates.Find(d => Groups.Count > 0 && d.Last < Groups[0].First && d.First < 3) is { } leading ? leading : null;
    }

    /// <summary>For a token: 1 when the nearest verb is about what is to come, -1 about what was.</summary>
    private int Side(int token)
    {
        VerbGroup? nearest = null;
        foreach (var group in Groups)
        {
            if (nearest is null || Distance(group, token) < Distance(nearest, token)) nearest = group;
        }

        return nearest?.Tense switch
        {
            Tense.Future or Tense.Would or Tense.Maybe or Tense.Must => 1,
            Tense.Past or Tense.Perfect => nearest.Planned || Operators.IsPlanning(nearest.Lemma) && nearest.Passive ? 1 : -1,
            Tense.None when nearest.Head >= 0 => Groups[nearest.Head].Tense is Tense.Past or Tense.Perfect && !Operators.IsPlanning(Groups[nearest.Head].Lemma)
                && !Operators.IsPromising(Groups[nearest.Head].Lemma) && nearest.Link != Link.Infinitive ? -1 : 1,
            Tense.Present => Operators.IsPlanning(nearest.Lemma) || nearest.GoingOn ? 1 : 0,
            _ => 0,
        };
    }

    private static int Distance(VerbGroup group, int token) => token < group.First ? 2 * (group.First - token) : token - group.Verb;
}
