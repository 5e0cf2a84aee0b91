using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>Makes a crisis into a game.</summary>
/// <remarks>
/// At an occasion each party that can move chooses once: to stay, or one move. Between occasions the state lasts, and what may happen by
/// itself may happen. In four passes: what is done step by step (<see cref="GameSteps"/>); the situations that play can come to, forwards
/// (<see cref="Unfolding"/>, by <see cref="SituationRules"/>); what of it nobody can tell apart, backwards (<see cref="Quotient"/>); the public histories
/// over what is left, forwards (<see cref="HistoryTree"/>). O(situations × steps × moves + histories × options).
/// </remarks>
internal sealed class GameBuilder
{
    private const int MostBits = 62;

    private readonly CompiledCrisis compiled;
    private readonly PlayCalendar calendar;
    private readonly GameOptions options;
    private readonly Seats seats;
    private readonly RecordReplay replay;
    private readonly GameSteps steps;
    private readonly SituationRules rules;
    private readonly MoveKeys keys;

    private GameBuilder(CompiledCrisis compiled, PlayCalendar calendar, GameOptions options)
    {
        (this.compiled, this.calendar, this.options) = (compiled, calendar, options);
        seats = new Seats(compiled.Crisis);
        replay = RecordReplay.Of(compiled, calendar);
        steps = new GameSteps(compiled, calendar, options, seats);
        keys = new MoveKeys(compiled);
        rules = new SituationRules(compiled, calendar, options, steps, replay, new CostItems(compiled, replay.Start), keys, seats);
    }

    /// <summary>The game, or null when it would have more histories than allowed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrisisGame? Build(CompiledCrisis compiled, PlayCalendar calendar, GameOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(calendar);
        try
        {
            return new GameBuilder(compiled, calendar, options ?? new GameOptions()).Made(cancellation);
        }
        catch (GameTooLargeException)
        {
            return null;
        }
    }

    private CrisisGame? Made(CancellationToken cancellation)
    {
        var unfolding = new Unfolding(rules, steps, calendar, replay, options.From, cancellation);
        int[] states = [.. Enumerable.Range(0, rules.Situations).Select(x => rules[x].State).Distinct().Order()];
        var observables = new Observables(compiled, states, options.Orders ?? Orders(compiled.Crisis));
        var quotient = new Quotient(rules, steps, unfolding, observables, keys, seats, compiled.Now, options.Follows, cancellation);
        var tree = new HistoryTree(quotient, rules, seats, options.Positions ? calendar.Past : int.MaxValue, options.MostHistories);
        return tree.Grow(cancellation) ? Finished(tree, quotient, observables, states, unfolding) : null;
    }

    private CrisisGame Finished(HistoryTree tree, Quotient quotient, Observables observables, int[] states, Unfolding unfolding)
    {
        var (now, shown) = options.From is null ? Follow(tree, quotient) : (tree.Root, []);
        int[] Nearest(Func<int, int> sort) => [.. states.GroupBy(sort).OrderBy(g => g.Key).Select(g => g.MinBy(s => keys.Of(compiled.Now, s)))];
        int[] types = [.. Enumerable.Range(0, seats.Count).Select(seat => seats.Types(seats.Party(seat)))];
        var (laid, stages, numbers) = GameLayout.Of(tree.Nodes, types, [.. Nearest(observables.Named).Select(Label)], options.Positions);
        return new CrisisGame(laid, stages, Nearest(observables.Worth))
        {
            Compiled = compiled,
            Calendar = calendar,
            Seats = seats,
            Costs = rules.Costs,
            Fates = rules.Fates,
            Ways = options.Follows
                ? new GameWays(rules, steps, quotient, tree, now, options.From is null ? steps.FirstAhead : unfolding.First, unfolding.Observed) : null,
            Start = replay.Start,
            Now = numbers[now],
            Recorded = [.. shown.Select(n => numbers[n])],
            Notes = [.. replay.Notes, .. steps.Notes, .. WhatPlayLeavesOut.Of(compiled.Crisis), .. TooManyThreats()],
        };
    }

    /// <summary>The history that the record leads to, and that after each recorded move.</summary>
    private (int Now, List<int> Recorded) Follow(HistoryTree tree, Quotient quotient)
    {
        var (n, shown, step) = (tree.Root, new List<int>(), 0);
        for (var occasion = 0; occasion < calendar.Past; occasion++)
        {
            for (; step < steps.Count && steps[step].Occasion <= occasion; step++)
            {
                if (steps[step].Kind != StepKind.Turn) continue;
                while (tree.PaysAt(n, occasion)) n = tree.After(n, default);
                if (tree.StepOf(n) == step) n = tree.After(n, quotient.Known(step) ?? default);
                while (tree.PaysAt(n, occasion)) n = tree.After(n, default);
            }

            shown.Add(n);
        }

        return (n, shown);
    }

    /// <summary>The named outcomes that hold in a state, as bits; the state where there are none, or more than fit.</summary>
    private long Label(int state) => compiled.Outcomes.Count is 0 or > MostBits ? state : compiled.Outcomes.Select((set, k) => set[state] ? 1L << k : 0).Sum();

    private static IReadOnlyList<IReadOnlyList<Preference>> Orders(Crisis crisis) =>
        [.. crisis.Parties.Select(p => (IReadOnlyList<Preference>)(p.Types.Count == 0 ? [p.Preference] : [.. p.Types.Select(t => t.Preference)]))];

    private IEnumerable<string> TooManyThreats()
    {
        if (compiled.Crisis.Threats.Count > CostItems.MostThreats)
            yield return $"Only the first {CostItems.MostThreats} of {compiled.Crisis.Threats.Count} threats and promises cost their authors anything here.";
    }
}
