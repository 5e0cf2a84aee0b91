using Demarche.Language.Wording;
using Demarche.Reports.Analysis;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>5. The road: the occasions to come and who can move at them.</summary>
internal static class RoadSection
{
    public static Section? Build(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        if (crisis.Calendar.Count == 0) return null;
        var rows = crisis.Calendar.Select(o => (IReadOnlyList<Prose>)
        [
            Say.Of(Say.Strong(o.On.ToString("d MMMM yyyy")), Say.Quiet(InDays(crisis.AsOf, o.On))),
            Say.Of(new Run($"{o.What} "), Say.Source(o.Grounds.Source)),
            Phrases.Capitalise(Phrases.List(o.Parties.Select(p => crisis.Parties[p].Words))),
        ]);
        return new Section("road", "The road", [
            new Block.Table("Occasions to come", [new("When"), new("What"), new("Who can move")], [.. rows]),
            Say.Note("Probabilities along the calendar are not part of this brief: it tells what holds and how far things are, not how likely they are."),
        ]);
    }

    private static string InDays(DateOnly? asOf, DateOnly on) => asOf is not { } from ? "" : (on.DayNumber - from.DayNumber) switch
    {
        0 => " (today)",
        1 => " (tomorrow)",
        > 1 and var days => $" (in {days} days)",
        var days => $" ({-days} days past)",
    };
}
