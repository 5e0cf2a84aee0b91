using Demarche.Language.Compiling;

namespace Demarche.Analysis.Play;

/// <summary>A lever that can be used only once, by a party that has a chance to use it.</summary>
/// <param name="Lever">Its number.</param>
/// <param name="Party">Its owner.</param>
/// <param name="Name">The lever with its owner: "Russia.ties".</param>
/// <param name="Place">Its place among those of its crisis.</param>
public sealed record GivenUpLever(int Lever, int Party, string Name, int Place)
{
    /// <summary>The games without it; null where one would have too many histories.</summary>
    public PlayTable? Table(CompiledCrisis compiled, PlayTable table, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(table);
        var space = compiled.Space;
        return table.Without((_, from, to) => space.LevelOf(from, Lever) != space.LevelOf(to, Lever), cancellation)?.As(table.Setting is { } setting
            ? setting with { GivenUp = Place } : null);
    }
}

/// <summary>The levers of a crisis that can be used only once.</summary>
internal static class GivenUpLevers
{
    /// <summary>Those of parties that have a choice, in the order of the model.</summary>
    public static IReadOnlyList<GivenUpLever> Of(CompiledCrisis compiled, PlayTable table)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(table);
        var (space, crisis) = (compiled.Space, compiled.Crisis);
        return
        [
            .. Enumerable.Range(0, space.Levers.Count).Where(lever => !crisis.Levers[lever].IsJoint).Where(lever =>
            {
                var (about, at) = (space.Levers[lever], space.LevelOf(compiled.Now, lever));
                return table.Centre.FirstChoice(about.Party) >= 0
                    && Enumerable.Range(0, about.Levels).Any(l => l != at && about.Allows(at, l) && !about.Allows(l, at));
            }).Select((lever, place) =>
                new GivenUpLever(lever, space.Levers[lever].Party, $"{crisis.Parties[space.Levers[lever].Party].Name}.{crisis.Levers[lever].Name}", place)),
        ];
    }
}
