using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Analysis.Outside;

/// <summary>
/// A crisis of a file of International Crisis Behavior, as far as classes are counted from it. Codes as in its codebook; null where not coded.
/// </summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">The year it began.</param>
/// <param name="Trigger">What set it off, 1 to 9.</param>
/// <param name="Violence">How severe violence was: 3 serious clashes, 4 full-scale war.</param>
/// <param name="Protracted">3 within a long war.</param>
/// <param name="Outcome">The form of its outcome: 1 to 3 are agreements.</param>
/// <param name="Days">How long it lasted.</param>
public sealed record IcbCrisis(int Number, string Name, int? Year, int? Trigger, int? Violence, int? Protracted, int? Outcome, int? Days)
{
    /// <summary>Whether there was serious violence: serious clashes or full-scale war.</summary>
    internal bool IsSerious => Violence is 3 or 4;

    /// <summary>Whether it came about within a long war.</summary>
    internal bool IsInLongWar => Protracted == 3;
}

/// <summary>A case of a class by name.</summary>
/// <param name="Name">The crisis.</param>
/// <param name="Year">The year it began.</param>
/// <param name="Came">Whether what the class counts came about.</param>
public sealed record IcbCase(string Name, int? Year, bool Came);

/// <summary>Counts classes of cases from a file of International Crisis Behavior, one crisis a line.</summary>
public static class IcbCrises
{
    private static readonly string[] Needed = ["crisno", "crisname", "yrtrig", "break", "sevviosy", "protrac", "forout", "brexit"];

    private static readonly (string Id, string Kind, string What, string Of, Func<IcbCrisis, bool> Member, Func<IcbCrisis, bool> Came, string? Trigger,
        bool? LongWar, string? PartOf)[] Rules =
    [
        ("violence/icb-all", "serious violence", "there are serious clashes or full-scale war", "international crises", _ => true, Serious, null, null, null),
        ("violence/icb-nonmilitary", "serious violence", "there are serious clashes or full-scale war",
            "crises that no military act set off, outside a long war", c => c.Trigger is >= 1 and <= 6 && !c.IsInLongWar, Serious, "peaceful", false, null),
        ("violence/icb-nonmilitary-long-war", "serious violence", "there are serious clashes or full-scale war",
            "crises that no military act set off, within a long war", c => c.Trigger is >= 1 and <= 6 && c.IsInLongWar, Serious, "peaceful", true, null),
        ("violence/icb-show-of-force", "serious violence", "there are serious clashes or full-scale war",
            "crises that a show of force or another military act without violence set off, outside a long war", c =>
            c.Trigger == 7 && !c.IsInLongWar, Serious, "show of force", false, null),
        ("violence/icb-show-of-force-long-war", "serious violence", "there are serious clashes or full-scale war",
            "crises that a show of force or another military act without violence set off, within a long war", c =>
            c.Trigger == 7 && c.IsInLongWar, Serious, "show of force", true, null),
        ("violence/icb-violent", "serious violence", "there are serious clashes or full-scale war",
            "crises that an act of violence set off, outside a long war", c => c.Trigger is 8 or 9 && !c.IsInLongWar, Serious, "violence", false, null),
        ("violence/icb-violent-long-war", "serious violence", "there are serious clashes or full-scale war",
            "crises that an act of violence set off, within a long war", c => c.Trigger is 8 or 9 && c.IsInLongWar, Serious, "violence", true, null),
        ("violence/icb-1990", "serious violence", "there are serious clashes or full-scale war", "international crises", c =>
            c.Year >= 1990, Serious, null, null, "violence/icb-all"),
        ("war/icb-all", "full-scale war", "there is full-scale war", "international crises", _ => true, c => c.Violence == 4, null, null, null),
        ("war/icb-nonmilitary", "full-scale war", "there is full-scale war", "crises that no military act set off", c => c.Trigger is >= 1 and <= 5, c =>
            c.Violence == 4, "peaceful", null, null),
        ("agreement/icb-all", "agreement", "the crisis ends in a formal, semi-formal or tacit agreement", "international crises",
            _ => true, Agreed, null, null, null),
        ("agreement/icb-nonmilitary", "agreement", "the crisis ends in a formal, semi-formal or tacit agreement", "crises that no military act set off", c =>
            c.Trigger is >= 1 and <= 5, Agreed, "peaceful", null, null),
    ];

    /// <summary>Reads the crises; those whose violence is not coded are left out, as the bundled counts have it.</summary>
    /// <param name="text">The file, comma-separated with a header.</param>
    /// <param name="file">Its name as the user knows it.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<IcbCrisis> Read(string text, string file, DiagnosticBag diagnostics) =>
        [.. IcbTable.Read(text, file, Needed, diagnostics).Select(Crisis).Where(c => c.Violence is not null)];

    /// <summary>The classes that can be counted from these crises; classes without a case are left out.</summary>
    public static IReadOnlyList<CountedClass> Count(IReadOnlyList<IcbCrisis> crises, string source)
    {
        ArgumentNullException.ThrowIfNull(crises);
        var years = crises.Select(c => c.Year).OfType<int>().DefaultIfEmpty(0).ToArray();
        return
        [
            .. Rules.Select(r => (Rule: r, Members: crises.Where(r.Member).ToArray())).Where(x => x.Members.Length > 0).Select(x =>
            {
                var (rule, members) = x;
                var spans = members.Select(m => m.Days).OfType<int>().Where(d => d > 0).ToArray();
                var own = members.Select(m => m.Year).OfType<int>().DefaultIfEmpty(0).Min();
                return new CountedClass(rule.Id, rule.Kind, rule.What, rule.Of, rule.Trigger, rule.LongWar, rule.PartOf, members.Count(rule.Came),
                    members.Length,
                    spans.Length == 0 ? null : spans.Average(), spans.Sum(), $"{(rule.PartOf is null ? years.Min() : own)}-{years.Max()}", source);
            }),
        ];
    }

    /// <summary>The cases of a class by name, the latest first; none where the class is not counted from such a file.</summary>
    public static IReadOnlyList<IcbCase> Cases(IReadOnlyList<IcbCrisis> crises, ReferenceClass about)
    {
        ArgumentNullException.ThrowIfNull(crises);
        ArgumentNullException.ThrowIfNull(about);
        var rule = Rules.FirstOrDefault(r => r.Id == about.Id);
        return rule.Member is null
            ? [] : [.. crises.Where(rule.Member).OrderByDescending(c => c.Year).ThenByDescending(c => c.Number)
            .Select(c => new IcbCase(c.Name, c.Year, rule.Came(c)))];
    }

    private static bool Serious(IcbCrisis crisis) => crisis.IsSerious;

    private static bool Agreed(IcbCrisis crisis) => crisis.Outcome is >= 1 and <= 3;

    private static IcbCrisis Crisis(IcbRow row) => new(
        row.Code("crisno") ?? 0, row.Text("crisname"), row.Code("yrtrig"), row.Code("break"), row.Code("sevviosy"), row.Code("protrac"), row.Code("forout"),
            row.Code("brexit"));
}
