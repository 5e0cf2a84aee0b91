using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>What a step of a game is.</summary>
internal enum StepKind
{
    /// <summary>The state lasts for some days.</summary>
    Lasting,

    /// <summary>Something may happen by itself.</summary>
    Risk,

    /// <summary>A day has come: decisions become facts, ultimatums run out, levers can be changed again.</summary>
    Day,

    /// <summary>Chance settles who acts first.</summary>
    Draw,

    /// <summary>One party can act.</summary>
    Turn,

    /// <summary>Several parties can act at once.</summary>
    AtOnce,

    /// <summary>The occasion is over: the order of acting no longer matters, and what only some have agreed to lapses.</summary>
    Gather,
}

/// <summary>One step on the way through a calendar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Occasion">The occasion; one more than the last for what lies between it and the horizon.</param>
/// <param name="Which">The interval, the risk, or whose turn it is.</param>
/// <param name="Chance">For a risk, how likely it is to come true.</param>
internal readonly record struct GameStep(StepKind Kind, int Occasion, int Which = 0, double Chance = 0);

/// <summary>The steps of a game, in order: days that pass, what may happen by itself, turns.</summary>
internal sealed class GameSteps
{
    /// <summary>Of more parties than these the orders are too many to be drawn from.</summary>
    private const int MostInRandomOrder = 4;

    private readonly CompiledCrisis compiled;
    private readonly PlayCalendar calendar;
    private readonly GameOptions options;
    private readonly Seats seats;
    private readonly List<GameStep> steps = [];
    private readonly List<int[]> orders = [];
    private readonly (int First, int Count)[] ordersAt;
    private readonly List<string> notes = [];

    public GameSteps(CompiledCrisis compiled, PlayCalendar calendar, GameOptions options, Seats seats)
    {
        (this.compiled, this.calendar, this.options, this.seats) = (compiled, calendar, options, seats);
        ordersAt = new (int, int)[calendar.Occasions.Count];
        var (crisis, memory) = (compiled.Crisis, new LeverMemory(compiled, calendar));
        var hasDays = memory.HasTimes || crisis.Threats.Any(t => t.Deadline is not null);
        var day = Math.Max(0, calendar.AsOf.DayNumber - calendar.Start.DayNumber);
        for (var d = 0; d < calendar.Occasions.Count; d++)
        {
            if (calendar.DaysTo(d) > (d == 0 ? 0 : calendar.DaysTo(d - 1))) steps.Add(new GameStep(StepKind.Lasting, d, d));
            if (d >= calendar.Past)
            {
                Risks(d, calendar.DaysTo(d) - day);
                day = calendar.DaysTo(d);
            }

            if (hasDays) steps.Add(new GameStep(StepKind.Day, d));
            Act(d);
        }

        var (after, left) = (calendar.Occasions.Count, calendar.Horizon.DayNumber - calendar.Start.DayNumber - day);
        if (left > 0)
        {
            steps.Add(new GameStep(StepKind.Lasting, after, after));
            Risks(after, left);
        }

        if (hasDays) steps.Add(new GameStep(StepKind.Day, after));
        if (hasDays) steps.Add(new GameStep(StepKind.Day, after + 1));
        steps.Add(new GameStep(StepKind.Lasting, after, after + 1));
    }

    public int Count => steps.Count;

    public GameStep this[int step] => steps[step];

    /// <summary>What a step is, whatever its number.</summary>
    public StepKey Key(int step) => new(steps[step].Kind, steps[step].Occasion, steps[step].Which);

    /// <summary>The number of a step; −1 where there is none.</summary>
    public int Find(StepKey key) => steps.FindIndex(s => s.Kind == key.Kind && s.Occasion == key.Occasion && s.Which == key.Which);

    /// <summary>The first step of the days to come.</summary>
    public int FirstAhead => steps.FindIndex(s => s.Occasion >= calendar.Past);

    /// <summary>What had to be taken otherwise than the model says.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The orders of acting that chance settles between at an occasion.</summary>
    public (int First, int Count) OrdersAt(int occasion) => ordersAt[occasion];

    /// <summary>Whether chance settles who acts first at an occasion.</summary>
    public bool IsDrawn(int occasion) => ordersAt[occasion].Count > 0;

    /// <summary>Whose turn it is in an order.</summary>
    public int Party(int order, int turn) => orders[order][turn];

    private void Risks(int occasion, int days)
    {
        for (var r = 0; r < compiled.Crisis.Risks.Count; r++)
        {
            var risk = compiled.Crisis.Risks[r];
            if (risk.PerOccasion && (occasion == calendar.Occasions.Count || calendar.Occasions[occasion].IsQuiet)) continue;
            var chance = risk.Chance.At(options.RiskHeight);
            var p = risk.PerOccasion ? chance : 1 - Math.Pow(1 - chance, days);
            if (p > 0) steps.Add(new GameStep(StepKind.Risk, occasion, r, p));
        }
    }

    private void Act(int d)
    {
        var about = calendar.Occasions[d];
        var order = OrderOf(about);
        if (order == TurnOrder.Simultaneous)
        {
            steps.Add(new GameStep(StepKind.AtOnce, d));
            return;
        }

        if (order == TurnOrder.Random)
        {
            var first = orders.Count;
            orders.AddRange(Permutations([.. about.Parties.OrderBy(seats.Of)]));
            ordersAt[d] = (first, orders.Count - first);
            steps.Add(new GameStep(StepKind.Draw, d));
        }

        for (var turn = 0; turn < about.Parties.Count; turn++) steps.Add(new GameStep(StepKind.Turn, d, turn));
        if (order == TurnOrder.Random || compiled.Crisis.Levers.Any(l => l.IsJoint && l.Owners.All(about.Parties.Contains)))
            steps.Add(new GameStep(StepKind.Gather, d));
    }

    private TurnOrder OrderOf(PlayOccasion about)
    {
        if (about.Parties.Count < 2) return TurnOrder.Listed;
        if (about.Order == TurnOrder.Simultaneous && options.Positions)
        {
            Note("Parties that should act at once are taken to act in the order listed: a grid of beliefs has no hidden moves.");
            return TurnOrder.Listed;
        }

        if (about.Order == TurnOrder.Simultaneous && compiled.Space.Levers.Count == 0)
        {
            Note("Moves of a model that lists its states cannot be put together, so parties that should act at once act in the order listed.");
            return TurnOrder.Listed;
        }

        if (about.Order != TurnOrder.Random || about.Parties.Count <= MostInRandomOrder) return about.Order;
        Note("Where more than four parties act in a random order, they are taken to act in the order listed.");
        return TurnOrder.Listed;
    }

    private void Note(string note)
    {
        if (!notes.Contains(note)) notes.Add(note);
    }

    private static IEnumerable<int[]> Permutations(int[] parties)
    {
        if (parties.Length < 2) return [parties];
        return parties.SelectMany(first => Permutations([.. parties.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
    }
}
