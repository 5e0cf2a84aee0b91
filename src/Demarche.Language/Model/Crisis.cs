using Demarche.Engine.States;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>
/// A crisis as its author wrote it: names bound, numbers checked, every part with its place in the file. Immutable. Nothing is
/// compiled yet; see <c>CompiledCrisis</c>.
/// </summary>
public sealed record Crisis
{
    /// <summary>The file it came from, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Title, from <c>crisis:</c>; the file's name when absent.</summary>
    public required string Name { get; init; }

    /// <summary>The date the analysis is made as of.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The question in the analyst's words.</summary>
    public string? Question { get; init; }

    /// <summary>Named sources that grounds refer to.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The parties, in declared order.</summary>
    public required IReadOnlyList<Party> Parties { get; init; }

    /// <summary>All levers in index order; the first varies fastest. Empty in graph form.</summary>
    public required IReadOnlyList<LeverDeclaration> Levers { get; init; }

    /// <summary>The named states and arcs, in graph form; null in option form.</summary>
    public GraphForm? Graph { get; init; }

    /// <summary>Where the crisis stands: a level for each lever (option form).</summary>
    public IReadOnlyList<int> NowLevels { get; init; } = [];

    /// <summary>Where the crisis stands: index of the named state (graph form).</summary>
    public int NowState { get; init; }

    /// <summary>Named regions of states.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>The outcome whose distance is asked, from <c>break:</c>; null when none is named.</summary>
    public Outcome? Break { get; init; }

    /// <summary>The outcome meant by mutual aggravation, from <c>aggravation:</c>; null when none is named.</summary>
    public Outcome? Aggravation { get; init; }

    /// <summary>States that cannot be.</summary>
    public IReadOnlyList<Clause> Impossible { get; init; } = [];

    /// <summary>States that are taken as one.</summary>
    public IReadOnlyList<Merge> Merges { get; init; } = [];

    /// <summary>Moves taken away.</summary>
    public IReadOnlyList<ForbiddenMove> ForbiddenMoves { get; init; } = [];

    /// <summary>Conditional threats and promises.</summary>
    public IReadOnlyList<Threat> Threats { get; init; } = [];

    /// <summary>Issues linked to the crisis.</summary>
    public IReadOnlyList<LinkedIssue> Issues { get; init; } = [];

    /// <summary>What may happen by itself.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];

    /// <summary>How often crises like this one went the way of the break; null where the model says nothing of it.</summary>
    public OutsideView? Outside { get; init; }

    /// <summary>A model that stands for crises of this kind, by which readiness is set; null where models drawn from this one's own statements do.</summary>
    public Crisis? Typical { get; init; }

    /// <summary>How the crisis is played forward.</summary>
    public PlaySettings Play { get; init; } = new();

    /// <summary>Occasions to come at which moves can be made, in date order.</summary>
    public IReadOnlyList<Occasion> Calendar { get; init; } = [];

    /// <summary>What was said and done, in date order.</summary>
    public IReadOnlyList<RecordedEvent> Record { get; init; } = [];

    /// <summary>Earlier crises the author holds to be like this one.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>How parties see one another, where it differs from how they are.</summary>
    public IReadOnlyList<Perception> Perceptions { get; init; } = [];

    /// <summary>Power of one party over another.</summary>
    public IReadOnlyList<PowerOver> Power { get; init; } = [];

    /// <summary>Changes that a mediator may bring about.</summary>
    public IReadOnlyList<AllowedChange> Changes { get; init; } = [];

    /// <summary>Attitudes of parties to one another.</summary>
    public IReadOnlyList<Attitude> Attitudes { get; init; } = [];

    /// <summary>Coalitions asked about, as party indices.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Coalitions { get; init; } = [];

    /// <summary>Whether every subset of parties is asked about as a coalition.</summary>
    public bool AllCoalitions { get; init; }

    /// <summary>Whoever holds a lever, in running text: "the North and the South".</summary>
    public string OwnerWords(int lever) => Wording.Phrases.List(Levers[lever].Owners.Select(p => Parties[p].Words));

    /// <summary>A lever with whoever holds it, by name: <c>North.talks</c>, or the name alone where several hold it.</summary>
    public string LeverName(int lever) => Levers[lever].IsJoint ? Levers[lever].Name : $"{Parties[Levers[lever].Party].Name}.{Levers[lever].Name}";

    /// <summary>What of it is a draft that nobody has looked at.</summary>
    public Drafts Drafts => Drafts.In(this);
}

/// <summary>What a part of a model rests on.</summary>
/// <param name="Source">The source it is taken from, as written (<c>article ¶4</c>); null when it is the modeller's own.</param>
/// <param name="Because">The reason given, if any.</param>
public sealed record Grounds(string? Source, string? Because)
{
    /// <summary>Neither a source nor a reason.</summary>
    public static Grounds None { get; } = new(null, null);

    /// <summary>Whether it was proposed by a reader of texts and nobody has looked at it yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Whether it is the modeller's judgement: it names no source, or nobody has compared it with the source yet.</summary>
    public bool IsJudgement => Source is null || IsDraft;
}

/// <summary>A source that grounds name.</summary>
public sealed record Source(string Id, string Title, string? Publisher, DateOnly? Published, string? Url, SourceSpan Span);

/// <summary>A statement about states, bound and worded.</summary>
/// <param name="Condition">What it means.</param>
/// <param name="Text">The statement in canonical spelling.</param>
/// <param name="Words">The statement as a clause of plain English.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Strength">Degree of preference it carries: 0 ordinary, 1 strong, 2 and up stronger still; where that is open, the least it may be.</param>
/// <param name="Optional">Whether the author is unsure that it belongs.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Clause(Condition Condition, string Text, string Words, Grounds Grounds, int Strength, bool Optional, SourceSpan Span)
{
    /// <summary>How probable it is that the party cares about it at all, from 0 to 1; of statements in priorities only.</summary>
    public double Certainty { get; init; } = 1;

    /// <summary>Where its strength is open, the degrees that it may carry, ascending; empty otherwise.</summary>
    public IReadOnlyList<int> OpenStrengths { get; init; } = [];

    /// <summary>The degrees that it may carry, ascending; one where that is not open.</summary>
    public IReadOnlyList<int> Strengths => OpenStrengths.Count > 0 ? OpenStrengths : [Strength];
}

/// <summary>A named region of states.</summary>
public sealed record Outcome(string Name, Clause Clause);

/// <summary>A lever as declared.</summary>
/// <param name="Name">Name within the party.</param>
/// <param name="Party">Owner's index.</param>
/// <param name="Levels">Names of the levels, in order.</param>
/// <param name="Words">For each level, a verb phrase with the party as its subject ("keeps relations").</param>
/// <param name="Rule">How it moves.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LeverDeclaration(string Name, int Party, IReadOnlyList<string> Levels, IReadOnlyList<string> Words, MoveRule Rule, Grounds Grounds,
    SourceSpan Span)
{
    /// <summary>The parties that hold it, in the order named; the owner alone for a lever of one party.</summary>
    public IReadOnlyList<int> Owners { get; init; } = [Party];

    /// <summary>Whether several parties hold it together: up when all agree, down when any one leaves.</summary>
    public bool IsJoint => Owners.Count > 1;

    /// <summary>Days from the decision to the fact; 0 for none.</summary>
    public int Takes { get; init; }

    /// <summary>Days for which it cannot be changed again once it has been; 0 for none.</summary>
    public int Holds { get; init; }

    /// <summary>
    /// Where the others cannot tell what it is set to: for each level how likely they hold it to be that, 0 where it cannot be; empty otherwise.
    /// </summary>
    public IReadOnlyList<double> Chances { get; init; } = [];

    /// <summary>Whether the others cannot tell what it is set to until it is used.</summary>
    public bool IsHidden => Chances.Count > 0;
}

/// <summary>States and arcs given one by one.</summary>
/// <param name="States">Names of the states.</param>
/// <param name="Facts">Facts named in the states, in order of first mention, with where they hold.</param>
/// <param name="Arcs">For each party its moves.</param>
public sealed record GraphForm(IReadOnlyList<string> States, IReadOnlyList<(string Name, StateSet Where)> Facts,
    IReadOnlyList<IReadOnlyList<(int From, int To)>> Arcs);

/// <summary>States taken as one.</summary>
public sealed record Merge(string Name, Clause When);

/// <summary>A move that a party may not make.</summary>
public sealed record ForbiddenMove(int Party, Clause From, Clause To, Grounds Grounds, SourceSpan Span);

/// <summary>A conditional threat, or a promise when <see cref="IsPromise"/>.</summary>
public sealed record Threat(int By, int Against, Clause If, Clause Then, DateOnly? Said, bool IsPromise, Grounds Grounds, SourceSpan Span)
{
    /// <summary>What it costs its author not to keep it; the author's own when null.</summary>
    public Interval? AudienceCost { get; init; }

    /// <summary>In an ultimatum, what must be true by the deadline, <see cref="If"/> being that it is not; null otherwise.</summary>
    public Clause? Unless { get; init; }

    /// <summary>
    /// With <see cref="Unless"/>, the day by which, after which it is called in; otherwise the last day on which it stands. Null when it has none.
    /// </summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Whether it says what must be true by a day.</summary>
    public bool IsUltimatum => Unless is not null;

    /// <summary>Whether its condition can call it in on a day: an ultimatum after its deadline, any other up to it.</summary>
    public bool StandsOn(DateOnly day) => Deadline is not { } deadline || (IsUltimatum ? day > deadline : day <= deadline);
}

/// <summary>An issue elsewhere that an outcome puts at risk.</summary>
/// <param name="Name">Name.</param>
/// <param name="AtStakeIn">The outcome, or any statement, in which it suffers.</param>
/// <param name="Stakes">For each party that has one: its stake (low 1, medium 2, high 3, or a number from 0 to 3).</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LinkedIssue(string Name, Clause AtStakeIn, IReadOnlyList<(int Party, double Stake)> Stakes, Grounds Grounds, SourceSpan Span);

/// <summary>An occasion at which moves can be made.</summary>
public sealed record Occasion(DateOnly On, string What, IReadOnlyList<int> Parties, Grounds Grounds, SourceSpan Span)
{
    /// <summary>Who of them acts first; as the play's settings say when null.</summary>
    public TurnOrder? Order { get; init; }

    /// <summary>The levers that can be moved then; all of them when null.</summary>
    public IReadOnlyList<int>? Levers { get; init; }
}

/// <summary>Something said or done.</summary>
/// <param name="On">Date.</param>
/// <param name="By">Who, as written; a party's name or another actor's.</param>
/// <param name="Toward">To whom, as written; empty when nobody.</param>
/// <param name="What">What.</param>
/// <param name="Tone">From −10 (most hostile) to +10 (most friendly), when given.</param>
/// <param name="Source">Where it is taken from.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RecordedEvent(DateOnly On, string By, string Toward, string What, double? Tone, string? Source, SourceSpan Span)
{
    /// <summary>Who, in running text: a party's name in running text, anybody else as written.</summary>
    public string ByWords { get; init; } = By;

    /// <summary>To whom, in running text; empty when nobody.</summary>
    public string TowardWords { get; init; } = Toward;

    /// <summary>How many events it stands for; more than one where event data were counted.</summary>
    public long Events { get; init; } = 1;

    /// <summary>The party, where it is the author's move; −1 otherwise.</summary>
    public int Party { get; init; } = -1;

    /// <summary>What is true of its author's levers after it, where it is a move of a party; null otherwise.</summary>
    public Clause? Does { get; init; }

    /// <summary>What was true of them before; null when the move was to leave things as they were.</summary>
    public Clause? Before { get; init; }
}

/// <summary>An earlier crisis like this one.</summary>
public sealed record Precedent(string Name, string When, string What, string? Ended, string? Recovery, Grounds Grounds, SourceSpan Span);

/// <summary>
/// How one party sees another: an order it believes the other to have; or, when <paramref name="Of"/> is the party itself, which states are hidden from it.
/// </summary>
public sealed record Perception(int By, int Of, Preference? Preference, IReadOnlyList<Clause> Hidden, SourceSpan Span)
{
    /// <summary>How the party believes the other to see everybody else; null when it takes the other to see them as it does itself.</summary>
    public IReadOnlyList<Perception>? Sees { get; init; }
}

/// <summary>Power of one party over another: it has means by which it bends what the other prefers to do.</summary>
/// <param name="By">Whose it is.</param>
/// <param name="Over">Over whom.</param>
/// <param name="When">Where it is used.</param>
/// <param name="Kind">How it works.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PowerOver(int By, int Over, Clause When, PowerKind Kind, Grounds Grounds, SourceSpan Span);

/// <summary>How power works.</summary>
public enum PowerKind
{
    /// <summary>It is not said how.</summary>
    Unsaid,

    /// <summary>By reward: direct positive.</summary>
    Positive,

    /// <summary>By penalty: direct negative.</summary>
    Negative,

    /// <summary>By way of others: indirect.</summary>
    Indirect,
}

/// <summary>How one party is disposed to another.</summary>
public sealed record Attitude(int By, int Toward, Disposition Disposition, SourceSpan Span);

/// <summary>For, against or neutral.</summary>
public enum Disposition
{
    /// <summary>Indifferent to how the other fares.</summary>
    Neutral,

    /// <summary>Wishes the other well.</summary>
    For,

    /// <summary>Wishes the other ill.</summary>
    Against,
}
