namespace Demarche.Analysis.Game;

/// <summary>
/// Which threats and promises can be called in on which day of a calendar: an ultimatum once its deadline has passed, what has a last day up to it, all
/// others always.
/// </summary>
internal sealed class Standing
{
    private readonly CostItems costs;
    private readonly PlayCalendar calendar;

    public Standing(CostItems costs, PlayCalendar calendar)
    {
        (this.costs, this.calendar) = (costs, calendar);
        IsNeeded = costs.Threats.Any(t => t.Deadline is not null);
    }

    /// <summary>Whether some threat has a day.</summary>
    public bool IsNeeded { get; }

    /// <summary>The threats that can be called in at an occasion; after the last, on the day that play ends; before the first, on the day it begins.</summary>
    public ulong At(int occasion)
    {
        var day = DayOf(occasion);
        var standing = 0UL;
        for (var k = 0; k < costs.Threats.Count; k++) if (costs.Threats[k].StandsOn(day)) standing |= 1UL << k;
        return standing;
    }

    /// <summary>Of the ultimatums that run out before an occasion, those whose last day is the day before it.</summary>
    public ulong RunOutOnTheEveOf(int occasion)
    {
        var eve = 0UL;
        for (var k = 0; k < costs.Threats.Count; k++) if (costs.Threats[k].Deadline?.AddDays(1) == DayOf(occasion)) eve |= 1UL << k;
        return RunOutBefore(occasion) & eve;
    }

    private DateOnly DayOf(int occasion) =>
        occasion < 0 ? calendar.Start : occasion < calendar.Occasions.Count ? calendar.Occasions[occasion].On : calendar.Horizon;

    /// <summary>The ultimatums that run out between one occasion and the next; at the first, all that have run out by then.</summary>
    public ulong RunOutBefore(int occasion)
    {
        var runOut = 0UL;
        for (var k = 0; k < costs.Threats.Count; k++) if (costs.Threats[k].IsUltimatum) runOut |= 1UL << k;
        return runOut & At(occasion) & (occasion > 0 ? ~At(occasion - 1) : ulong.MaxValue);
    }
}
