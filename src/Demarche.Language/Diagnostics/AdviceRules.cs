namespace Demarche.Language.Diagnostics;

/// <summary>Problems of the changes a mediator may bring about and of third parties: DEM0570 to DEM0589.</summary>
internal static class AdviceRules
{
    /// <summary>An entry that is no change, or several.</summary>
    public static Rule OneChange { get; } = new("DEM0570", Severity.Error, "An entry of changes that is not one change",
        "an entry of `changes` needs exactly one of {keys}; this has {count}",
        "Make one entry for each change.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nchanges:\n  - { of: A, cost: 2 }");

    /// <summary>A key that this kind of change has no use for.</summary>
    public static Rule NotForThis { get; } = new("DEM0571", Severity.Error, "A key that this change has no use for",
        "`{key}` says nothing about a change that would `{kind}`",
        "`place:` belongs to `add:`, `from:` to `allow:` and `forbid:`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nchanges:\n  - { of: A, drop: strike, place: 2 }");

    /// <summary>A statement that the party does not have.</summary>
    public static Rule NotItsPriority { get; } = new("DEM0572", Severity.Error, "A change of a statement that the party does not have",
        "“{statement}” is none of the priorities of {party}",
        "Write the statement as it stands in its `priorities:`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nchanges:\n  - { of: A, drop: strike is no }");

    /// <summary>Priorities of a party that has none.</summary>
    public static Rule NoPriorities { get; } = new("DEM0573", Severity.Error, "A change of priorities that are not there",
        "what {party} prefers is not given by `priorities:`, which is what `{kind}:` changes",
        "Give its order as priorities, or change its moves with `allow:` or `forbid:`.",
        "parties: { A: { levers: { strike: [no, yes] }, ranking: [strike] } }\nchanges:\n  - { of: A, swap: neighbours }");

    /// <summary>A change that touches no move.</summary>
    public static Rule IdleChange { get; } = new("DEM0574", Severity.Warning, "A change that changes nothing",
        "no possible state is one in which {what} of this change is true",
        "Check the statement against `impossible:`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nchanges:\n  - { of: A, forbid: strike and not strike }");

    /// <summary>Swaps of one party priced twice.</summary>
    public static Rule SwapTwice { get; } = new("DEM0575", Severity.Error, "Swaps of one party allowed twice",
        "swaps of the priorities of {party} are allowed further up already",
        "Keep one of the entries.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] }, priorities: [strike, talk] } }\nchanges:\n  - { of: A, swap: neighbours }\n  - { of: "
            + "A, swap: neighbours, cost: 2 }");

    /// <summary>A third party that does not do what its role says.</summary>
    public static Rule OutOfRole { get; } = new("DEM0576", Severity.Warning, "A third party out of its role",
        "{party} is {role} by its `role:`, but {problem}",
        "Give it another role or none; every party may have levers and an order.",
        "parties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  M: { role: mediator, priorities: [not A.strike] }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [OneChange, NotForThis, NotItsPriority, NoPriorities, IdleChange, SwapTwice, OutOfRole];
}
