namespace Demarche.Language.Diagnostics;

/// <summary>Problems of outcomes, threats, sources, dates, views of one another and files beside the model: DEM0500 to DEM0549.</summary>
public static class ContextRules
{
    /// <summary>A source that is not declared.</summary>
    public static Rule UnknownSource { get; } = new("DEM0500", Severity.Warning, "An unknown source",
        "“{source}” does not begin with the id of a source",
        "Declare it under `sources:` and write the id first, then the place: `article ¶4`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [ { say: strike, source: artcle ¶2 } ] } }\nsources: { article: An article }");

    /// <summary>An outcome that never or always holds.</summary>
    public static Rule OutcomeConstant { get; } = new("DEM0501", Severity.Warning, "An outcome that holds everywhere or nowhere",
        "the outcome “{name}” holds in {where}",
        "Check it against `impossible:`.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\noutcomes: { odd: strike and not strike }");

    /// <summary>A threat against oneself.</summary>
    public static Rule SelfAddressed { get; } = new("DEM0502", Severity.Error, "A party set against itself",
        "“{party}” stands on both sides here",
        "Name two parties.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\nthreats:\n  - { by: A, against: A, if: not strike, then: strike }");

    /// <summary>A threat that is not the threatener's to carry out.</summary>
    public static Rule ThreatNotOwn { get; } = new("DEM0503", Severity.Warning, "A threat its author cannot carry out",
        "{party} cannot bring “{statement}” about by any lever of its own",
        "Check `by:` and `then:`.",
        "parties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  B: { levers: { leave: [no, yes] }, priorities: [leave] }\nthreats:\n  - { "
            + "by: A, against: B, if: leave, then: leave }");

    /// <summary>A day that is on the wrong side of the day of analysis.</summary>
    public static Rule WrongSideOfToday { get; } = new("DEM0504", Severity.Warning, "A day on the wrong side of the day of analysis",
        "{day} is {side} the day of the analysis, {asof}",
        "The record holds what was, the calendar what is to come.",
        "asof: 2022-01-05\nparties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\ncalendar:\n  - { on: 2021-12-31, what: Call }");

    /// <summary>A file named by the model that may not be read.</summary>
    public static Rule OutsideFolder { get; } = new("DEM0505", Severity.Error, "A file outside the model's folder",
        "“{file}” does not lie {where}",
        "Move the file there and name it by its relative path.",
        "parties: { A: {} }\nrecord: ../../elsewhere.csv");

    /// <summary>A file named by the model that cannot be read.</summary>
    public static Rule FileUnreadable { get; } = new("DEM0506", Severity.Error, "A file of the model that cannot be read",
        "“{file}” cannot be read: {reason}",
        "Check its name, or remove the line.",
        "parties: { A: {} }\nrecord: no-such-file.csv");

    /// <summary>A record whose columns are wrong.</summary>
    public static Rule RecordColumns { get; } = new("DEM0507", Severity.Error, "A record with the wrong columns",
        "the first line of a record names its columns, and this one {problem}",
        "The columns are date, by, toward, what, tone, source, does, before, and those that `demarche read` writes; date, by and what must be there.",
        "record.csv:\nwhen,who,what\n2022-01-01,A,strikes");

    /// <summary>A line of a record that cannot be read.</summary>
    public static Rule RecordLine { get; } = new("DEM0508", Severity.Error, "A line of the record that cannot be read",
        "“{value}” is not {expected}",
        "Mend the line of the CSV file; texts with commas in them need double quotes.",
        "record.csv:\ndate,by,what\nyesterday,A,strikes");

    /// <summary>A coalition named twice or with a party twice.</summary>
    public static Rule BadCoalition { get; } = new("DEM0509", Severity.Error, "A coalition that is not one",
        "this coalition names “{party}” twice",
        "Name each party once.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] }, B: { priorities: [strike] } }\ncoalitions: [[A, A]]");

    /// <summary>Models that extend one another in a circle.</summary>
    public static Rule ExtendsCircle { get; } = new("DEM0510", Severity.Error, "Models that extend one another in a circle",
        "this model extends itself: {chain}",
        "Let one of the models stand by itself.",
        "# in input.crisis.yaml\nextends: input.crisis.yaml");

    /// <summary>A chain of models that extend one another, too long.</summary>
    public static Rule ExtendsTooFar { get; } = new("DEM0530", Severity.Error, "Too long a chain of models that extend one another",
        "{file} is one model too many: a chain of `extends` has at most {most}",
        "Lay some of the models together into one file.",
        "# in the first of seventeen files\nextends: second.crisis.yaml\n# …");

    /// <summary>A file beside the model when there is no folder.</summary>
    public static Rule NoFolder { get; } = new("DEM0511", Severity.Warning, "A file beside a model that has no folder",
        "“{file}” is not read, since this text stands in no folder",
        "Save the model as a file first.",
        "a model given as text, with\nrecord: record.csv");

    /// <summary>A threat without its condition, or with two.</summary>
    public static Rule OneCondition { get; } = new("DEM0512", Severity.Error, "A threat without one condition",
        "a threat needs one of `if` and `unless`, and this has {which}",
        "Say `if:` for what calls it in, or `unless:` with a `deadline:` for what must be true by a day.",
        "parties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  B: { levers: { leave: [no, yes] }, priorities: [leave] }\nthreats:\n  - { "
            + "by: A, against: B, then: strike }");

    /// <summary>An ultimatum without its day.</summary>
    public static Rule NoDeadline { get; } = new("DEM0513", Severity.Error, "An ultimatum without its day",
        "`unless` says what must be true by a day, and no day is given",
        "Add `deadline:` with the day, that day included. Where no day was set, say `if: not …`.",
        "parties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  B: { levers: { leave: [no, yes] }, priorities: [leave] }\nthreats:\n  - { "
            + "by: A, against: B, unless: leave, then: strike }");

    /// <summary>A deadline before the day it was set.</summary>
    public static Rule DeadlineBeforeSaid { get; } = new("DEM0514", Severity.Warning, "A deadline before the day it was set",
        "the deadline, {deadline}, is before the day on which this was said, {said}",
        "Check the two days.",
        "parties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  B: { levers: { leave: [no, yes] }, priorities: [leave] }\nthreats:\n  - { "
            + "by: A, against: B, unless: leave, deadline: 2022-01-05, then: strike, said: 2022-01-06 }");

    /// <summary>An ultimatum that runs out when nobody can act any more.</summary>
    public static Rule DeadlineTooLate { get; } = new("DEM0515", Severity.Warning, "An ultimatum that runs out after the last occasion",
        "this runs out on {deadline}, and the calendar has no occasion after it at which {party} can act",
        "Add an occasion after the deadline: only then does play see what follows.",
        "asof: 2022-01-05\nparties:\n  A: { levers: { strike: [no, yes] }, priorities: [strike] }\n  B: { levers: { leave: [no, yes] }, priorities: [leave] "
            + "}\ncalendar:\n  - { on: 2022-01-06, what: A meeting }\nthreats:\n  - { by: A, against: B, unless: leave, deadline: 2022-01-10, then: strike }");

    /// <summary>A threat that its author can go past.</summary>
    public static Rule ThreatOvershot { get; } = new("DEM0516", Severity.Warning, "A threat that its author can go past",
        "{party} can go past “{statement}”: beyond “{level}”, the lever {lever} no longer makes it true, and never goes back",
        "If going further keeps the word too, say `at least`. In play, whoever goes past it is still held to what it said.",
        "parties:\n  A: { levers: { troops: { levels: [home, massed, across], moves: up } }, priorities: [troops is home] }\n  B: { levers: { base: [shut, "
            + "open] }, priorities: [base is open] }\nthreats:\n  - { by: A, against: B, if: base is open, then: troops is massed }");

    /// <summary>A quote in a CSV file that is not closed.</summary>
    public static Rule QuoteOpen { get; } = new("DEM0517", Severity.Error, "A quote that is never closed",
        "this quote is never closed, so that all that follows is one field",
        "Close it. A quote that belongs to the text is written twice, in a field that is in quotes.",
        "record.csv:\ndate,by,what\n2022-01-05,A,\"Strikes\n2022-01-06,A,Strikes again");

    /// <summary>A part that nobody has looked at.</summary>
    public static Rule Draft { get; } = new("DEM0531", Severity.Note, "A draft",
        "{what} is a draft that nobody has looked at",
        "Compare it with its source, mend it, and take `draft: yes` out.",
        "parties: { A: { levers: { strike: [no, yes] }, priorities: [ { say: strike, draft: yes } ] } }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        UnknownSource, OutcomeConstant, SelfAddressed, ThreatNotOwn, WrongSideOfToday, OutsideFolder, FileUnreadable, RecordColumns, RecordLine,
        BadCoalition, ExtendsCircle, NoFolder, OneCondition, NoDeadline, DeadlineBeforeSaid, DeadlineTooLate, ThreatOvershot, QuoteOpen, ExtendsTooFar, Draft,
    ];
}
