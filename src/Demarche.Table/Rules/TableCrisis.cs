using System.Globalization;
using Demarche.Analysis.Walking;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>The crisis that tables are played from, with its words. Immutable and safe to share.</summary>
public sealed class TableCrisis
{
    /// <summary>So many threats and promises are watched at a table, those of the model included.</summary>
    public const int MostPledges = Analysis.Game.CostItems.MostThreats;

    private TableCrisis(CompiledCrisis compiled) => (Compiled, Words) = (compiled, new StateWords(compiled));

    /// <summary>The crisis.</summary>
    public CompiledCrisis Compiled { get; }

    /// <summary>The crisis as its author wrote it.</summary>
    public Crisis Crisis => Compiled.Crisis;

    /// <summary>States and moves in words.</summary>
    public StateWords Words { get; }

    /// <summary>What expectations are asked of: the named outcomes; where there are none, nothing.</summary>
    public IReadOnlyList<Outcome> Outcomes => Crisis.Outcomes;

    /// <summary>The crisis for tables, or why it cannot be played at one.</summary>
    public static (TableCrisis? Table, string? WhyNot) Of(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var (walk, whyNot) = CrisisWalk.Of(compiled);
        return walk is null ? (null, whyNot) : (new TableCrisis(compiled), null);
    }

    /// <summary>Why a threat or promise cannot be made; null when it can.</summary>
    public string? WhyNot(TableEvent.Pledged pledge)
    {
        ArgumentNullException.ThrowIfNull(pledge);
        if (Compiled.Space.Levers.Count == 0) return "in a model that lists its states, threats and promises are words alone: say it instead";
        if (pledge.Against == pledge.Seat || pledge.Against < 0 || pledge.Against >= Crisis.Parties.Count) return "it is addressed to another party";
        if (!Is(pledge.If) || !Is(pledge.Then)) return "it names no lever with one of its levels, and no outcome";
        return pledge.Then is not { Lever: { } lever } || !Crisis.Levers[lever].Owners.Contains(pledge.Seat)
            ? "what you would do is a level of one of your own levers" : null;
    }

    /// <summary>A threat or promise made at the table, as one of the model.</summary>
    public Threat Threat(TableEvent.Pledged pledge, DateOnly said)
    {
        ArgumentNullException.ThrowIfNull(pledge);
        var (condition, then) = (ClauseOf(pledge.If), ClauseOf(pledge.Then));
        var against = pledge.UnlessBy is null ? condition
            : condition with { Condition = new Condition.Not(condition.Condition), Text = $"not ({condition.Text})",
            Words = $"it is not so that {condition.Words}" };
        return new Threat(pledge.Seat, pledge.Against, against, then, said, pledge.IsPromise, new Grounds(null, "made at the table"), default)
        {
            Unless = pledge.UnlessBy is null ? null : condition,
            Deadline = pledge.UnlessBy,
        };
    }

    /// <summary>A threat or promise as a sentence.</summary>
    public string Sentence(Threat threat)
    {
        ArgumentNullException.ThrowIfNull(threat);
        var (by, against) = (Crisis.Parties[threat.By].Words, Crisis.Parties[threat.Against].Words);
        var verb = threat.IsPromise ? "promises" : "threatens";
        var when = threat switch
        {
            { IsUltimatum: true, Unless: { } demand, Deadline: { } by2 } => $"Unless {demand.Words} by {Day(by2)}",
            { Deadline: { } last } => $"If {threat.If.Words} up to {Day(last)}",
            _ => $"If {threat.If.Words}",
        };
        return $"{Phrases.Capitalise(by)} {verb} {against}: “{when}, then {threat.Then.Words}.”";
    }

    /// <summary>One side of a threat or promise as a clause.</summary>
    public string Clause(PledgeTerm term) => ClauseOf(term).Words;

    /// <summary>An option of a party in its own words, without its subject.</summary>
    public string Option(int party, int from, int end) => end == from ? "stays as it is" : Words.Action(new Step(party, from, end));

    /// <summary>A day as people say it.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether levers at levels make a state that can be, beside all else in a state; −1 where they do not.</summary>
    public int StateWith(int state, IReadOnlyList<LeverAt> levers)
    {
        ArgumentNullException.ThrowIfNull(levers);
        var space = Compiled.Space;
        if (levers.Count == 0) return state;
        if (space.Levers.Count == 0) return -1;
        var cell = space.CellOf(state);
        foreach (var (lever, level) in levers)
        {
            if (lever < 0 || lever >= space.Levers.Count || level < 0 || level >= Crisis.Levers[lever].Levels.Count) return -1;
            cell += (level - space.LevelAt(cell, lever)) * space.Stride(lever);
        }

        return space.StateOf(cell);
    }

    private bool Is(PledgeTerm term) => term switch
    {
        { Lever: { } lever, Level: { } level, Outcome: null } =>
            lever >= 0 && lever < Crisis.Levers.Count && level >= 0 && level < Crisis.Levers[lever].Levels.Count,
        { Lever: null, Level: null, Outcome: { } outcome } => outcome >= 0 && outcome < Crisis.Outcomes.Count,
        _ => false,
    };

    private Clause ClauseOf(PledgeTerm term)
    {
        if (term.Outcome is { } outcome) return Crisis.Outcomes[outcome].Clause;
        var (lever, level) = (term.Lever!.Value, term.Level!.Value);
        var about = Crisis.Levers[lever];
        return new Clause(
            new Condition.LevelIn(lever, level, level), $"{Crisis.LeverName(lever)} is {about.Levels[level]}",
                $"{Crisis.OwnerWords(lever)} {about.Words[level]}", Grounds.None, 0, false, default);
    }
}
