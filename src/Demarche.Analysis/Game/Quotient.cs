namespace Demarche.Analysis.Game;

/// <summary>
/// The game with everything merged that nobody and nothing can tell apart, now or later: the coarsest bisimulation of the dated game. Worked
/// out backwards, step by step: two situations are one when they show the same (<see cref="Observables"/>) and the same moves, at the same costs, lead to
/// situations that are one; two moves of one meaning are one move.
/// </summary>
/// <remarks>
/// A game is dated, so that what follows has been sorted before what goes before, and each situation needs to be looked at once: no rounds of
/// refinement. Nothing of it hangs on numbers of states, levers or parties. Of situations that are one the one nearest to the present stands for all;
/// options are in the order of the least that has to be done for each (<see cref="MoveKeys"/>). O(situations × steps × moves × log moves).
/// </remarks>
internal sealed class Quotient
{
    private const int Between = 1024;

    private readonly SituationRules rules;
    private readonly GameSteps steps;
    private readonly Unfolding unfolding;
    private readonly Observables observables;
    private readonly MoveKeys keys;
    private readonly Seats seats;
    private readonly int present;
    private readonly Numbering<int[]> known = new(new RowComparer());
    private readonly List<Moment> moments = [];
    private readonly List<GatheredChoice?> gathered = [];
    private readonly Numbering<SituationClass> classes = new();
    private readonly List<(UInt128 Key, int State)> nearest = [];
    private readonly Dictionary<int, Branch> shown = [];
    private readonly int[]?[]? kept;
    private int[] here;
    private int[] next;

    public Quotient(SituationRules rules, GameSteps steps, Unfolding unfolding, Observables observables, MoveKeys keys, Seats seats, int present, bool follows,
        CancellationToken cancellation)
    {
        (this.rules, this.steps, this.unfolding, this.observables, this.keys, this.seats, this.present) =
            (rules, steps, unfolding, observables, keys, seats, present);
        (here, next) = (new int[rules.Situations], new int[rules.Situations]);
        foreach (var x in unfolding.Last) here[x] = Met(Of(MomentKind.End, steps.Count, x, [], _ => New(MomentKind.End, steps.Count, x, [], [], [])), x);
        kept = follows ? new int[]?[steps.Count + 1] : null;
        Keep(steps.Count, unfolding.Last);
        for (var t = steps.Count - 1; t >= unfolding.First; t--)
        {
            (here, next) = (next, here);
            var first = moments.Count;
            var frontier = unfolding.Before(t);
            for (var k = 0; k < frontier.Length; k++)
            {
                if (k % Between == 0) cancellation.ThrowIfCancellationRequested();
                here[frontier[k]] = Sort(t, frontier[k]);
            }

            for (var m = first; m < moments.Count; m++) Settle(m);
            Keep(t, frontier);
        }

        Root = here[unfolding.Before(unfolding.First)[0]];
    }

    /// <summary>The class with which play begins.</summary>
    public int Root { get; }

    public SituationClass Class(int number) => classes[number];

    public Moment MomentOf(int number) => moments[classes[number].Moment];

    /// <summary>The state that stands for a class.</summary>
    public int State(int number) => nearest[number].State;

    /// <summary>The branch that the record took at a step; null where nothing was to be chosen.</summary>
    public Branch? Known(int step) => shown.TryGetValue(step, out var branch) ? branch : null;

    /// <summary>The classes of situations before a step, by situation; those that are not met there hold nothing that counts.</summary>
    /// <exception cref="InvalidOperationException">They were not kept.</exception>
    public int[] ClassesBefore(int step) => kept?[step] ?? throw new InvalidOperationException("Classes were not kept.");

    private void Keep(int step, int[] frontier)
    {
        if (kept is null) return;
        var row = kept[step] = new int[frontier.Length == 0 ? 0 : frontier.Max() + 1];
        foreach (var x in frontier) row[x] = here[x];
    }

    private int Sort(int t, int x)
    {
        if (steps[t].Kind == StepKind.Lasting) return Lasting(t, steps[t].Which, x);
        switch (rules.At(t, x))
        {
            case Happening.Passes passes: return next[passes.To];
            case Happening.Pays pays: return Toll(t, x, new Branch(pays.Bill, next[pays.To]));
            case Happening.Chance chance: return Chance(t, x, chance);
            case Happening.Choice choice:
                if (unfolding.Known(t) is { } was && was.Situation == x) shown[t] = new Branch(choice.Bills[was.Choice], next[was.To]);
                return Choice(t, x, choice);
            case var happening: return AtOnce(t, x, (Happening.AtOnce)happening);
        }
    }

    /// <summary>
    /// The state lasts. Where a decision becomes a fact on the day at which that ends, so that another worth lasts from then on, or another name is shown,
    /// the fact is a moment of its own; where nothing lasts before it, nobody can tell it from what it comes to.
    /// </summary>
    private int Lasting(int t, int interval, int x)
    {
        var (to, worth) = (next[x], observables.Worth(rules[x].State));
        var (after, moment) = (classes[to], MomentOf(to));
        if ((after.First >= 0 && after.Worth != worth) || moment.Named != observables.Named(rules[x].State) || moment.Broken != rules[x].Broken)
            after = classes[Met(Of(MomentKind.Fact, t, x, [to], _ => New(MomentKind.Fact, t, x, [], [new Branch(0, to)], [1])), x)];
        return Numbered(after with { First = interval, Last = after.First < 0 ? interval : after.Last, Worth = worth }, x);
    }

    /// <summary>What is paid without a choice. Paid at one occasion it is one payment, whoever pays first; it makes no step of its own.</summary>
    private int Toll(int t, int x, Branch branch)
    {
        if (branch.Bill == 0) return branch.To;
        var (occasion, after) = (steps[t].Occasion, MomentOf(branch.To));
        if (after.Kind == MomentKind.Toll && after.Occasion == occasion && classes[branch.To].First < 0)
        {
            branch = new Branch(rules.BillOf(rules.Costs.Sorted(rules.Bill(branch.Bill).Concat(rules.Bill(after.Branches[0].Bill)))), after.Branches[0].To);
            after = MomentOf(branch.To);
        }

        return Met(Of(MomentKind.Toll, after.Step, x, [occasion, branch.Bill, branch.To], _ => new Moment
        {
            Kind = MomentKind.Toll,
            Step = after.Step,
            Payments = after.Payments + 1,
            Occasion = occasion,
            Named = observables.Named(rules[x].State),
            Broken = rules[x].Broken,
            Branches = [branch],
            Chances = [1],
            From = rules[x].State,
        }), x);
    }

    private int Chance(int t, int x, Happening.Chance chance)
    {
        var kind = chance.IsRisk ? MomentKind.Risk : MomentKind.Order;
        int[] to = [.. chance.To.Select(s => next[s]).Distinct()];
        if (to.Length == 1) return to[0];
        int[] times = [.. to.Select(c => chance.To.Count(s => next[s] == c))];
        double[] probabilities = chance.IsRisk ? chance.Probabilities : [.. times.Select(n => (double)n / chance.To.Length)];
        return Met(Of(kind, t, x, [.. to, .. times], _ => New(kind, t, x, [], [.. to.Select(c => new Branch(0, c))], probabilities)), x);
    }

    private int Choice(int t, int x, Happening.Choice choice)
    {
        var options = new GatheredChoice(choice, next, end => keys.Of(choice.Ends[0], end));
        if (options.Count == 1) return Toll(t, x, options.Staying);
        var number = Of(MomentKind.Choice, t, x, options.Signature(seats.Of(choice.Party)), m =>
        {
            while (gathered.Count <= m) gathered.Add(null);
            gathered[m] = options;
            return New(MomentKind.Choice, t, x, [choice.Party], [], []);
        });
        if (gathered[number] is { } all && !ReferenceEquals(all, options)) all.Join(options, IsNearer(x, moments[number].From));
        if (IsNearer(x, moments[number].From)) moments[number].From = rules[x].State;
        return Met(number, x);
    }

    private int AtOnce(int t, int x, Happening.AtOnce about)
    {
        var reduced = new GatheredCombinations(about, next, rules);
        if (reduced.Players.Length == 0) return Toll(t, x, reduced.Branches[0]);
        if (reduced.Alone is { } alone) return Choice(t, x, alone);
        var number = Of(MomentKind.AtOnce, t, x, reduced.Signature(seats), _ =>
        {
            var moment = New(MomentKind.AtOnce, t, x, [.. reduced.Players], reduced.Branches, []);
            (moment.Options, moment.Ends) = ([.. reduced.Ends.Select(e => e.Length)], reduced.Ends);
            return moment;
        });
        if (IsNearer(x, moments[number].From)) (moments[number].From, moments[number].Ends) = (rules[x].State, reduced.Ends);
        return Met(number, x);
    }

    /// <summary>Options in their last order, once every situation of the moment has been met.</summary>
    private void Settle(int number)
    {
        var moment = moments[number];
        if (number < gathered.Count && gathered[number] is { } options)
        {
            (moment.Branches, moment.Ends) = options.InOrder();
            moment.Options = [moment.Branches.Length];
            gathered[number] = null;
        }

        moment.Chooses = moment.Players.Aggregate(0UL, (all, p) => all | 1UL << seats.Of(p));
        foreach (var branch in moment.Branches) moment.Chooses |= MomentOf(branch.To).Chooses;
    }

    private int Of(MomentKind kind, int step, int x, int[] rest, Func<int, Moment> make)
    {
        var number = known.Of([(int)kind, step, observables.Named(rules[x].State), rules[x].Broken ? 1 : 0, .. rest]);
        if (number == moments.Count) moments.Add(make(number));
        return number;
    }

    private Moment New(MomentKind kind, int step, int x, int[] players, Branch[] branches, double[] chances) => new()
    {
        Kind = kind,
        Step = step,
        Occasion = step < steps.Count ? steps[step].Occasion : 0,
        Named = observables.Named(rules[x].State),
        Broken = rules[x].Broken,
        Players = players,
        Branches = branches,
        Chances = chances,
        From = rules[x].State,
    };

    private int Met(int moment, int x) => Numbered(new SituationClass(moment, -1, -1, -1), x);

    private int Numbered(SituationClass about, int x)
    {
        var (number, state) = (classes.Of(about), rules[x].State);
        var key = keys.Of(present, state);
        if (number == nearest.Count) nearest.Add((key, state));
        else if (key < nearest[number].Key) nearest[number] = (key, state);
        return number;
    }

    private bool IsNearer(int x, int than) => keys.Of(present, rules[x].State) < keys.Of(present, than);
}
