using Demarche.Record.Reading.Texts;
using Demarche.Record.Reading.Words;

namespace Demarche.Record.Reading.Times;

/// <summary>
/// Finds the words of a sentence that say when, and the days they stand for. Days without a year are the nearest to the day of publication, on the
/// side that the tense of the verb says; "three days after that" and the like count from the last date that the text gave, which is carried
/// from sentence to sentence. O(tokens).
/// </summary>
/// <param name="published">The day of publication.</param>
internal sealed class DateFinder(DateOnly published)
{
    private readonly CalendarDates calendar = new(published);
    private readonly RelativeDates relative = new(published);

    /// <summary>The last date that the text gave; null before the first.</summary>
    public Days? Anchor { get; private set; }

    /// <summary>The paragraph in which it did.</summary>
    public int AnchorParagraph { get; private set; } = -1;

    /// <summary>The dates of a sentence in order.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="side">For a token: 1 when its verb is about what is to come, -1 about what was, 0 when it does not say.</param>
    public List<DateSpan> Find(Sentence sentence, Func<int, int> side)
    {
        var (tokens, found) = (sentence.Tokens, new List<DateSpan>());
        for (var at = 0; at < tokens.Length;)
        {
            var near = AnchorParagraph == sentence.Paragraph ? Anchor : null;
            var span = Ranged(tokens, at, side, near) ?? One(tokens, at, side, near);
            if (span is null)
            {
                at++;
                continue;
            }

            span = WithWords(tokens, span);
            found.Add(span);
            (Anchor, AnchorParagraph) = (span.Days, sentence.Paragraph);
            at = span.Last + 1;
        }

        return found;
    }

    private DateSpan? One(Token[] tokens, int at, Func<int, int> side, Days? near) =>
        calendar.At(tokens, at, side(at), near) ?? relative.At(tokens, at, side(at), Anchor) ?? TermsOfOffice.At(tokens, at, published);

    /// <summary>"from 10 to 13 January", "between Monday and Friday", "since May".</summary>
    private DateSpan? Ranged(Token[] tokens, int at, Func<int, int> side, Days? near)
    {
        var word = tokens[at].Word;
        if (at + 1 >= tokens.Length || word is not ("from" or "between" or "since")) return null;
        if (word == "since")
        {
            if (tokens[at + 1].Is("then") && Anchor is { } then) return new DateSpan(at, at + 1, Since(then), DateBasis.Text);
            return One(tokens, at + 1, _ => -1, near) is { } start ? start with { First = at, Days = Since(start.Days) } : null;
        }

        if (One(tokens, at + 1, side, near) is not { } first || first.Last + 2 >= tokens.Length) return null;
        if (tokens[first.Last + 1].Word is not ("to" or "until" or "and" or "till" or "through" or "–" or "-")) return null;
        if (One(tokens, first.Last + 2, side, first.Days) is not { } last || last.Days.Until < first.Days.From) return null;
        return new DateSpan(at, last.Last, new Days(first.Days.From, last.Days.Until), first.Basis);
    }

    private Days Since(Days start) => new(start.From, start.From > published ? start.Until : published);

    /// <summary>With the word before that belongs to it: "on", "in", "by".</summary>
    private static DateSpan WithWords(Token[] tokens, DateSpan span) =>
        span.First > 0 && tokens[span.First - 1].Word is "on" or "in" or "by" or "during" or "until" or "before" or "at" or "over"
            && WordLists.IsPreposition(tokens[span.First - 1].Word) ? span with { First = span.First - 1 } : span;
}
