namespace Demarche.Language.Diagnostics;

/// <summary>Problems of parties, levers, states and moves: DEM0300 to DEM0349.</summary>
internal static class ModelRules
{
    /// <summary>No party.</summary>
    public static Rule NoParties { get; } = new("DEM0300", Severity.Error, "No parties",
        "the model has no party",
        "Name at least one under `parties:`.",
        "parties: {}");

    /// <summary>A party that is not declared.</summary>
    public static Rule UnknownParty { get; } = new("DEM0301", Severity.Error, "An unknown party",
        "there is no party “{name}”",
        "Name one of the parties.",
        "parties: { Russia: { levers: { ties: [kept, severed] } } }\nthreats:\n  - { by: Rusia, against: Russia, if: always, then: ties is severed }");

    /// <summary>Too many parties.</summary>
    public static Rule TooManyParties { get; } = new("DEM0302", Severity.Error, "Too many parties",
        "the model has {count} parties; at most {limit} are handled",
        "Join parties that act together.",
        "parties: { P1: {}, P2: {}, …, P64: {} }");

    /// <summary>Too many levels.</summary>
    public static Rule TooManyLevels { get; } = new("DEM0303", Severity.Error, "Too many levels",
        "the lever {lever} has {count} levels; at most {limit} are handled",
        "Keep the levels that make a difference to somebody.",
        "parties: { A: { levers: { tariff: [0, 1, 2, …, 99] } } }");

    /// <summary>A level twice.</summary>
    public static Rule DuplicateLevel { get; } = new("DEM0304", Severity.Error, "A level given twice",
        "the lever {lever} has the level “{level}” twice",
        "Give every level a name of its own.",
        "parties: { A: { levers: { ties: [kept, kept] } } }");

    /// <summary>Phrases that do not match the levels.</summary>
    public static Rule WordsCount { get; } = new("DEM0305", Severity.Error, "Phrases that do not match the levels",
        "the lever {lever} needs {levels} phrases, one for each level, and has {words}",
        "Give one phrase a level, in the same order.",
        "parties: { A: { levers: { ties: { levels: [kept, severed], words: [keeps relations, cuts relations, waits] } } } }");

    /// <summary>Too many states.</summary>
    public static Rule TooManyStates { get; } = new("DEM0306", Severity.Error, "Too many states",
        "the levers span {count} combinations of levels; at most {limit} are handled. The biggest are {levers}",
        "Leave out levers nobody's choice turns on, or join levels.",
        "a model with 29 yes/no levers");

    /// <summary>Nothing is possible.</summary>
    public static Rule NoStates { get; } = new("DEM0307", Severity.Error, "No possible state",
        "nothing is left that is possible",
        "Together the statements under `impossible:` rule out every state; remove or narrow one.",
        "parties: { A: { levers: { strike: [no, yes] } } }\nimpossible: [strike, not strike]");

    /// <summary>The present state is impossible.</summary>
    public static Rule NowImpossible { get; } = new("DEM0308", Severity.Error, "The present state is impossible",
        "the present state is ruled out by “{statement}”",
        "Change `now:` of a lever, or the statement.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] } } }\nimpossible: [not strike and not talk]");

    /// <summary>Both forms at once.</summary>
    public static Rule TwoForms { get; } = new("DEM0309", Severity.Error, "Levers and listed states in one model",
        "a model has either levers or a list of states, and “{key}” belongs to the other form",
        "With `states:`, parties have no levers and `moves:` lists what they can do; without, states follow from the levers, each with its own `now:`.",
        "parties: { A: { levers: { strike: [no, yes] } } }\nstates: [peace, war]");

    /// <summary>Two things of one name.</summary>
    public static Rule NameClash { get; } = new("DEM0310", Severity.Error, "Two things of one name",
        "“{name}” is already the name of {other}",
        "Rename one of them: statements could not tell them apart.",
        "parties: { A: { levers: { strike: [no, yes] } } }\noutcomes: { strike: A.strike is yes }");

    /// <summary>A state that is not declared.</summary>
    public static Rule UnknownState { get; } = new("DEM0311", Severity.Error, "An unknown state",
        "there is no state “{name}”",
        "Name a state listed under `states:`.",
        "parties: { A: {} }\nstates: [peace, war]\nmoves: { A: [[peace, wat]] }");

    /// <summary>A level that cannot be the present one.</summary>
    public static Rule UnknownPresentLevel { get; } = new("DEM0312", Severity.Error, "An unknown present level",
        "the lever {lever} has no level “{level}”",
        "Give one of its levels as `now:`.",
        "parties: { A: { levers: { ties: { levels: [kept, severed], now: broken } } } }");

    /// <summary>An order of levers that is not one.</summary>
    public static Rule BadOrder { get; } = new("DEM0313", Severity.Error, "An order of levers that is not one",
        "`order` must name every lever once: {problem}",
        "List every lever as `Party.lever`, or remove `order:`.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] } } }\norder: [A.strike]");

    /// <summary>A move to where it starts.</summary>
    public static Rule Loop { get; } = new("DEM0314", Severity.Warning, "A move that goes nowhere",
        "this move of {party} ends where it begins, in “{state}”, and is left out",
        "Remove it, or name another state.",
        "parties: { A: {} }\nstates: [peace, war]\nmoves: { A: [[peace, peace], [peace, war]] }");

    /// <summary>Nobody can move.</summary>
    public static Rule NoMoves { get; } = new("DEM0315", Severity.Warning, "Nobody can do anything",
        "no party has anything it could do",
        "Give a party levers, or list its moves under `moves:`.",
        "parties: { Russia: {}, USA: {} }");

    /// <summary>Two merges claim a state.</summary>
    public static Rule MergesOverlap { get; } = new("DEM0316", Severity.Warning, "Merged states that overlap",
        "some states of “{name}” already belong to “{other}” and stay there",
        "Narrow one of the two.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] } } }\nmerge:\n  - { name: war, when: strike }\n  - { name: fight and talk, "
            + "when: talk }");

    /// <summary>A merge of nothing.</summary>
    public static Rule MergeEmpty { get; } = new("DEM0317", Severity.Warning, "A merged state without states",
        "no possible state belongs to “{name}”",
        "Check `when:` against `impossible:`.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] } } }\nimpossible: [strike and talk]\nmerge: { name: both, when: strike and talk }");

    /// <summary>An entry of impossible that says nothing or too much.</summary>
    public static Rule OneWayToSay { get; } = new("DEM0318", Severity.Error, "An entry of impossible that is not one rule",
        "an entry of `impossible` needs exactly one of {keys}; this has {count}",
        "Make one entry for each rule.",
        "parties: { A: { levers: { strike: [no, yes], talk: [no, yes] } } }\nimpossible:\n  - { because: nobody can do both }");

    /// <summary>A forbidden move nobody could make.</summary>
    public static Rule NothingForbidden { get; } = new("DEM0319", Severity.Warning, "A forbidden move that concerns no state",
        "no state is one in which {what} of this forbidden move is true",
        "Check the statement.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nforbidden-moves:\n  - { by: A, from: strike and not strike, to: strike }");

    /// <summary>Too much in graph form.</summary>
    public static Rule TooManyListed { get; } = new("DEM0320", Severity.Error, "Too many listed states or facts",
        "the model lists {count} {what}; at most {limit} are handled in graph form",
        "Describe the states by levers: there, many millions are handled.",
        "states: [s1, s2, s3, …, s20000]");

    /// <summary>Too many moves where each must be listed.</summary>
    public static Rule TooManyMoves { get; } = new("DEM0321", Severity.Error, "Too many moves to list",
        "with {cause} every move is listed by itself, and there are more than {limit}",
        "Say the same by `impossible:` or by levers that move one way only, or make the model smaller.",
        "a forbidden move in a model of fourteen yes/no levers of one party …");

    /// <summary>A joint lever that names a party twice.</summary>
    public static Rule OwnerTwice { get; } = new("DEM0322", Severity.Error, "A joint lever that names a party twice",
        "“{party}” is named twice among those who hold “{lever}”",
        "Name each party once.",
        "parties: { A: { priorities: [talks] }, B: { priorities: [talks] } }\nlevers:\n  talks: { of: [A, A], levels: [no, yes] }");

    /// <summary>A hidden lever that has nothing to hide.</summary>
    public static Rule NothingToHide { get; } = new("DEM0323", Severity.Warning, "A hidden lever that has nothing to hide",
        "the lever {lever} can go {where} from “{now}”, so that there is nothing the others could not tell",
        "Give it further levels, or leave `seen:` out.",
        "parties: { A: { levers: { strike: { levels: [no, yes], seen: no } }, priorities: [strike] } }");

    /// <summary>A chance of a level that cannot be.</summary>
    public static Rule NotAChance { get; } = new("DEM0324", Severity.Error, "A chance of a level that cannot be",
        "“{level}” is no level that {lever} can go to from “{now}”",
        "Name levels that it can be set to.",
        "parties: { A: { levers: { answer: { levels: [none, mild, harsh], seen: no, chances: { none: 50% } } }, priorities: [answer is mild] } }");

    /// <summary>Chances that do not add up.</summary>
    public static Rule Chances { get; } = new("DEM0325", Severity.Error, "Chances that do not add up",
        "the chances of {lever} add up to {sum}, not to 100%",
        "Change them so that they add up, or leave one level out: it gets the rest.",
        "parties: { A: { levers: { answer: { levels: [none, mild, harsh], seen: no, chances: { mild: 70%, harsh: 70% } } }, priorities: [answer is mild] } }");

    /// <summary>Chances of a lever that all can see.</summary>
    public static Rule IdleChances { get; } = new("DEM0326", Severity.Warning, "Chances of a lever that all can see",
        "`chances` tells what the others hold a hidden lever to be set to, and this one is seen",
        "Add `seen: no`, or remove `chances:`.",
        "parties: { A: { levers: { answer: { levels: [none, mild, harsh], chances: { mild: 70% } } }, priorities: [answer is mild] } }");

    /// <summary>A name that is not what it looks like.</summary>
    public static Rule LookAlike { get; } = new("DEM0327", Severity.Warning, "A name that is not what it looks like",
        "“{name}” {why}",
        "Type the name anew, with letters of one script and plain spaces.",
        "parties:\n  Iran: { levers: { strait: [open, closed] }, priorities: [strait is open] }\n  Irаn: { levers: { mines: [no, yes] }, priorities: "
            + "[not mines] }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        NoParties, UnknownParty, TooManyParties, TooManyLevels, DuplicateLevel, WordsCount, TooManyStates, NoStates, NowImpossible, TwoForms,
        NameClash, UnknownState, UnknownPresentLevel, BadOrder, Loop, NoMoves, MergesOverlap, MergeEmpty, OneWayToSay, NothingForbidden, TooManyListed,
            TooManyMoves,
        OwnerTwice, NothingToHide, NotAChance, Chances, IdleChances, LookAlike,
    ];
}
