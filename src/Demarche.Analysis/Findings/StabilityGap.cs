using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>
/// Something that a model says and that concepts of stability cannot see, having no days, no costs and no talks; or how they take what needs several or is
/// hidden.
/// </summary>
public abstract record StabilityGap
{
    private StabilityGap()
    {
    }

    /// <summary>A change of a lever takes days.</summary>
    public sealed record Takes(string Lever, string Owner, int Days) : StabilityGap;

    /// <summary>A lever, once changed, stays for days.</summary>
    public sealed record Holds(string Lever, string Owner, int Days) : StabilityGap;

    /// <summary>A lever goes up only when several agree.</summary>
    public sealed record Joint(string Lever, string Owner) : StabilityGap;

    /// <summary>What a lever is set to is hidden from the others.</summary>
    public sealed record Hidden(string Lever, string Owner) : StabilityGap;

    /// <summary>A threat or promise has a last day; with a demand it is an ultimatum.</summary>
    public sealed record Deadline(string By, bool IsPromise, string Then, string? Unless, DateOnly Day) : StabilityGap;

    /// <summary>A faction that has no veto makes something costly.</summary>
    public sealed record Faction(string Party, string Name, bool Presses) : StabilityGap;

    /// <summary>All that a crisis has of this, in the order of the model.</summary>
    public static IReadOnlyList<StabilityGap> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. Levers(crisis), .. Deadlines(crisis), .. Factions(crisis)];
    }

    private static IEnumerable<StabilityGap> Levers(Crisis crisis)
    {
        for (var k = 0; k < crisis.Levers.Count; k++)
        {
            var (lever, who) = (crisis.Levers[k], crisis.OwnerWords(k));
            if (lever.Takes > 0) yield return new Takes(lever.Name, who, lever.Takes);
            if (lever.Holds > 0) yield return new Holds(lever.Name, who, lever.Holds);
            if (lever.IsJoint) yield return new Joint(lever.Name, who);
            if (lever.IsHidden) yield return new Hidden(lever.Name, who);
        }
    }

    private static IEnumerable<StabilityGap> Deadlines(Crisis crisis) => crisis.Threats.Where(t => t.Deadline is not null)
        .Select(t => new Deadline(crisis.Parties[t.By].Words, t.IsPromise, t.Then.Words, t.IsUltimatum ? t.Unless!.Words : null, t.Deadline!.Value));

    private static IEnumerable<StabilityGap> Factions(Crisis crisis) =>
        crisis.Parties.SelectMany(party =>
            party.Factions.Where(f => f.Voice != Voice.Veto).Select(f => new Faction(party.Words, f.Name, f.Voice == Voice.Press)));
}
