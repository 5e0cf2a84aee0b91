namespace Demarche.Language.Diagnostics;

/// <summary>Problems of what only the play lens reads: DEM0550 to DEM0569.</summary>
internal static class PlayRules
{
    /// <summary>Bounds the wrong way round.</summary>
    public static Rule BoundsBackwards { get; } = new("DEM0550", Severity.Error, "Bounds the wrong way round",
        "the lower bound {low} is above the upper bound {high}",
        "Write the lower bound first.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nplay: { precision: [16, 4] }");

    /// <summary>A risk that cannot come about.</summary>
    public static Rule RiskOfNothing { get; } = new("DEM0551", Severity.Warning, "A risk that can never come about",
        "no possible state is one in which {what} of this risk is true",
        "Check the statement against `impossible:`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nrisks:\n  - { while: strike, then: strike and not strike, chance: 2% }");

    /// <summary>A recorded move by somebody who cannot have made it.</summary>
    public static Rule NotItsMove { get; } = new("DEM0552", Severity.Error, "A recorded move that is not its author's",
        "“{statement}” is no move of {who}",
        "`does:` names levels of levers of the party in `by:`; leave it out for words, and for others than the parties.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] }, B: { priorities: [not strike] } }\nrecord:\n  - { on: 2022-01-01, by: B, "
            + "what: A strike, does: strike }");

    /// <summary>A horizon before the game begins.</summary>
    public static Rule HorizonTooEarly { get; } = new("DEM0553", Severity.Warning, "A horizon before the first occasion",
        "the horizon, {horizon}, lies before the first occasion, {first}, so that nobody ever acts",
        "Name a later day, or leave it out: the last occasion is then the horizon.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\ncalendar:\n  - { on: 2022-01-10, what: Talks }\nplay: { horizon: "
            + "2022-01-09 }");

    /// <summary>A recorded move that may have changed something.</summary>
    public static Rule UnclearMove { get; } = new("DEM0554", Severity.Warning, "A recorded move that may have changed something",
        "“{what}” has no `before`, so it is read as leaving things as they were ({does})",
        "Say in `before:` what was true before it; the same as in `does:` where it left things as they were.",
        "parties: { A: { levers: { strike: { levels: [no, yes], now: yes } }, priorities: [strike] } }\nrecord:\n  - { on: 2022-01-01, by: A, what: Calls a "
            + "strike, does: strike }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [BoundsBackwards, RiskOfNothing, NotItsMove, HorizonTooEarly, UnclearMove];
}
