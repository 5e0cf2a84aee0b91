using Demarche.Analysis.Game;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Walking;

/// <summary>
/// One way through a crisis and its calendar, step by step as it is gone, by the rules that play solves: nothing is merged, nothing is drawn, and
/// nothing is worked out ahead. So a crisis too large to be solved can still be walked through.
/// </summary>
/// <remarks>A walk numbers situations as it meets them: a point belongs to the walk that gave it. Not safe to share between threads.</remarks>
public sealed class CrisisWalk
{
    private readonly SituationRules rules;
    private readonly GameSteps steps;
    private readonly GameOptions options;
    private readonly Seats seats;
    private readonly Dictionary<WalkPoint, WalkMoment> known = [];

    private CrisisWalk(CompiledCrisis compiled, PlayCalendar calendar, double riskHeight)
    {
        (Compiled, Calendar) = (compiled, calendar);
        options = new GameOptions { RiskHeight = riskHeight };
        seats = new Seats(compiled.Crisis);
        var replay = RecordReplay.Of(compiled, calendar);
        steps = new GameSteps(compiled, calendar, options, seats);
        rules = new SituationRules(compiled, calendar, options, steps, replay, new CostItems(compiled, replay.Start), new MoveKeys(compiled), seats);
        Begin = Replayed(replay);
    }

    /// <summary>The crisis.</summary>
    public CompiledCrisis Compiled { get; }

    /// <summary>Its days: those of the record, then those to come.</summary>
    public PlayCalendar Calendar { get; }

    /// <summary>Where the days to come begin.</summary>
    public WalkPoint Begin { get; }

    /// <summary>What had to be taken otherwise than the model says.</summary>
    public IReadOnlyList<string> Notes => steps.Notes;

    /// <summary>A walk from where the record has led to, or why there is none: no calendar, or no occasion to come.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="riskHeight">How high in their bounds the chances of risks lie, from 0 to 1.</param>
    public static (CrisisWalk? Walk, string? WhyNot) Of(CompiledCrisis compiled, double riskHeight = 0.5)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var (calendar, whyNot) = PlayCalendar.Of(compiled.Crisis);
        return calendar is null ? (null, whyNot) : (new CrisisWalk(compiled, calendar, riskHeight), null);
    }

    /// <summary>The same walk with threats or promises added at the end of the list, and a point of this one in it.</summary>
    public (CrisisWalk Walk, WalkPoint At) With(CompiledCrisis changed, WalkPoint at)
    {
        var walk = new CrisisWalk(changed, Calendar, options.RiskHeight);
        var start = Start(at);
        return (walk, new WalkPoint(walk.steps.Find(start.Step), walk.rules.Begin(start)));
    }

    /// <summary>What comes next.</summary>
    /// <exception cref="NotSupportedException">So many parties decide at once that what comes of it cannot be listed.</exception>
    public WalkMoment At(WalkPoint point)
    {
        if (!known.TryGetValue(point, out var moment)) known[point] = moment = Next(point);
        return moment;
    }

    /// <summary>Where picks lead: for each chooser which of its options, or the outcome of chance.</summary>
    public WalkPoint After(WalkPoint point, IReadOnlyList<int> picks)
    {
        ArgumentNullException.ThrowIfNull(picks);
        return new WalkPoint(point.Step + 1, rules.At(point.Step, point.Situation) switch
        {
            Happening.Passes passes => passes.To,
            Happening.Pays pays => pays.To,
            Happening.Chance chance => chance.To[picks[0]],
            Happening.Choice choice => choice.To[picks[0]],
            Happening.AtOnce several => several.To[Combination(several, picks)],
            _ => throw new InvalidOperationException("There is no other kind."),
        });
    }

    /// <summary>The point with another state that nobody's move brought about.</summary>
    public WalkPoint Befalls(WalkPoint point, int state) =>
        point with { Situation = rules.Befalls(point.Situation, state, Math.Min(Occasion(point), Calendar.Occasions.Count - 1)) };

    /// <summary>The state that holds.</summary>
    public int State(WalkPoint point) => rules[point.Situation].State;

    /// <summary>Whether the break has come about by then, even if it has been undone since.</summary>
    public bool IsBroken(WalkPoint point) => rules[point.Situation].Broken;

    /// <summary>Whether nothing can be decided any more because the break has come about and ends everything.</summary>
    public bool IsOver(WalkPoint point) => Compiled.Crisis.Play.AfterBreak == AfterBreak.Ends && IsBroken(point);

    /// <summary>The occasion that a point belongs to; one more than the last for what comes after all of them.</summary>
    public int Occasion(WalkPoint point) =>
        point.Step < steps.Count ? Math.Min(steps[point.Step].Occasion, Calendar.Occasions.Count) : Calendar.Occasions.Count;

    /// <summary>Whether an occasion's parties are about to act, so that its day has come.</summary>
    public bool IsOccasion(WalkPoint point) => point.Step < steps.Count && steps[point.Step].Kind is StepKind.Draw or StepKind.Turn or StepKind.AtOnce;

    /// <summary>The threats and promises that stand called in, by their place in the crisis.</summary>
    public IReadOnlyList<int> Called(WalkPoint point) =>
        [.. Enumerable.Range(0, rules.Costs.Threats.Count).Where(k => (rules[point.Situation].Called >> k & 1) == 1)];

    /// <summary>
    /// What has been decided and is no fact yet: lever, level, and the occasion by which it is one (beyond the last for one after all of them).
    /// </summary>
    public IReadOnlyList<(int Lever, int Level, int Due)> Waiting(WalkPoint point)
    {
        var memory = rules[point.Situation].Memory;
        return [.. Enumerable.Range(0, Compiled.Space.Levers.Count).Select(lever => (Lever: lever, At: rules.Levers.Waiting(memory, lever)))
            .Where(x => x.At is not null).Select(x => (x.Lever, x.At!.Value.Level, x.At.Value.Due))];
    }

    /// <summary>A point in terms that hold for other walks and games of the same crisis.</summary>
    internal GameStart Start(WalkPoint point) => rules.Start(point.Step, point.Situation);

    /// <summary>What a point's step is.</summary>
    internal StepKey Key(WalkPoint point) => steps.Key(point.Step);

    private WalkPoint Replayed(RecordReplay replay)
    {
        var (x, first) = (rules.Begin(replay.Start), steps.FirstAhead);
        for (var t = 0; t < first; t++)
        {
            var happening = rules.At(t, x);
            x = happening is Happening.Choice choice ? choice.To[replay.Chosen(steps[t].Occasion, choice.Ends)] : happening.Next.First();
        }

        return new WalkPoint(first, x);
    }

    private WalkMoment Next(WalkPoint point)
    {
        if (point.Step >= steps.Count) return new WalkMoment.End();
        WalkPoint Then(int situation) => new(point.Step + 1, situation);
        try
        {
            return rules.At(point.Step, point.Situation) switch
            {
                Happening.Chance chance =>
                    new WalkMoment.Chance(chance.IsRisk ? steps[point.Step].Which : -1, [.. chance.To.Select(Then)], chance.Probabilities),
                Happening.Choice choice => new WalkMoment.Decision(false, [Of(point, choice.Party, choice.Ends, choice.Bills)]),
                Happening.AtOnce several =>
                    new WalkMoment.Decision(true, [.. several.Players.Select((party, k) => Of(point, party, several.Ends[k], several.Bills[k]))]),
                var other => new WalkMoment.Passes(Then(other.Next.First())),
            };
        }
        catch (GameTooLargeException tooLarge)
        {
            throw new NotSupportedException("So many parties decide at once that what comes of it cannot be listed.", tooLarge);
        }
    }

    private Chooser Of(WalkPoint point, int party, int[] ends, int[] bills) =>
        new(party, State(point), ends, [.. bills.Select(bill => (IReadOnlyList<int>)[.. rules.Bill(bill).Where(item => item < rules.Costs.Threats.Count)])]);

    /// <summary>Combinations are numbered with the first player fastest.</summary>
    private static int Combination(Happening.AtOnce several, IReadOnlyList<int> picks)
    {
        var (at, stride) = (0, 1);
        for (var k = 0; k < several.Players.Length; stride *= several.Ends[k++].Length) at += picks[k] * stride;
        return at;
    }
}
