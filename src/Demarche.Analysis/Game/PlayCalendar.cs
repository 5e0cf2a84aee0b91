using System.Globalization;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>An occasion of the game.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What it is.</param>
/// <param name="Parties">Who can act, in the order listed.</param>
/// <param name="Order">Who of them acts first.</param>
/// <param name="Recorded">The recorded move that it stands for, when it lies in the past; null for an occasion to come.</param>
public sealed record PlayOccasion(DateOnly On, string What, IReadOnlyList<int> Parties, TurnOrder Order, RecordedEvent? Recorded)
{
    /// <summary>Whether it is no occasion of the model, but a day on which a decision can become a fact: nobody acts.</summary>
    public bool IsQuiet => Parties.Count == 0;

    /// <summary>The levers that can be moved then; all of them when null.</summary>
    public IReadOnlyList<int>? Levers { get; init; }
}

/// <summary>The days of a game: recorded moves up to the day of the analysis, then the occasions to come up to the horizon.</summary>
/// <param name="Occasions">All of them, in date order.</param>
/// <param name="Past">How many of them are recorded moves; they come first.</param>
/// <param name="Start">The day play begins.</param>
/// <param name="AsOf">The day from which the forecast looks ahead.</param>
/// <param name="Horizon">The day it ends.</param>
public sealed record PlayCalendar(IReadOnlyList<PlayOccasion> Occasions, int Past, DateOnly Start, DateOnly AsOf, DateOnly Horizon)
{
    /// <summary>How many days after the start an occasion is.</summary>
    public int DaysTo(int occasion) => Occasions[occasion].On.DayNumber - Start.DayNumber;

    /// <summary>
    /// By occasion and party the days since the party could last act, of those to come or, for the first of them, since the day of the analysis; of recorded
    /// moves since its last one, or the beginning. An occasion on which only some levers can be moved is no chance for the others, and none that counts here.
    /// </summary>
    public int[,] DaysSinceLast(int parties)
    {
        var days = new int[Occasions.Count, parties];
        var last = new int[parties];
        Array.Fill(last, Start.DayNumber);
        for (var d = 0; d < Occasions.Count; d++)
        {
            if (d == Past) Array.Fill(last, AsOf.DayNumber);
            foreach (var party in Occasions[d].Parties)
            {
                days[d, party] = Occasions[d].On.DayNumber - last[party];
                if (Occasions[d].Levers is null) last[party] = Occasions[d].On.DayNumber;
            }
        }

        return days;
    }

    /// <summary>The calendar of a crisis, or else what it lacks.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="horizon">The day to end on; the crisis's own when null.</param>
    /// <param name="withRecord">Whether recorded moves are replayed.</param>
    public static (PlayCalendar? Calendar, string? WhyNot) Of(Crisis crisis, DateOnly? horizon = null, bool withRecord = true)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        if (crisis.Calendar.Count == 0)
        {
            return (null, "The model has no calendar, and without dated occasions there is nothing to play through. Add some: calendar: [{ on: 2022-01-10, "
                + "what: Talks, parties: [A, B] }]");
        }

        var end = horizon ?? crisis.Play.Horizon;
        var asOf = crisis.AsOf ?? crisis.Calendar[0].On;
        PlayOccasion[] ahead =
        [
            .. crisis.Calendar.Where(o => o.On >= asOf && (end is null || o.On <= end))
                .Select(o => new PlayOccasion(o.On, o.What, o.Parties, o.Order ?? crisis.Play.Order, null) { Levers = o.Levers }),
        ];
        if (ahead.Length == 0)
        {
            var last = end is { } day ? string.Create(CultureInfo.InvariantCulture, $" and up to {day:yyyy-MM-dd}") : "";
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"No occasion of the calendar lies on or after {asOf:yyyy-MM-dd}{last}, so that there is nothing to play through. Add one under calendar:, or "
                + $"change asof: or the horizon"));
        }

        PlayOccasion[] past = withRecord
            ? [.. crisis.Record.Where(e => e.Does is not null && e.On <= asOf).Select(e => new PlayOccasion(e.On, e.What, [e.Party], TurnOrder.Listed, e))]
            : [];
        ahead = WithQuietDays(crisis, ahead, end ?? ahead[^1].On);
        var start = past.Length > 0 && past[0].On < asOf ? past[0].On : asOf;
        return (new PlayCalendar([.. past, .. ahead], past.Length, start, asOf, end ?? ahead.Last(o => !o.IsQuiet).On), null);
    }

    /// <summary>The occasions with the days between them on which something that takes time can become a fact.</summary>
    private static PlayOccasion[] WithQuietDays(Crisis crisis, PlayOccasion[] ahead, DateOnly end)
    {
        var days = crisis.Levers.Where(l => l.Takes > 0).SelectMany(l => ahead.Where(o => l.Owners.Any(o.Parties.Contains)).Select(o => o.On.AddDays(l.Takes)));
        var quiet = days.Where(day => day < end && ahead.All(o => o.On != day)).Distinct()
            .Select(day => new PlayOccasion(day, "What was decided before takes effect", [], TurnOrder.Listed, null));
        return [.. ahead.Concat(quiet).OrderBy(o => o.On)];
    }
}
