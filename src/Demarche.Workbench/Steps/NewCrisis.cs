using System.Globalization;
using Demarche.Diagnostics;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Formatting;
using Demarche.Language.Syntax;
using Demarche.Workbench.Forms;
using Demarche.Workbench.Panels;

namespace Demarche.Workbench.Steps;

/// <summary>A crisis that is being described step by step, and the model that comes of it. It starts empty.</summary>
public sealed class NewCrisis
{
    /// <summary>Up to so many outcomes are ranked as they are; of more, single acts are.</summary>
    public const int MostRanked = 12;

    private readonly Dictionary<NewParty, IReadOnlyList<Rankable>> ranks = [];

    /// <summary>What the crisis is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is asked; the usual question when empty.</summary>
    public string Question { get; set; } = "";

    /// <summary>The parties; those without a name are left out.</summary>
    public IList<NewParty> Parties { get; } = [new(), new()];

    /// <summary>What is the break, as soon as one of it is so.</summary>
    public ISet<NewLevel> Breaks { get; } = new HashSet<NewLevel>();

    /// <summary>The occasions to come; those without a day are left out.</summary>
    public IList<NewOccasion> Calendar { get; } = [new()];

    /// <summary>The parties that have a name.</summary>
    public IEnumerable<NewParty> Named => Parties.Where(p => p.Name.Trim().Length > 0);

    /// <summary>Every level of every lever, with whose it is.</summary>
    public IEnumerable<(NewParty Party, NewLever Lever, NewLevel Level)> Levels =>
        Named.SelectMany(p => p.Filled.SelectMany(l => l.Named.Select(v => (p, l, v))));

    /// <summary>Whether whole outcomes are ranked.</summary>
    public bool RanksOutcomes => Outcomes <= MostRanked;

    /// <summary>What the break is called: “break”, unless a lever is.</summary>
    private string BreakName => Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? "break" : $"break {n}")
        .First(name => Levels.All(l => l.Lever.Name.Trim() != name));

    private long Outcomes => Named.SelectMany(p => p.Filled).Aggregate(1L, (n, l) => Math.Min(n * l.Named.Count(), MostRanked + 1));

    /// <summary>What a party puts in order, the best first, in the order that was chosen.</summary>
    public IReadOnlyList<Rankable> RankingOf(NewParty party)
    {
        var all = RanksOutcomes ? Whole() : [.. Levels.Select(l => new Rankable(Said(l), Statement(l)))];
        var before = ranks.GetValueOrDefault(party) ?? [];
        var kept = before.Where(b => all.Contains(b)).ToList();
        return [.. kept, .. all.Except(kept)];
    }

    /// <summary>The order that was chosen for a party; empty when none was.</summary>
    public IReadOnlyList<Rankable> ChosenOrderOf(NewParty party) => ranks.GetValueOrDefault(party) ?? [];

    /// <summary>Chooses an order for a party, the best first.</summary>
    public void Put(NewParty party, IReadOnlyList<Rankable> order) => ranks[party] = order;

    /// <summary>Moves an entry of a party's order to another place.</summary>
    public bool Move(NewParty party, int from, int to)
    {
        var order = RankingOf(party).ToList();
        var moved = order[from];
        order.RemoveAt(from);
        order.Insert(to, moved);
        ranks[party] = order;
        return true;
    }

    /// <summary>What a level says of a crisis: “North masses troops”.</summary>
    public static string Said((NewParty Party, NewLever Lever, NewLevel Level) at) =>
        at.Level.Phrase.Trim() is { Length: > 0 } phrase ? $"{at.Party.Name.Trim()} {phrase}" : $"{at.Lever.Name.Trim()} is {at.Level.Word.Trim()}";

    /// <summary>The text of the model.</summary>
    public string Text()
    {
        var text = Set("crisis: x\n", "crisis", Value.Text(Title.Trim()));
        if (Question.Trim().Length > 0) text = Set(text, "question", Value.Text(Question.Trim()));
        text = Set(text, "parties", Value.Map([.. Named.Select(p => (p.Name.Trim(), (YamlNode)PartyNode(p)))]));
        var broken = Levels.Where(l => Breaks.Contains(l.Level)).Select(Statement).ToList();
        if (broken.Count > 0)
        {
            var name = BreakName;
            text = Set(text, "outcomes", Value.Map((name, Value.Text(string.Join(" or ", broken)))));
            text = Set(text, "break", Value.Text(name));
        }

        var days = Calendar.Where(o => o.Day is not null).OrderBy(o => o.Day).ToList();
        if (days.Count > 0) text = Set(text, "calendar", Value.List([.. days.Select(Occasion)]));
        return Formatter.Format(text, "crisis.yaml").Text ?? text;
    }

    /// <summary>What is wrong with the model as it stands, and what to do; null when nothing is.</summary>
    public string? WhyNot() =>
        ModelLoader.Parse(Text(), "crisis.yaml").Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } error
            ? $"{error.Message} {error.Help}".Trim() : null;

    /// <summary>A name for the file, after the title; for the second of that title and so on with its number.</summary>
    public string FileName(int number) => DownloadName.Of(number == 1 ? Title : $"{Title} {number}", "crisis.yaml");

    private static string Set(string text, string key, YamlNode value) => ModelEditor.Apply(text, new ModelEdit.Set(YamlPath.Of(key), value)).Text ?? text;

    private YamlMapping PartyNode(NewParty party)
    {
        var entries = new List<(string, YamlNode)>();
        if (party.Filled.Any()) entries.Add(("levers", Value.Map([.. party.Filled.Select(l => (l.Name.Trim(), (YamlNode)LeverNode(l)))])));
        var order = Deciding(RankingOf(party));
        if (order.Count > 0) entries.Add(("priorities", Value.List([.. order.Select(Value.Text)])));
        return Value.Map([.. entries]);
    }

    /// <summary>
    /// The statements of an order that make a difference: of outcomes all but the last; of acts all but the last of each lever, which is then certain.
    /// </summary>
    private IReadOnlyList<string> Deciding(IReadOnlyList<Rankable> order)
    {
        var all = order.Select(r => r.Statement).ToList();
        if (RanksOutcomes) return [.. all.SkipLast(1)];
        var last = Levels.GroupBy(l => l.Lever).Select(lever => lever.Select(Statement).MaxBy(all.IndexOf)!).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(s => !last.Contains(s))];
    }

    private static YamlMapping LeverNode(NewLever lever)
    {
        var levels = lever.Named.ToList();
        var entries = new List<(string, YamlNode)> { ("levels", Value.Texts([.. levels.Select(l => l.Word.Trim())])) };
        if (lever.IsOneWay) entries.Add(("moves", Value.Text("up")));
        if (levels.Any(l => l.Phrase.Trim().Length > 0)) entries.Add(("words", Value.Texts([.. levels.Select(l => l.Phrase.Trim())])));
        return Value.Map([.. entries]);
    }

    private YamlMapping Occasion(NewOccasion occasion) => Value.Map(
        ("on", Value.Text(occasion.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ("what", Value.Text(occasion.What.Trim() is { Length: > 0 } what ? what : "They can act")),
        ("parties", Value.Texts([.. Named.Where(p => p.Filled.Any()).Select(p => p.Name.Trim())])));

    private static string Statement((NewParty Party, NewLever Lever, NewLevel Level) at) =>
        new FormLever(at.Party.Name.Trim(), at.Lever.Name.Trim(), []).At(at.Level.Word.Trim());

    /// <summary>Every combination of levels, the first levels first.</summary>
    private IReadOnlyList<Rankable> Whole()
    {
        IEnumerable<(string Words, string Statement)> all = [("", "")];
        foreach (var lever in Levels.GroupBy(l => l.Lever))
        {
            all = [.. all.SelectMany(a => lever.Select(l => (Join(a.Words, ", ", Said(l)), Join(a.Statement, " and ", Statement(l)))))];
        }

        return [.. all.Select(a => new Rankable(a.Words, a.Statement))];
    }

    private static string Join(string before, string between, string next) => before.Length == 0 ? next : before + between + next;
}
