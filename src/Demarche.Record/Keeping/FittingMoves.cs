using Demarche.Language.Model;
using Demarche.Record.Events;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Keeping;

/// <summary>A move of the model that a row may tell of.</summary>
/// <param name="Row">The row.</param>
/// <param name="Lever">The index of the lever in the crisis.</param>
/// <param name="Level">The index of the level that it would then be at.</param>
/// <param name="Does">The statement that <c>does</c> would hold: <c>Russia.relations is severed</c>.</param>
public sealed record FittingMove(EventRow Row, int Lever, int Level, string Does);

/// <summary>
/// Which accepted rows may be moves of the model: deeds of a party that use at least half of the words of what that party does at a level of one of its
/// levers, and more of them than of any other level. A reason to look, and no more: nothing counts as a move until the row says so in its column
/// <c>does</c>. O(rows × levels).
/// </summary>
public static class FittingMoves
{
    private const double Enough = 0.5;

    /// <summary>The rows that may be moves, in the order of the record.</summary>
    public static IReadOnlyList<FittingMove> Of(Crisis crisis, IEnumerable<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(rows);
        var parties = Enumerable.Range(0, crisis.Parties.Count).ToLookup(p => crisis.Parties[p].Name, StringComparer.OrdinalIgnoreCase);
        var names = PartyNames.Of(crisis);
        var words = crisis.Levers.Select(lever => lever.Words.Select(WordStems.Of).ToArray()).ToArray();
        return [.. rows.Where(r => r is { IsHeld: true, IsDeed: true, Does.Length: 0 } && r.Aspect is null or EventAspect.Done or EventAspect.GoingOn
            && r.Date <= crisis.AsOf)
            .SelectMany(row => parties[parties.Contains(row.By) || Gazetteer.Shared.Named(row.By) is not { } known ? row.By : names.In(known).Name].Take(1)
                .Select(party => Best(crisis, words, party, row))).OfType<FittingMove>()];
    }

    private static FittingMove? Best(Crisis crisis, HashSet<string>[][] words, int party, EventRow row)
    {
        var told = WordStems.Of($"{row.What} {row.Quote}");
        var ranked = Enumerable.Range(0, crisis.Levers.Count).Where(l => crisis.Levers[l].Owners.Contains(party))
            .SelectMany(l => words[l].Select((stems, level) => (Lever: l, Level: level, Share: Share(stems, Others(words[l], level), told))))
                .OrderByDescending(r => r.Share).Take(2).ToList();
        if (ranked.Count == 0 || ranked[0].Share < Enough || (ranked.Count > 1 && ranked[1].Share >= ranked[0].Share)) return null;
        var (lever, level, _) = ranked[0];
        return new FittingMove(row, lever, level, $"{crisis.LeverName(lever)} is {crisis.Levers[lever].Levels[level]}");
    }

    /// <summary>How much of a level's words is told; a level that differs from the others by no word that is told has none.</summary>
    private static double Share(HashSet<string> stems, HashSet<string> others, HashSet<string> told) =>
        stems.Count == 0 || !stems.Any(s => !others.Contains(s) && told.Contains(s)) ? 0 : (double)stems.Count(told.Contains) / stems.Count;

    private static HashSet<string> Others(HashSet<string>[] levels, int level) => [.. levels.Where((_, l) => l != level).SelectMany(s => s)];
}
