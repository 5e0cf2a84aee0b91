using Demarche.Engine.States;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Table.Rules;

namespace Demarche.Table.Words;

/// <summary>Who a party is and what it wants, in sentences, for whoever plays it.</summary>
/// <param name="Who">Who it is, with its private type.</param>
/// <param name="Wants">What it wants, most important first.</param>
/// <param name="Levers">What it can do, a line a lever.</param>
/// <param name="Factions">Who presses or can stop it at home.</param>
/// <param name="Record">What has happened before.</param>
public sealed record RoleBrief(string Who, IReadOnlyList<string> Wants, IReadOnlyList<string> Levers, IReadOnlyList<string> Factions,
    IReadOnlyList<string> Record)
{
    /// <summary>The brief of a party that is of a type; −1 where it has none, or where types have not been dealt.</summary>
    public static RoleBrief Of(TableCrisis about, int party, int type)
    {
        ArgumentNullException.ThrowIfNull(about);
        var (crisis, own) = (about.Crisis, about.Crisis.Parties[party]);
        var is1 = type >= 0 ? own.Types[type] : null;
        return new RoleBrief(
            WhoWords(crisis, own, is1),
            is1 is null && own.Types.Count > 0 ? [] : OrderWords(crisis, is1?.Preference ?? own.Preference),
            [.. Enumerable.Range(0, crisis.Levers.Count).Where(k => crisis.Levers[k].Owners.Contains(party)).Select(k => Lever(crisis, k, party))],
            [.. own.Factions.Select(f => Faction(crisis, f))],
            [.. crisis.Record.OrderBy(e => e.On).Select(e => $"{TableCrisis.Day(e.On)}: {e.What}")]);
    }

    /// <summary>What an order says, most important first.</summary>
    public static IReadOnlyList<string> OrderWords(Crisis crisis, Preference preference)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return preference switch
        {
            Preference.Priorities priorities => [.. priorities.Groups.Select(Group)],
            Preference.Ranking ranking => [.. ranking.Groups.Select((g, k) => $"{(k == 0 ? "Best" : "Next")}: {g.Words}")],
            Preference.Utilities utilities =>
                [.. utilities.Terms.OrderByDescending(t => Math.Abs(t.Value))
                .Select(t => $"{Phrases.Capitalise(t.Clause.Words)} (worth {t.Value:0.##} to you)")],
            Preference.Weights weights => [.. Weights(crisis, weights)],
            _ => ["Nothing in particular: every outcome is as good to you as any other"],
        };
    }

    private static string WhoWords(Crisis crisis, Party own, PartyType? type)
    {
        var who = $"You are {own.Words}.";
        if (type is null) return own.Types.Count > 0 ? $"{who} What exactly you want is dealt before play begins." : who;
        var settled = type.Settled.Select(s => crisis.Levers[s.Lever].Words[s.Level]).ToArray();
        return $"{who} You are {type.SharedWords ?? type.Words}; nobody else knows."
            + (settled.Length == 0 ? ""
                : $" Whatever you come to do with a means that others cannot see, you have settled on this: {own.Words} {Phrases.List(settled)}.");
    }

    private static string Group(IReadOnlyList<Clause> group)
    {
        var words = group.Select(c => c.Words).ToArray();
        return words.Length == 1 ? $"{Phrases.Capitalise(words[0])}{(group[0].Strength > 0 ? " (you want this strongly)" : "")}"
            : $"{Phrases.Capitalise(Phrases.List(words))} (which of these matters more is for you to say)";
    }

    private static IEnumerable<string> Weights(Crisis crisis, Preference.Weights weights) =>
        from lever in Enumerable.Range(0, weights.ByLever.Count)
        from level in Enumerable.Range(0, weights.ByLever[lever].Length)
        let worth = weights.ByLever[lever][level]
        where worth != 0
        orderby Math.Abs(worth) descending
        select $"{Phrases.Capitalise(crisis.OwnerWords(lever))} {crisis.Levers[lever].Words[level]} (worth {worth} to you)";

    private static string Lever(Crisis crisis, int lever, int party)
    {
        var about = crisis.Levers[lever];
        var others = about.Owners.Where(p => p != party).Select(p => crisis.Parties[p].Words).ToArray();
        var levels = Phrases.List(about.Words, "or");
        var rule = about.Rule switch
        {
            _ when about.IsJoint => $" It takes the consent of {Phrases.List(others)} too; any one of you can leave it.",
            MoveRule.Up or MoveRule.Down or MoveRule.StepUp or MoveRule.StepDown => " Once done it cannot be undone.",
            _ => "",
        };
        var days = about.Takes > 0 ? $" It takes {Phrases.Count(about.Takes, "day")} to become a fact." : "";
        var holds = about.Holds > 0 ? $" After a change it stays so for {Phrases.Count(about.Holds, "day")}." : "";
        return $"{Phrases.Capitalise(about.Name)}: {levels}.{rule}{days}{holds}";
    }

    private static string Faction(Crisis crisis, Faction faction)
    {
        var voice = faction.Voice switch
        {
            Voice.Veto => "can stop any move that they like less than things as they are",
            Voice.Press => "make you pay whenever you do less than they ask for",
            _ => "make you pay for moves that they like less than things as they are",
        };
        var price = faction.InReturn is { } wants ? $" What buys their consent: {wants.Words}." : "";
        return $"The {faction.Name} {voice}. They want: "
            + $"{Phrases.List(OrderWords(crisis, faction.Preference).Select(w => char.ToLowerInvariant(w[0]) + w[1..]))}.{price}";
    }
}
