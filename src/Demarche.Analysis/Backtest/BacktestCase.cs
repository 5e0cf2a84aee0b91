using System.Globalization;
using Demarche.Analysis.Outside;

namespace Demarche.Analysis.Backtest;

/// <summary>A crisis of the past whose end is known.</summary>
/// <param name="Number">Its number in the files.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Year">The year in which it began.</param>
/// <param name="Came">Whether there were serious clashes or full-scale war.</param>
/// <param name="Trigger">What set it off: peaceful, show of force or violence; null where that is not coded.</param>
/// <param name="LongWar">Whether it lies within a long war.</param>
/// <param name="Model">The model made of it.</param>
/// <param name="WithoutGravity">The model made without the gravity of the threat.</param>
/// <param name="Inputs">What the model is made from, for a plain regression: gravity, power, trigger, conflict, as the rule grades them.</param>
public sealed record BacktestCase(int Number, string Name, int Year, bool Came, string? Trigger, bool LongWar, TemplateZero Model, TemplateZero WithoutGravity,
    IReadOnlyList<double> Inputs)
{
    /// <summary>The decade, of which a forecast may know nothing.</summary>
    public int Decade => Year / 10 * 10;

    /// <summary>Its cell of the table of classes.</summary>
    public (string? Trigger, bool LongWar) Cell => (Trigger, LongWar);

    /// <summary>Joins the two files: the crises whose violence and year are coded and that have an actor, by year and number.</summary>
    public static IReadOnlyList<BacktestCase> Of(IEnumerable<IcbCrisis> crises, IEnumerable<IcbActor> actors)
    {
        ArgumentNullException.ThrowIfNull(crises);
        var first = IcbActor.First(actors);
        return
        [
            .. crises.Where(c => c is { Year: not null, Violence: not null } && first.ContainsKey(c.Number)).DistinctBy(c => c.Number)
                .OrderBy(c => c.Year).ThenBy(c => c.Number).Select(c => Of(c, first[c.Number])),
        ];
    }

    private static BacktestCase Of(IcbCrisis crisis, IcbActor actor) => new(
        crisis.Number, crisis.Name.Length > 0 ? crisis.Name
            : crisis.Number.ToString(CultureInfo.InvariantCulture), crisis.Year!.Value, crisis.IsSerious,
        crisis.Trigger switch { >= 1 and <= 6 => "peaceful", 7 => "show of force", 8 or 9 => "violence", _ => null }, crisis.IsInLongWar,
        TemplateZero.Of(actor, withGravity: true), TemplateZero.Of(actor, withGravity: false), TemplateZero.Graded(actor) is var (g, p, t, c) ? [g, p, t, c]
            : []);
}
