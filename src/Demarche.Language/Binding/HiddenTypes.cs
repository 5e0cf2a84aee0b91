using Demarche.Language.Model;

namespace Demarche.Language.Binding;

/// <summary>
/// Makes types of what the others cannot tell: each type of a party with a hidden lever becomes one for each level that the lever may be set
/// to, as likely as the type times the level's chance. A party without types gets one for each level.
/// </summary>
internal static class HiddenTypes
{
    /// <summary>The party with such types.</summary>
    /// <param name="party">The party.</param>
    /// <param name="index">Its index.</param>
    /// <param name="levers">All levers.</param>
    public static Party Of(Party party, int index, IReadOnlyList<LeverDeclaration> levers)
    {
        var hidden = Enumerable.Range(0, levers.Count).Where(k => levers[k].IsHidden && levers[k].Party == index).ToArray();
        return hidden.Length == 0 ? party : party with { Types = hidden.Aggregate(party.Types, (types, lever) => Split(party, types, lever, levers[lever])) };
    }

    private static IReadOnlyList<PartyType> Split(Party party, IReadOnlyList<PartyType> types, int lever, LeverDeclaration about)
    {
        var levels = Enumerable.Range(0, about.Levels.Count).Where(level => about.Chances[level] > 0).ToArray();
        if (types.Count > 0)
            return [.. types
            .SelectMany(type =>
            levels.Select(level => Of(type, $"{type.Name}/{about.Levels[level]}", $"{type.Words}, with {about.Name} set to {about.Levels[level]}", level)))];
        return [.. levels.Select(level =>
            Of(new PartyType(about.Levels[level], 1, party.Preference, about.Grounds, about.Span), about.Levels[level],
            $"one with {about.Name} set to {about.Levels[level]}", level))];

        PartyType Of(PartyType type, string name, string words, int level) => type with
        {
            Name = name,
            Words = words,
            SharedWords = types.Count > 0 ? type.SharedWords ?? type.Words : null,
            Prior = type.Prior * about.Chances[level],
            PriorBounds = new Interval(type.PriorBounds.Low * about.Chances[level], type.PriorBounds.High * about.Chances[level]),
            Settled = [.. type.Settled, new SettledLevel(lever, level)],
        };
    }
}
