using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Drafting;

/// <summary>Which lever an act or a condition is, by its kind and the words of the text.</summary>
internal static class LeverTemplates
{
    private sealed record Template(string Name, (string Now, string Then) Levels, (string Now, string Then) Words, bool OneWay, params string[] Stems);

    private static readonly Template Sanctions =
        new("sanctions", ("as they are", "new"), ("leaves its sanctions as they are", "imposes new sanctions"), true, "sanction", "tariff", "embargo",
        "restriction", "duties");
    private static readonly Template Aid =
        new("deliveries", ("kept up", "stopped"), ("keeps up its deliveries", "stops its deliveries"), false, "aid", "sale", "supplies", "suppl", "gas", "oil",
        "loan", "export");
    private static readonly Template Membership =
        new("agreements", ("kept", "left"), ("keeps to its agreements", "leaves an agreement"), true, "treaty", "alliance", "agreement", "accord", "pact",
        "deal", "talks", "negotiat");
    private static readonly Template Relations =
        new("relations", ("kept", "severed"), ("keeps relations", "severs relations"), true, "relation", "ties", "ambassador", "embassy", "diplomat");
    private static readonly Template Access =
        new("access", ("open", "closed"), ("leaves the way open", "closes the way"), false, "strait", "border", "base", "port", "airspace", "canal", "blockade",
        "close", "shut");
    private static readonly Template Force =
        new("force", ("held back", "used"), ("holds force back", "uses force"), true, "attack", "strike", "war", "force", "invade", "bomb", "fire", "defend",
        "retaliat", "respond", "presence");
    private static readonly Template Conduct =
        new("conduct", ("restrained", "provoking"), ("shows restraint", "goes over to provocations"), false, "provocation", "aggression", "attack", "invasion",
        "invade", "act of", "piracy", "escalat", "seize", "cross", "shell", "fire", "used force", "another ship", "violat", "continues");
    private static readonly Template Forces =
        new("forces", ("as they are", "moved up"), ("leaves its forces where they are", "moves its forces up"), false, "troop", "deploy", "mobili", "build-up",
        "buildup", "warship", "fleet");
    private static readonly Template Demand =
        new("what is asked of it", ("refused", "done"), ("refuses what is asked of it", "does what is asked of it"), false, "withdraw", "pull", "release",
        "let go", "lets go", "free", "lift", "stop", "cease", "end", "return", "accept", "give up", "comply", "hand over", "leave", "recogni", "open", "allow",
        "restrain", "nothing", "guarantee");
    private static readonly Template Measures = new("measures", ("held back", "taken"), ("holds its measures back", "takes its measures"), true);
    private static readonly Template Offer = new("what it offers", ("held back", "given"), ("holds back what it offers", "gives what it offers"), false);
    private static readonly Template Step = new("the step", ("not taken", "taken"), ("does not take the step", "takes the step"), false);

    /// <summary>What is threatened.</summary>
    public static (string Name, (string, string) Levels, (string, string) Words, bool OneWay) Threat(EventRow row) => Named(row.Kind?.Mode switch
    {
        "relations" => Fitting(row.Then + " " + row.Quote, Relations, Sanctions, Aid, Membership, Access) ?? Relations,
        "restrict" => Access,
        "violence" => Force,
        _ => Fitting(row.Then, Relations, Sanctions, Force, Access, Aid) ?? Measures,
    });

    /// <summary>What is promised.</summary>
    public static (string Name, (string, string) Levels, (string, string) Words, bool OneWay) Promise(EventRow row) => Named(Offer);

    /// <summary>What is asked.</summary>
    public static (string Name, (string, string) Levels, (string, string) Words, bool OneWay) Request() => Named(Demand);

    /// <summary>The condition of a threat or a promise, and whether it is met at the second level.</summary>
    public static ((string Name, (string, string) Levels, (string, string) Words, bool OneWay) Lever, bool Then) Condition(string words)
    {
        var turned = words.Split(' ')[0].ToLowerInvariant() is "unless" or "until" or "till" or "without";
        var template = Fitting(words, turned ? [Demand, Sanctions, Forces, Conduct] : [Sanctions, Conduct, Forces, Demand, Access]) ?? (turned ? Demand : Step);
        return (Named(template), !turned);
    }

    private static (string, (string, string), (string, string), bool) Named(Template template) =>
        (template.Name, template.Levels, template.Words, template.OneWay);

    private static Template? Fitting(string words, params Template[] templates) =>
        Array.Find(templates, t => Array.Exists(t.Stems, s => words.Contains(s, StringComparison.OrdinalIgnoreCase) && IsStart(words, s)));

    /// <summary>Whether a stem begins a word.</summary>
    private static bool IsStart(string words, string stem)
    {
        var at = words.IndexOf(stem, StringComparison.OrdinalIgnoreCase);
        return at == 0 || !char.IsLetter(words[at - 1]);
    }
}
