namespace Demarche.Record.Reading.Times;

/// <summary>A stretch of days, both ends included.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last.</param>
internal readonly record struct Days(DateOnly From, DateOnly Until)
{
    public static Days One(DateOnly day) => new(day, day);

    public static Days Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new Days(monday, monday.AddDays(6));
    }

    public static Days Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static Days Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>Its first, middle or last part: days 1 to 10, 11 to 20 and the rest of a month, thirds of anything longer.</summary>
    public Days Part(char part)
    {
        var length = Until.DayNumber - From.DayNumber + 1;
        var third = length <= 31 ? 10 : length / 3;
        return part switch
        {
            'e' => new Days(From, From.AddDays(third - 1)),
            'm' => new Days(From.AddDays(third), From.AddDays(2 * third - 1)),
            _ => new Days(From.AddDays(2 * third), Until),
        };
    }

    /// <summary>The same stretch some units on, or back: days move both ends, longer units the calendar.</summary>
    public Days Moved(int count, char unit) => unit switch
    {
        'd' => new Days(Plus(From, count), Plus(Until, count)),
        'w' => new Days(Plus(From, 7 * count), Plus(Until, 7 * count)),
        'm' => new Days(Months(From, count), Months(Until, count)),
        _ => new Days(Months(From, 12 * count), Months(Until, 12 * count)),
    };

    private static DateOnly Plus(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber - 800));

    private static DateOnly Months(DateOnly day, int months)
    {
        var at = Math.Clamp(day.Year * 12L + day.Month - 1 + months, 12, 9990 * 12);
        return new DateOnly((int)(at / 12), (int)(at % 12) + 1, Math.Min(day.Day, DateTime.DaysInMonth((int)(at / 12), (int)(at % 12) + 1)));
    }
}

/// <summary>Words that say when.</summary>
/// <param name="First">Their first token.</param>
/// <param name="Last">Their last, included.</param>
/// <param name="Days">The days they stand for.</param>
/// <param name="Basis">What they were counted from.</param>
internal sealed record DateSpan(int First, int Last, Days Days, DateBasis Basis);

/// <summary>What the words of a date are counted from.</summary>
internal enum DateBasis : byte
{
    /// <summary>The calendar: the words say it all, or all but the year.</summary>
    Calendar,

    /// <summary>The day of publication.</summary>
    Publication,

    /// <summary>The last date that the text gave.</summary>
    Text,

    /// <summary>Somebody's time in office.</summary>
    Office,
}
