using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Times;

/// <summary>
/// Dates that count from another: from the day of publication (<c>yesterday</c>, <c>two weeks ago</c>), or from the last date of the text (<c>three days
/// after that</c>).
/// </summary>
internal sealed class RelativeDates(DateOnly published)
{
    public DateSpan? At(Token[] tokens, int at, int side, Days? anchor) =>
        Word(tokens, at, side) ?? Unit(tokens, at, published) ?? Spell(tokens, at, anchor) ?? SameUnit(tokens, at, anchor) ?? Coming(tokens, at);

    private DateSpan? Word(Token[] tokens, int at, int side)
    {
        var (word, next) = (tokens[at].Word, at + 1 < tokens.Length ? tokens[at + 1].Word : "");
        var third = at + 2 < tokens.Length ? tokens[at + 2].Word : "";
        if (word == "the" && next == "day" && at + 3 < tokens.Length && third is "before" or "after" && tokens[at + 3].Word is "yesterday" or "tomorrow")
            return Shift(at, at + 3, third == "before" ? -2 : 2);
        if (word is "yesterday" or "tomorrow" && next is "morning" or "evening" or "night" or "afternoon")
            return Shift(at, at + 1, word == "yesterday" ? -1 : 1);
        if (word == "last" && next is "night" or "evening") return Shift(at, at + 1, -1);
        if (word == "this" && next is "morning" or "afternoon" or "evening") return Shift(at, at + 1, 0);
        if (word == "overnight") return Shift(at, at, -1, 0);
        if (word is "the" or "last" or "this" or "next" && next == "weekend"
            && (word != "the" || (at > 0 && tokens[at - 1].Word is "over" or "at" or "during"))) return Weekend(at, word == "next" ? 1 : word == "last" ? -1
            : side);
        if (word == "christmas" && tokens[at].Capital) return Feast(at, tokens, 12, 25, side, next == "eve" ? -1 : 0);
        if (word == "new" && next is "year" && third is "'s" && tokens[at].Capital)
            return Feast(at, tokens, 1, 1, side, at + 3 < tokens.Length && tokens[at + 3].Is("eve") ? -1 : 0);
        return word switch
        {
            "today" or "tonight" => Shift(at, at, 0),
            "yesterday" => Shift(at, at, -1),
            "tomorrow" => Shift(at, at, 1),
            _ => null,
        };
    }

    /// <summary>"this week", "last month", "next year".</summary>
    public static DateSpan? Unit(Token[] tokens, int at, DateOnly published)
    {
        if (at + 1 >= tokens.Length) return null;
        var move = tokens[at].Word switch { "this" => 0, "last" or "past" => -1, "next" or "coming" => 1, _ => 9 };
        var unit = DateWords.Unit(tokens[at + 1].Word);
        if (move == 9 || unit is ' ' or 'd' or 'f' || tokens[at + 1].Word.EndsWith('s')) return null;
        if (at > 0 && tokens[at].Is("past") && tokens[at - 1].Is("the")) return null;
        var days = unit switch
        {
            'w' => Days.Week(published).Moved(move, 'w'),
            'm' => published.AddMonths(move) is var month ? Days.Month(month.Year, month.Month) : default,
            _ => Days.Year(published.Year + move),
        };
        return new DateSpan(at, at + 1, days, DateBasis.Publication);
    }

    /// <summary>"three days after that", "two weeks earlier", "a month ago", "in five days", "within a week", "over the past two years".</summary>
    private DateSpan? Spell(Token[] tokens, int at, Days? anchor)
    {
        var (first, lead) = (at, tokens[at].Word);
        if (lead is "in" or "within" or "over" or "during" or "for" or "after") first++;
        if (first < tokens.Length && tokens[first].Is("the") && first + 1 < tokens.Length
            && tokens[first + 1].Word is "past" or "last" or "next" or "coming" or "previous") first++;
        var way = first < tokens.Length ? tokens[first].Word : "";
        if (way is "past" or "last" or "next" or "coming" or "previous" && first > at) first++;
        else way = "";
        if (first < tokens.Length && tokens[first].Word is "about" or "some" or "nearly" or "almost" or "just" or "only") first++;
        if (first < tokens.Length && tokens[first].Is("another") && first + 1 < tokens.Length && DateWords.Count(tokens[first + 1]) > 0) first++;
        if (first + 1 >= tokens.Length || DateWords.Count(tokens[first]) is not (> 0 and var count)) return null;
        if (tokens[first].Is("a") && first + 2 < tokens.Length && tokens[first + 1].Is("couple") && tokens[first + 2].Is("of")) (first, count) = (first + 2, 2);
        if (first + 1 >= tokens.Length || DateWords.Unit(tokens[first + 1].Word) is not (not ' ' and var unit)) return null;
        if (unit == 'f') (unit, count) = ('w', 2 * count);
        var last = first + 1;
        return Counted(tokens, at, last, count, unit, lead, way, anchor);
    }

    private DateSpan? Counted(Token[] tokens, int at, int last, int count, char unit, string lead, string way, Days? anchor)
    {
        var today = Days.One(published);
        if (way is "past" or "last" or "previous") return new DateSpan(at, last, new Days(today.Moved(-count, unit).From, published), DateBasis.Publication);
        if (way is "next" or "coming" || lead == "within")
            return new DateSpan(at, last, new Days(published, today.Moved(count, unit).From), DateBasis.Publication);
        var after = last + 1 < tokens.Length ? tokens[last + 1].Word : "";
        if (after == "ago") return new DateSpan(at, last + 1, today.Moved(-count, unit), DateBasis.Publication);
        var from = anchor ?? today;
        var basis = anchor is null ? DateBasis.Publication : DateBasis.Text;
        if (after is "later" or "after" or "afterwards" or "on")
            return after == "on" ? null : new DateSpan(at, Tail(tokens, last + 1), from.Moved(count, unit), basis);
        if (after is "earlier" or "before" or "previously") return new DateSpan(at, Tail(tokens, last + 1), from.Moved(-count, unit), basis);
        if (after is "from" && last + 2 < tokens.Length && tokens[last + 2].Word is "now" or "today")
            return new DateSpan(at, last + 2, today.Moved(count, unit), DateBasis.Publication);
        if (after == "'" && last + 2 < tokens.Length && tokens[last + 2].Is("time"))
            return new DateSpan(at, last + 2, today.Moved(count, unit), DateBasis.Publication);
        return lead == "in" && after is "" or "." or "," or ";" or "and" or "if" or "unless"
            ? new DateSpan(at, last, today.Moved(count, unit), DateBasis.Publication) : null;
    }

    /// <summary>"after that", "before this" end with the pronoun.</summary>
    private static int Tail(Token[] tokens, int at) =>
        at + 1 < tokens.Length && tokens[at].Word is "after" or "before" && tokens[at + 1].Word is "that" or "this" or "it" ? at + 1 : at;

    /// <summary>"that day", "the same week", "the next morning", "the following month", "the day before".</summary>
    private static DateSpan? SameUnit(Token[] tokens, int at, Days? anchor)
    {
        if (anchor is not { } days || at + 1 >= tokens.Length) return null;
        var (word, first) = (tokens[at].Word, at + 1);
        if (word == "later" && at + 2 < tokens.Length && tokens[first].Word is "that" or "the") (word, first) = (tokens[first].Word, first + 1);
        var move = 0;
        if (word is "the" or "that" && first + 1 < tokens.Length && tokens[first].Word is "same" or "next" or "following" or "previous" or "very")
        {
            move = tokens[first].Word switch { "next" or "following" => 1, "previous" => -1, _ => 0 };
            first++;
        }
        else if (word == "the" && first + 1 < tokens.Length && DateWords.Unit(tokens[first].Word) != ' ' && tokens[first + 1].Word is "before" or "after"
            && !(first + 2 < tokens.Length
            && (tokens[first + 2].Word is "yesterday" or "tomorrow" || tokens[first + 2].Kind == TokenKind.Word && tokens[first + 2].Word is "the" or "a")))
        {
            return new DateSpan(at, first + 1, Whole(days, DateWords.Unit(tokens[first].Word), tokens[first + 1].Is("after") ? 1 : -1), DateBasis.Text);
        }
        else if (word == "same")
        {
            move = 0;
        }
        else if (word != "that")
        {
            return null;
        }

        var name = tokens[first].Word;
        var unit = name is "morning" or "evening" or "afternoon" or "night" ? 'd' : DateWords.Unit(name);
        return unit is ' ' or 'f' || name.EndsWith('s') ? null : new DateSpan(at, first, Whole(days, unit, move), DateBasis.Text);
    }

    private static Days Whole(Days anchor, char unit, int move) => unit switch
    {
        'd' => Days.One(move < 0 ? anchor.From : anchor.Until).Moved(move, 'd'),
        'w' => Days.Week(anchor.From).Moved(move, 'w'),
        'm' => anchor.From.AddMonths(move) is var month ? Days.Month(month.Year, month.Month) : default,
        _ => Days.Year(Math.Clamp(anchor.From.Year + move, 1, 9990)),
    };

    /// <summary>"in the coming days", "over the next few weeks", "in recent weeks".</summary>
    private DateSpan? Coming(Token[] tokens, int at)
    {
        if (at + 2 >= tokens.Length || tokens[at].Word is not ("in" or "over" or "during" or "within")) return null;
        var first = tokens[at + 1].Is("the") ? at + 2 : at + 1;
        var word = tokens[first].Word;
        if (first + 1 < tokens.Length && tokens[first + 1].Word is "few" or "several" or "couple") first++;
        if (first + 1 >= tokens.Length || DateWords.Unit(tokens[first + 1].Word) is not (not ' ' and var unit) || !tokens[first + 1].Word.EndsWith('s'))
            return word is "within" ? null : WithinDays(tokens, at);
        var length = unit switch { 'd' => 7, 'w' => 28, 'm' => 92, _ => 730 };
        if (word is "coming" or "next") return new DateSpan(at, first + 1, new Days(published, published.AddDays(length)), DateBasis.Publication);
        return word is "recent" or "past" or "last" ? new DateSpan(at, first + 1, new Days(published.AddDays(-length), published), DateBasis.Publication)
            : null;
    }

    private DateSpan? WithinDays(Token[] tokens, int at)
    {
        if (!tokens[at].Is("within") || DateWords.Unit(tokens[at + 1].Word) is not (not ' ' and var unit) || !tokens[at + 1].Word.EndsWith('s')) return null;
        var length = unit switch { 'd' => 7, 'w' => 28, 'm' => 92, _ => 730 };
        return new DateSpan(at, at + 1, new Days(published, published.AddDays(length)), DateBasis.Publication);
    }

    private DateSpan Shift(int first, int last, int from, int until = 99) =>
        new(first, last, new Days(published.AddDays(from), published.AddDays(until == 99 ? from : until)), DateBasis.Publication);

    private DateSpan Weekend(int at, int side)
    {
        var saturday = Days.Week(published).From.AddDays(5);
        if (side <= 0 && saturday >= published) saturday = saturday.AddDays(-7);
        if (side > 0 && saturday < published.AddDays(-1)) saturday = saturday.AddDays(7);
        return new DateSpan(at, at + 1, new Days(saturday, saturday.AddDays(1)), DateBasis.Publication);
    }

    private DateSpan Feast(int at, Token[] tokens, int month, int day, int side, int move)
    {
        var year = published.Year;
        var feast = new DateOnly(year, month, day);
        if (side > 0 && feast < published) feast = feast.AddYears(1);
        if (side <= 0 && feast > published.AddDays(15)) feast = feast.AddYears(-1);
        var last = month == 1 ? Math.Min(at + 3, tokens.Length - 1) : move < 0 || (at + 1 < tokens.Length && tokens[at + 1].Is("day")) ? at + 1 : at;
        return new DateSpan(at, last, Days.One(feast.AddDays(move)), DateBasis.Publication);
    }
}
