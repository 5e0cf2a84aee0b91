using Demarche.Record.Reading.Texts;

namespace Demarche.Record.Reading.Times;

/// <summary>Dates that name a month, a year, a season or a weekday: <c>10 January</c>, <c>early May 2019</c>, <c>last Friday</c>.</summary>
internal sealed class CalendarDates(DateOnly published)
{
    /// <summary>How far back a text goes before the date nearest to its day is no longer meant.</summary>
    private const int Ahead = 10;

    /// <summary>The date that begins at a token.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="at">The token.</param>
    /// <param name="side">1 for what is to come, -1 for what was, 0 when nothing is said.</param>
    /// <param name="near">The last date in the same paragraph.</param>
    public DateSpan? At(Token[] tokens, int at, int side, Days? near) =>
        Iso(tokens, at) ?? Night(tokens, at, side, near) ?? PartOf(tokens, at, side, near) ?? DayMonth(tokens, at, side, near)
            ?? MonthDay(tokens, at, side, near) ?? InMonth(tokens, at, side, near) ?? InSeason(tokens, at, side) ?? HalfOf(tokens, at)
            ?? OnWeekday(tokens, at, side) ?? InYear(tokens, at);

    private static DateSpan? Iso(Token[] tokens, int at)
    {
        if (at + 4 >= tokens.Length || DateWords.Year(tokens[at]) is not (> 0 and var year) || !tokens[at + 1].Is("-") || !tokens[at + 3].Is("-")) return null;
        return Day(year, DateWords.DayNumber(tokens[at + 2]), DateWords.DayNumber(tokens[at + 4])) is { } day
            ? new DateSpan(at, at + 4, Days.One(day), DateBasis.Calendar) : null;
    }

    /// <summary>"the night of 3 January", "the week of 10 January", "the evening of …".</summary>
    private DateSpan? Night(Token[] tokens, int at, int side, Days? near)
    {
        var first = tokens[at].Is("the") ? at + 1 : at;
        if (first + 2 >= tokens.Length) return null;
        var unit = tokens[first].Word;
        var of = first + 1;
        if (unit == "week" && tokens[of].Word is "starting" or "beginning") of++;
        if (unit is not ("night" or "evening" or "morning" or "afternoon" or "day" or "week" or "eve") || of + 1 >= tokens.Length
            || tokens[of].Word is not ("of" or "on")) return null;
        if ((DayMonth(tokens, of + 1, side, near) ?? MonthDay(tokens, of + 1, side, near)) is not { } day) return null;
        var days = unit != "week" ? day.Days : of > first + 1 ? new Days(day.Days.From, day.Days.From.AddDays(6)) : Days.Week(day.Days.From);
        return day with { First = at, Days = days };
    }

    /// <summary>"early January", "mid-2014", "the end of March", "late last year".</summary>
    private DateSpan? PartOf(Token[] tokens, int at, int side, Days? near)
    {
        var first = tokens[at].Is("the") ? at + 1 : at;
        if (first + 1 >= tokens.Length) return null;
        var part = tokens[first].Word switch
        {
            "early" or "beginning" or "start" => 'e',
            "mid" or "middle" => 'm',
            "late" or "end" => 'l',
            _ => ' ',
        };
        if (part == ' ') return null;
        var next = first + 1;
        if (tokens[first].Word is "beginning" or "start" or "middle" or "end")
        {
            if (!tokens[next].Is("of")) return null;
            next++;
        }
        else if (tokens[next].Word is "-" or "in")
        {
            next++;
        }

        if (next < tokens.Length && tokens[next].Is("the") && next + 1 < tokens.Length) next++;
        if (next >= tokens.Length) return null;
        var whole = InMonth(tokens, next, side, near) ?? InSeason(tokens, next, side) ?? InYear(tokens, next) ?? RelativeDates.Unit(tokens, next, published);
        return whole is null || whole.Days.From == whole.Days.Until ? null : whole with { First = at, Days = whole.Days.Part(part) };
    }

    private DateSpan? DayMonth(Token[] tokens, int at, int side, Days? near)
    {
        var first = tokens[at].Is("the") ? at + 1 : at;
        if (first >= tokens.Length || DateWords.DayNumber(tokens[first]) is not (> 0 and var day)) return null;
        var (last, until) = (first, day);
        if (last + 2 < tokens.Length && tokens[last + 1].Word is "–" or "-" or "and" or "to" && DateWords.DayNumber(tokens[last + 2]) is > 0 and var second
            && second > day) (last, until) = (last + 2, second);
        if (last + 1 < tokens.Length && tokens[last + 1].Is("of")) last++;
        if (last + 1 >= tokens.Length || DateWords.Month(tokens[last + 1]) is not (> 0 and var month)) return null;
        return WithYear(tokens, at, last + 1, month, day, until, side, near);
    }

    private DateSpan? MonthDay(Token[] tokens, int at, int side, Days? near)
    {
        if (at + 1 >= tokens.Length || DateWords.Month(tokens[at]) is not (> 0 and var month)) return null;
        var next = tokens[at + 1].Is(".") ? at + 2 : at + 1;
        if (next < tokens.Length && tokens[next].Is("the")) next++;
        if (next >= tokens.Length || DateWords.DayNumber(tokens[next]) is not (> 0 and var day)) return null;
        var (last, until) = (next, day);
        if (last + 2 < tokens.Length && tokens[last + 1].Word is "–" or "-" or "and" or "to" && DateWords.DayNumber(tokens[last + 2]) is > 0 and var second
            && second > day) (last, until) = (last + 2, second);
        return WithYear(tokens, at, last, month, day, until, side, near);
    }

    private DateSpan? WithYear(Token[] tokens, int first, int last, int month, int day, int until, int side, Days? near)
    {
        var comma = last + 2 < tokens.Length && tokens[last + 1].Is(",") ? 1 : 0;
        if (last + comma + 1 < tokens.Length && DateWords.Year(tokens[last + comma + 1]) is > 0 and var year)
            return Day(year, month, day) is { } said && Day(year, month, until) is { } saidLast
                ? new DateSpan(first, last + comma + 1, new Days(said, saidLast), DateBasis.Calendar) : null;
        if (LastYears(tokens, last + 1) is > 0 and var offset && Day(published.Year - offset, month, day) is { } earlier)
            return new DateSpan(first, last + 2, Days.One(earlier), DateBasis.Publication);
        var best = Nearest(y => Day(y, month, day), side, near);
        return best is { } start && Day(start.Year, month, until) is { } end ? new DateSpan(first, last, new Days(start, end), DateBasis.Calendar) : null;
    }

    /// <summary>"last year" after a date.</summary>
    private static int LastYears(Token[] tokens, int at) => at + 1 < tokens.Length && tokens[at].Is("last") && tokens[at + 1].Is("year") ? 1 : 0;

    private DateSpan? InMonth(Token[] tokens, int at, int side, Days? near)
    {
        var word = tokens[at].Word;
        var which = word is "last" or "next" or "this" or "that" or "previous" or "following" && at + 1 < tokens.Length ? at + 1 : at;
        if (DateWords.Month(tokens[which]) is not (> 0 and var month)) return null;
        if (which == at && word is "may" or "march" && at == 0) return null;
        var last = which;
        if (last + 1 < tokens.Length && tokens[last + 1].Is(".")) last++;
        var of = last + 2 < tokens.Length && tokens[last + 1].Word is "of" or "," ? 1 : 0;
        if (last + of + 1 < tokens.Length && DateWords.Year(tokens[last + of + 1]) is > 0 and var year)
            return new DateSpan(at, last + of + 1, Days.Month(year, month), DateBasis.Calendar);
        if (LastYears(tokens, last + 1) > 0) return new DateSpan(at, last + 2, Days.Month(published.Year - 1, month), DateBasis.Publication);
        if (word is "that" or "following" && which > at && near is { } anchor)
            return new DateSpan(at, last, Days.Month(anchor.From.Year + (month < anchor.From.Month && anchor.Until.Month < 12 ? 1 : 0), month), DateBasis.Text);
        if (word is "last" or "previous")
            return new DateSpan(at, last, Days.Month(month >= published.Month ? published.Year - 1 : published.Year, month), DateBasis.Publication);
        if (word == "next") return new DateSpan(at, last, Days.Month(month <= published.Month ? published.Year + 1 : published.Year, month),
            DateBasis.Publication);
        return Nearest(y => new DateOnly(y, month, 1), side, near) is { } first ? new DateSpan(at, last, Days.Month(first.Year, month), DateBasis.Calendar)
            : null;
    }

    private DateSpan? InSeason(Token[] tokens, int at, int side)
    {
        var which = tokens[at].Word is "last" or "next" or "this" or "the" && at + 1 < tokens.Length ? at + 1 : at;
        if (DateWords.Season(tokens[which].Word) is not (> 0 and var month)) return null;
        var of = which + 2 < tokens.Length && tokens[which + 1].Is("of") ? 1 : 0;
        if (which + of + 1 < tokens.Length && DateWords.Year(tokens[which + of + 1]) is > 0 and var year)
            return new DateSpan(at, which + of + 1, Quarter(year, month), DateBasis.Calendar);
        if (which == at || tokens[at].Is("the")) return null;
        var now = published.Year;
        var chosen = tokens[at].Word switch
        {
            "last" => Quarter(now, month).Until < published ? now : now - 1,
            "next" => Quarter(now, month).From > published && side > 0 ? now : now + 1,
            _ => now,
        };
        return new DateSpan(at, which, Quarter(chosen, month), DateBasis.Publication);
    }

    /// <summary>"the first half of 2021", "the third quarter of 2020".</summary>
    private static DateSpan? HalfOf(Token[] tokens, int at)
    {
        var first = tokens[at].Is("the") ? at + 1 : at;
        if (first + 3 >= tokens.Length || DateWords.Ordinal(tokens[first].Word) is not (> 0 and var ordinal) || !tokens[first + 2].Is("of")
            || DateWords.Year(tokens[first + 3]) is not (> 0 and var year)) return null;
        var months = tokens[first + 1].Word switch { "half" => 6, "quarter" => 3, _ => 0 };
        if (months == 0 || ordinal * months > 12) return null;
        var start = new DateOnly(year, (ordinal - 1) * months + 1, 1);
        return new DateSpan(at, first + 3, new Days(start, start.AddMonths(months).AddDays(-1)), DateBasis.Calendar);
    }

    private DateSpan? OnWeekday(Token[] tokens, int at, int side)
    {
        var which = tokens[at].Word is "last" or "next" or "this" or "early" or "late" or "coming" or "past" && at + 1 < tokens.Length ? at + 1 : at;
        if (DateWords.Weekday(tokens[which]) is not (> 0 and var weekday)) return null;
        var today = ((int)published.DayOfWeek + 6) % 7 + 1;
        var back = (today - weekday + 7) % 7;
        var day = tokens[at].Word switch
        {
            "last" or "past" => published.AddDays(-(back == 0 ? 7 : back)),
            "next" or "coming" => published.AddDays(back == 0 ? 7 : 7 - back),
            "this" when side > 0 => published.AddDays((7 - back) % 7),
            _ => side > 0 ? published.AddDays((7 - back) % 7 is 0 ? 7 : (7 - back) % 7) : published.AddDays(-back),
        };
        var last = which;
        if (last + 1 < tokens.Length && tokens[last + 1].Word is "morning" or "afternoon" or "evening" or "night") last++;
        if (last + 1 < tokens.Length && tokens[last + 1].Is("week") && which == at)
            return new DateSpan(at, last + 1, Days.One(published.AddDays(7 + (7 - back) % 7)), DateBasis.Publication);
        if (last + 2 < tokens.Length && tokens[last + 1].Is("next") && tokens[last + 2].Is("week"))
            return new DateSpan(at, last + 2, Days.One(Days.Week(published).From.AddDays(6 + weekday)), DateBasis.Publication);
        if (last + 2 < tokens.Length && tokens[last + 1].Is("last") && tokens[last + 2].Is("week"))
            return new DateSpan(at, last + 2, Days.One(Days.Week(published).From.AddDays(weekday - 8)), DateBasis.Publication);
        return new DateSpan(at, last, Days.One(day), DateBasis.Publication);
    }

    private static DateSpan? InYear(Token[] tokens, int at)
    {
        if (DateWords.Year(tokens[at]) is not (> 0 and var year))
        {
            var decade = tokens[at].Word;
            return decade.Length == 5 && decade.EndsWith("0s", StringComparison.Ordinal) && int.TryParse(decade.AsSpan(0, 4), out var start)
                && start is >= 1800 and <= 2090
                ? new DateSpan(at, at, new Days(new DateOnly(start, 1, 1), new DateOnly(start + 9, 12, 31)), DateBasis.Calendar) : null;
        }

        if (at + 1 < tokens.Length && (tokens[at + 1].Kind == TokenKind.Word && IsCounted(tokens[at + 1].Word))) return null;
        if (at + 2 < tokens.Length && tokens[at + 1].Word is "–" or "-" && DateWords.Year(tokens[at + 2]) is > 0 and var last && last > year)
            return new DateSpan(at, at + 2, new Days(new DateOnly(year, 1, 1), new DateOnly(last, 12, 31)), DateBasis.Calendar);
        var before = at > 0 ? tokens[at - 1].Word : "";
        return at > 0 && (before is "in" or "of" or "since" or "from" or "by" or "until" or "the" or "to" or "and" or "during" or "early" or "late" or "mid"
            or "before" or "after" or "(" or "-" or "between" or "for" or "through" || tokens[at - 1].Capital || DateWords.Season(before) > 0) || at == 0
            ? new DateSpan(at, at, Days.Year(year), DateBasis.Calendar) : null;
    }

    /// <summary>A plural noun after a number of four digits counts things: "2000 soldiers".</summary>
    private static bool IsCounted(string word) =>
        word.EndsWith('s') && word is not ("was" or "is" or "has" or "this" or "its" or "as") && DateWords.Unit(word) == ' ';

    private DateOnly? Nearest(Func<int, DateOnly?> day, int side, Days? near)
    {
        if (near is { } anchor && anchor.Until.DayNumber < published.DayNumber - 300)
            return day(anchor.From.Year) is { } same && same >= anchor.From ? same : day(anchor.From.Year + 1);
        DateOnly? best = null;
        foreach (var year in (ReadOnlySpan<int>)[published.Year - 1, published.Year, published.Year + 1])
        {
            if (day(year) is not { } one) continue;
            var ahead = one.DayNumber - published.DayNumber;
            if ((side < 0 && ahead > Ahead) || (side > 0 && ahead < -Ahead - 21)) continue;
            if (best is null || Math.Abs(ahead) < Math.Abs(best.Value.DayNumber - published.DayNumber)) best = one;
        }

        return best;
    }

    private static Days Quarter(int year, int month)
    {
        var start = new DateOnly(year, month, 1);
        return new Days(start, start.AddMonths(3).AddDays(-1));
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
