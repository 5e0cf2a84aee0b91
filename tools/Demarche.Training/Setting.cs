using System.Text;
using System.Text.RegularExpressions;
using Demarche.Record.Codebook;
using static Demarche.Record.Codebook.EventType;

namespace Demarche.Training;

/// <summary>What stands round the words that matter: who, when, where, who says so, on account of what; and the masks.</summary>
internal static partial class Setting
{
    private static readonly string[] States =
    [
        "{s}", "{s}", "{s}", "{s}", "{s} officials", "the {s} government", "{s} President", "the {s} foreign minister", "the {s} prime minister",
        "{s} 's leader", "the {s} foreign ministry", "a {s} spokesman", "{s} diplomats", "the {s} parliament", "the {s} authorities", "senior {s} officials",
    ];

    private static readonly string[] Armed =
    [
        "{s}", "{s} forces", "{s} troops", "the {s} army", "{s} soldiers", "{s} rebels", "{s} guerrillas", "{s} gunmen", "{s} militants", "the {s} navy",
        "{s} jets", "suspected {s} militants", "{s} fighters", "the {s} military",
    ];

    private static readonly string[] Police = ["{s} police", "{s} authorities", "{s}", "{s} security forces", "the {s} government", "a {s} court", "{s} agents", "{s}"];

    private static readonly string[] People =
    [
        "thousands of {s} people", "{s} students", "{s} workers", "{s} protesters", "hundreds of {s} demonstrators", "{s} opposition supporters", "{s} farmers",
        "{s} villagers", "tens of thousands of {s}", "angry {s} crowds", "{s} unions", "{s} activists", "{s} residents",
    ];

    private static readonly string[] When =
    [
        "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday", "yesterday", "this week", "last week", "overnight",
        "earlier this month", "in March", "early on Sunday", "late on Friday", "for the second time this year", "today", "last month", "at the weekend",
    ];

    private static readonly string[] Context =
    [
        "over the border dispute", "amid rising tension", "after months of silence", "in a statement", "at a news conference", "in the capital", "near the frontier",
        "despite appeals for calm", "as the crisis deepened", "in the disputed region", "in a speech to parliament", "at the United Nations", "on the island",
        "in an interview with a newspaper", "because of the war", "in the north of the country", "following the election", "under a new law",
        "after a meeting of the cabinet", "in response to the attack", "for the first time in years", "ahead of the summit", "over the nuclear programme",
        "during a visit to the region", "along the ceasefire line", "over fishing rights", "in the south", "over the killing of two people",
    ];

    private static readonly string[] Source =
    [
        ", officials said", ", state radio reported", ", a spokesman said", ", the agency said", ", witnesses said", ", according to diplomats",
        ", the foreign ministry said", ", police said", ", a newspaper reported", ", state television said", ", a senior official said", ", sources said",
    ];

    private static readonly string[] Opening =
    [
        "officials said that", "state television reported that", "according to reports ,", "in a further sign of tension ,", "meanwhile", "the agency said",
        "a statement said", "on the same day", "witnesses said", "in a surprise move ,", "reports say that", "hours later ,", "a day after the talks ,",
    ];

    private static readonly string[] NounFrames =
    [
        "{n} began", "{n} took place", "{n} continued", "there was {n}", "{n} was reported", "reports spoke of {n}", "{n} followed", "{n} is under way",
        "{n} went on", "the day saw {n}", "{n} opened", "{n} ended",
    ];

    /// <summary>Who acts, by the kind of act.</summary>
    public static string Subject(Draw draw, EventType type) => draw.Of(type switch
    {
        Assault or Mobilize => Armed,
        Coerce => draw.Chance(60) ? Police : States,
        Protest => People,
        _ => States,
    });

    /// <summary>A clause for a phrase that is a noun.</summary>
    public static string Nominal(Draw draw, string pattern) =>
        pattern.Contains(" is planned", StringComparison.Ordinal) || pattern.Contains(" are scheduled", StringComparison.Ordinal)
            || pattern.Contains(" break down", StringComparison.Ordinal) || pattern.Contains(" collapse", StringComparison.Ordinal)
            ? pattern
            : draw.Of(NounFrames).Replace("{n}", pattern, StringComparison.Ordinal);

    /// <summary>The clause with some of what surrounds it in news.</summary>
    public static string Around(Draw draw, string clause)
    {
        var text = new StringBuilder();
        if (draw.Chance(18))
            text.Append(draw.Of(Opening)).Append(' ');
        text.Append(clause);
        if (draw.Chance(45))
            text.Append(' ').Append(draw.Of(When));
        if (draw.Chance(35))
            text.Append(' ').Append(draw.Of(Context));
        if (draw.Chance(25))
            text.Append(draw.Of(Source));
        return text.ToString();
    }

    /// <summary>The slots as actors, numbered by their first mention.</summary>
    public static string Mask(string text)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return Slot().Replace(text, match =>
        {
            if (!names.TryGetValue(match.Value, out var name))
                names[match.Value] = name = $"ACTOR{names.Count + 1}";
            return name;
        });
    }

    [GeneratedRegex(@"\{[st]\}", RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
