using System.Globalization;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Drafting;

/// <summary>Something that an event of a text could become in a model. Nothing is written yet.</summary>
/// <param name="Kind">What: <c>threat</c>, <c>promise</c>, <c>lever</c>, <c>level</c>, <c>occasion</c>, <c>issue</c>, <c>precedent</c>, <c>faction</c>,
/// <c>priority</c>, <c>party</c>.</param>
/// <param name="Edit">The change of the model; null where it cannot be made.</param>
/// <param name="WhyNot">Why it cannot be made, with what to do; null where it can.</param>
/// <param name="Fits">Whether the event is of the kind that is usually made into this.</param>
public sealed record PartProposal(string Kind, ModelEdit? Edit, string? WhyNot, bool Fits);

/// <summary>
/// What an event that was read could become in a model: the entry that it would be, with the levers it needs where the model has none that its words
/// are about, and the text among the sources. A model's own levers are found by the content words that they share with the event.
/// </summary>
public sealed class Proposals
{
    private readonly YamlMapping? root;
    private readonly ModelLevers levers;
    private readonly (string Id, string Title, DateOnly Published)? source;

    /// <summary>Prepares them for a model.</summary>
    /// <param name="root">The model as written.</param>
    /// <param name="reading">The text, which becomes a source of the model with the first entry that cites it; null for none.</param>
    public Proposals(YamlMapping? root, Reading.Reading? reading)
    {
        this.root = root;
        levers = new ModelLevers(root);
        source = reading is null ? null : (reading.Article.Name, reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name, reading.Day);
    }

    /// <summary>What a row could become, what fits it first.</summary>
    public IReadOnlyList<PartProposal> Of(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (by, toward) = (levers.Party(row.By), levers.Party(row.Toward));
        var isPast = row.Aspect == EventAspect.PastCase;
        var isMeeting = row.Kind?.Cameo == "036"
            || (row.Kind?.Type is EventType.Agree or EventType.Consult && row.Aspect is EventAspect.Planned or EventAspect.Supposed
            && row.DateWords.Length > 0);
        PartProposal[] all =
        [
            Make("threat", () => Threat(row, by, toward, isPromise: false), !isPast && row.Kind?.Type == EventType.Threaten),
            Make("promise", () => Threat(row, by, toward, isPromise: true), !isPast && !isMeeting && row.Aspect == EventAspect.Promised),
            Make("occasion", () => Occasion(row), !isPast && isMeeting),
            Make("precedent", () => Precedent(row), isPast),
            Make("faction", () => Faction(row), !isPast && by is null && DraftParts.IsGroup(row.By)),
            Make("party", () => NewParty(row, by, toward), !isPast
                && ((by is null && row.By.Length > 0 && !DraftParts.IsGroup(row.By))
                || (toward is null && row.Toward.Length > 0 && !DraftParts.IsGroup(row.Toward)))),
            Make("lever", () => NewLever(row, by, toward), !isPast
                && row.Kind?.Type is EventType.Request or EventType.Threaten or EventType.Sanction or EventType.Mobilize),
            Make("level", () => NewLevel(row, by), false),
            Make("priority", () => Priority(row, by), !isPast && row.Kind?.Type == EventType.Request),
            Make("issue", () => Issue(row.Place.Length > 0 ? row.Place : toward is null ? row.Toward : "", row.Source), false),
        ];
        return [.. all.OrderByDescending(p => p.Fits).ThenByDescending(p => p.Edit is not null)];
    }

    /// <summary>An issue of a name, at stake in the break.</summary>
    public PartProposal IssueOf(string name, string cited) => Make("issue", () => Issue(name, cited), true);

    /// <summary>The issues that a text says to hang on the parties, each with its sentence and its source.</summary>
    public IReadOnlyList<(string Name, string Sentence, string Source)> Issues(Reading.Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return [.. LinkedIssues.Of(reading, levers.Parties).DistinctBy(i => i.Name).Select(i => (i.Name, i.Sentence, i.Source))];
    }

    private static PartProposal Make(string kind, Func<(IReadOnlyList<ModelEdit>? Edits, string? WhyNot)> make, bool fits)
    {
        var (edits, whyNot) = make();
        return new PartProposal(kind, edits is null ? null : new ModelEdit.Several(edits), whyNot, fits);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Threat(EventRow row, string? by, string? toward, bool isPromise)
    {
        if (by is null) return (null, NoParty(row.By));
        if (toward is null) return (null, NoParty(row.Toward));
        if (by == toward) return (null, "It names one party only. Edit the event, and say to whom it is addressed.");
        var edits = new List<ModelEdit>();
        var then = Level(edits, by, row.Then.Length > 0 ? row.Then : row.Quote, isPromise ? LeverTemplates.Promise(row)
            : LeverTemplates.Threat(row), second: true, row);
        var actor = levers.Party(row.IfBy) is { } named && named != by ? named : toward;
        var (template, isMet) = row.If.Length > 0 ? LeverTemplates.Condition(row.If) : (LeverTemplates.Request(), false);
        var condition = Level(edits, actor, row.If, template, isMet, row);
        var entry = new List<(string, YamlNode)> { ("by", Value.Text(by)), ("against", Value.Text(toward)), ("if", Value.Text(condition)),
            ("then", Value.Text(then)), ("said", Value.Text(Day(row.Date))) };
        if (isPromise) entry.Add(("promise", Value.Text("yes")));
        return Ended(edits, Added("threats", Cited(entry, row.Source)), row.Source);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Occasion(EventRow row)
    {
        var who = new[] { row.By, row.Toward }.Concat(row.With.Split("; ")).Select(levers.Party).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var entry = new List<(string, YamlNode)> { ("on", Value.Text(Day(row.LastDay))), ("what", Value.Text(Short(row.What))) };
        if (who.Length > 0) entry.Add(("parties", Value.Texts(who)));
        var later = (root?["calendar"] as YamlSequence)?.Items.ToList()
            .FindIndex(i => (i as YamlMapping)?["on"] is YamlScalar on && string.CompareOrdinal(on.Text, Day(row.LastDay)) > 0) ?? -1;
        return Ended([], Added("calendar", Cited(entry, row.Source), later < 0 ? null : later), row.Source);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Precedent(EventRow row)
    {
        var who = string.Join(" and ", new[] { row.By, row.Toward }.Where(n => n.Length > 0).DefaultIfEmpty("An earlier crisis"));
        return Ended([], Added("precedents", Cited(
        [
            ("name", Value.Text(string.Create(CultureInfo.InvariantCulture, $"{who}, {row.Date.Year}"))),
            ("when", Value.Text(EventPhrases.When(row))), ("what", Value.Text(Short(row.What))),
        ], row.Source)), row.Source);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Faction(EventRow row)
    {
        if (row.By.Length == 0) return (null, "The text does not say who it is. Edit the event first.");
        var home = levers.Party(DraftParts.HomeOf(row.By) ?? "") ?? levers.Party(row.Toward);
        if (home is null) return (null, $"It is not plain which party {row.By} belongs to. Edit the event, and name that party as the one it is directed at.");
        if (levers.Party(row.By) is not null) return (null, $"{row.By} is a party of its own.");
        if ((levers.Fitting(home, $"{row.Then} {row.Quote}")
            ?? levers.All.Where(l => l.Owner == home && l.Levels.Count > 1).Select(l => ((ModelLever, string)?)(l, l.Levels[^1]))
            .FirstOrDefault()) is not var (lever, level)) return (null, $"{home} has no lever yet that it could press for.");
        return Ended([], new ModelEdit.Set(YamlPath.Of("parties", home, "factions", row.By),
            Value.Map(Cited([("voice", Value.Text("cost")), ("priorities", Value.Texts(levers.At(lever, level)))], row.Source))), row.Source);
    }

    /// <summary>A party that wants, as a guess, what the other one does now.</summary>
    private (IReadOnlyList<ModelEdit>?, string?) NewParty(EventRow row, string? by, string? toward)
    {
        var name = by is null && row.By.Length > 0 ? row.By : toward is null ? row.Toward : "";
        if (name.Length == 0) return (null, "Whoever it names is a party already.");
        if (levers.All.FirstOrDefault(l => l.Owner == (by ?? toward) && l.Levels.Count > 1) is not { } other)
            return (null, "The other party has no lever yet that a new one could care for.");
        var wish = Value.Map(("say", Value.Text(levers.At(other, other.Levels[0]))), ("draft", Value.Text("yes")));
        return Ended([], new ModelEdit.Set(YamlPath.Of("parties", name), Value.Map(("priorities", new YamlSequence([wish], false, default)))), "");
    }

    private (IReadOnlyList<ModelEdit>?, string?) NewLever(EventRow row, string? by, string? toward)
    {
        var isAsked = row.Kind?.Type == EventType.Request;
        var owner = isAsked ? toward : by;
        if (owner is null) return (null, NoParty(isAsked ? row.Toward : row.By));
        var edits = new List<ModelEdit>();
        _ = Written(edits, owner, isAsked ? LeverTemplates.Request() : LeverTemplates.Threat(row.Then.Length > 0 ? row : row with { Then = row.Quote }), row);
        return Ended(edits, null, row.Source);
    }

    private (IReadOnlyList<ModelEdit>?, string?) NewLevel(EventRow row, string? by)
    {
        if (by is null) return (null, NoParty(row.By));
        var words = row.Then.Length > 0 ? row.Then : row.Quote;
        if (levers.Fitting(by, words) is not var (lever, _)) return (null, $"None of {by}’s levers is about this. Make it a lever.");
        var (_, (_, level), (_, phrase), _) = LeverTemplates.Threat(row with { Then = words });
        var name = Enumerable.Range(1, lever.Levels.Count + 1).Select(n => n == 1 ? level : $"{level} {n}")
            .First(l => !lever.Levels.Contains(l, StringComparer.OrdinalIgnoreCase));
        var at = YamlPath.Of("parties", by, "levers", lever.Name);
        var edits = new List<ModelEdit> { new ModelEdit.Insert(lever.IsShort ? at : at.Then("levels"), lever.Levels.Count, Value.Text(name)) };
        if (lever.Words.Count > 0) edits.Add(new ModelEdit.Insert(at.Then("words"), lever.Words.Count, Value.Text(phrase)));
        return (edits, null);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Priority(EventRow row, string? by)
    {
        if (by is null) return (null, NoParty(row.By));
        if (YamlPath.Of("parties", by, "priorities").In(root!) is not YamlSequence list)
            return (null, $"{by} has no list of priorities of its own; put it into the order of one of its types on the page Model.");
        var words = $"{row.Then} {row.Quote}";
        var found = levers.Parties.Where(p => p != by).OrderByDescending(p => p == levers.Party(row.Toward)).Select(p => levers.Fitting(p, words))
            .FirstOrDefault(f => f is not null) ?? levers.Fitting(by, words);
        if (found is not var (lever, level)) return (null, "No lever of the model is about this. Make it a lever first.");
        var entry = Cited([("say", Value.Text(levers.At(lever, level)))], row.Source);
        return list.Items.Any(i => (i is YamlMapping m ? m["say"] as YamlScalar : i as YamlScalar)?.Text == levers.At(lever, level))
            ? (null, $"{by} wants that already.")
            : Ended([], new ModelEdit.Insert(YamlPath.Of("parties", by, "priorities"), 0, Value.Map(entry)), row.Source);
    }

    private (IReadOnlyList<ModelEdit>?, string?) Issue(string name, string cited)
    {
        if (name.Length == 0) return (null, "The event names no place or agreement that could be at stake.");
        if (root?["break"] is not YamlScalar { IsNull: false, Text: var at })
            return (null, "The model does not say yet what the break is, in which an issue could be at stake.");
        if (YamlPath.Of("issues", name).In(root) is not null) return (null, $"{name} is an issue already.");
        var stakes = Value.Map([.. levers.Parties.Take(2).Select(p => (p, (YamlNode)Value.Text("medium")))]);
        return Ended([], new ModelEdit.Set(YamlPath.Of("issues", name), Value.Map(Cited([("at-stake-in", Value.Text(at)), ("stakes", stakes)], cited))), cited);
    }

    /// <summary>A statement about the lever that words are about; one is made where the model has none.</summary>
    private string Level(List<ModelEdit> edits, string owner, string words,
        (string Name, (string Now, string Then) Levels, (string, string) Words, bool OneWay) template, bool second, EventRow row)
    {
        if (levers.Fitting(owner, words) is var (lever, level)) return levers.At(lever, second ? level : lever.Levels[0]);
        if (levers.All.FirstOrDefault(l => l.Owner == owner && l.Name == template.Name) is { } same)
            return levers.At(same, second ? same.Levels[^1] : same.Levels[0]);
        return $"{Written(edits, owner, template, row)} is {(second ? template.Levels.Then : template.Levels.Now)}";
    }

    private string Written(List<ModelEdit> edits, string owner,
        (string Name, (string Now, string Then) Levels, (string Now, string Then) Words, bool OneWay) template, EventRow row)
    {
        var name = levers.Free(template.Name);
        var entry = new List<(string, YamlNode)> { ("levels", Value.Texts(template.Levels.Now, template.Levels.Then)) };
        if (template.OneWay) entry.Add(("moves", Value.Text("up")));
        entry.Add(("words", Value.Texts(template.Words.Now, template.Words.Then)));
        edits.Add(new ModelEdit.Set(YamlPath.Of("parties", owner, "levers", name), Value.Map(Cited(entry, row.Source))));
        return name;
    }

    private ModelEdit Added(string list, IReadOnlyList<(string, YamlNode)> entry, int? before = null) => root?[list] is YamlSequence there
        ? new ModelEdit.Insert(YamlPath.Of(list), before ?? there.Items.Count, Value.Map(entry))
        : new ModelEdit.Set(YamlPath.Of(list), new YamlSequence([Value.Map(entry)], false, default));

    private static IReadOnlyList<(string, YamlNode)> Cited(List<(string, YamlNode)> entry, string cited) =>
        cited.Length == 0 ? entry : [.. entry, ("source", Value.Text(cited))];

    /// <summary>The edits, after the text has become a source where it is cited and is none.</summary>
    private (IReadOnlyList<ModelEdit>?, string?) Ended(IReadOnlyList<ModelEdit> before, ModelEdit? last, string cited)
    {
        var edits = new List<ModelEdit>();
        if (source is var (id, title, published) && cited.StartsWith(id, StringComparison.Ordinal)
            && YamlPath.Of("sources", id).In(root ?? Value.Map()) is null)
            edits.Add(new ModelEdit.Set(YamlPath.Of("sources", id), Value.Map(("title", Value.Text(title)), ("published", Value.Text(Day(published))))));
        edits.AddRange(before);
        if (last is not null) edits.Add(last);
        return (edits, null);
    }

    private static string NoParty(string name) => name.Length == 0 ? "The text does not say who it is. Edit the event first."
        : $"{name} is no party of the model. Make it a party first, or name one of the parties in the event.";

    /// <summary>What was read in a text, without the names before its own words.</summary>
    private static string Short(string what) => what.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 40 and var at
        && !what[..at].Contains(" to meet", StringComparison.Ordinal) ? what[(at + 2)..] : what;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
