using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>The ways from now that keep to one rule.</summary>
/// <param name="SetBacks">How many moves on a way may be ones that their mover does not gain by; null for any number.</param>
/// <param name="Ways">The ways.</param>
public sealed record PathLane(int? SetBacks, Ways Ways);

/// <summary>Where the ways from now lead.</summary>
/// <param name="Compiled">The crisis.</param>
/// <param name="Goal">The goal as the reader named it; null for the break and everything that holds.</param>
/// <param name="States">The states of the goal; null for the break and everything that holds.</param>
/// <param name="Holds">What holds under the concept that measures foresight.</param>
/// <param name="Lanes">By moves that each pay, with set-backs where some are allowed, by any moves.</param>
public sealed record PathsAnswer(CompiledCrisis Compiled, string? Goal, StateSet? States, ConceptResult Holds, IReadOnlyList<PathLane> Lanes)
{
    private const int MaximumCounted = 4096;

    /// <summary>The ways from now.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="goal">The goal as the reader named it.</param>
    /// <param name="states">The states of the goal.</param>
    /// <param name="holds">What holds.</param>
    /// <param name="setBacks">How many moves may not pay.</param>
    /// <param name="anyMoves">Whether ways by any moves are asked for too.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static PathsAnswer Of(CompiledCrisis compiled, string? goal, StateSet? states, ConceptResult holds, int setBacks, bool anyMoves = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var (graph, now) = (compiled.Graph, compiled.Now);
        PathLane[] costly = setBacks > 0 ? [new PathLane(setBacks, Ways.ByImprovements(graph, now, setBacks, cancellation))] : [];
        return new PathsAnswer(compiled, goal, states, holds,
            [new PathLane(0, Ways.ByImprovements(graph, now, 0, cancellation)), .. costly,
            new PathLane(null, Ways.ByAnyMoves(graph, now, cancellation))]) { AnyMoves = anyMoves };
    }

    /// <summary>
    /// Whether ways by any moves at all are asked for too; otherwise by moves that pay, and, where these do not lead there, with as few others as possible.
    /// </summary>
    public bool AnyMoves { get; init; }

    /// <summary>
    /// The lanes in which the way to a set of states is shown: by moves that pay; where these do not lead there, with as few others as possible; what else
    /// is asked for.
    /// </summary>
    public IEnumerable<PathLane> LanesTo(StateSet goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var leads = Lanes[^1].Ways.NearestIn(goal) is not null;
        var isShown = Lanes.SkipLast(1).Any(l => l.Ways.NearestIn(goal) is not null);
        var least = leads && !isShown ? Ways.LeastSetBacks(Compiled.Graph, Compiled.Now, goal, cancellation) : null;
        PathLane[] costly = least is { } some && (some + 1L) * Compiled.Space.Count <= Array.MaxLength
            ? [new PathLane(some, Ways.ByImprovements(Compiled.Graph, Compiled.Now, some, cancellation))]
            : [];
        return [.. Lanes.SkipLast(1), .. costly, .. AnyMoves || !leads ? [Lanes[^1]] : Array.Empty<PathLane>()];
    }

    /// <summary>How many ways of a lane to a goal are as short as the shortest, and who moves on them; null on models too large to count.</summary>
    public WayCounts? Count(PathLane lane, StateSet goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lane);
        return Compiled.Space.Count > MaximumCounted ? null : WayCounts.To(Compiled.Graph, lane.Ways, goal, cancellation);
    }
}

/// <summary>The shortest ways from now to the break and to what holds, or to a goal: who must move, and where they can be stopped.</summary>
public sealed record PathsQuestion : Question<PathsAnswer>
{
    private static readonly OptionInfo ToOption =
        new("to", OptionKind.Text, "An outcome, or a state as 'explain' takes it; the break and everything that holds when left out")
    {
        ValueName = "OUTCOME",
        Example = "now",
        TakesNumbers = true,
        Of = CommonOptions.StatesOf,
    };

    private static readonly OptionInfo SetBacksOption =
        CommonOptions.Number("setbacks", "How many moves on a way may be ones that their mover does not gain by (0 when left out)", 0, 100, "K")
        with { Default = 0L };

    private static readonly OptionInfo AnyMovesOption = CommonOptions.Flag("any-moves", "Show ways by any moves too, whether or not they pay");

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "paths",
        "The shortest ways from now to the break and to what holds",
        "Show the shortest ways from now to the break and to what holds",
        [CommonOptions.Types, ToOption, SetBacksOption, AnyMovesOption, CommonOptions.Concept],
        (model, given) => new PathsQuestion
        {
            Model = model,
            Types = given.Text(CommonOptions.Types),
            To = given.Text(ToOption),
            SetBacks = (int)given.Number(SetBacksOption)!,
            AnyMoves = given.IsSet(AnyMovesOption),
            Concept = given.Text(CommonOptions.Concept)!,
        });

    /// <summary>Hidden types taken as given; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>An outcome or a state; null for the break and everything that holds.</summary>
    public string? To { get; init; }

    /// <summary>How many moves on a way may not pay.</summary>
    public int SetBacks { get; init; }

    /// <summary>Whether ways by any moves are shown too, whether or not they pay.</summary>
    public bool AnyMoves { get; init; }

    /// <summary>The concept that says what holds.</summary>
    public string Concept { get; init; } = "seq";

    private protected override PathsAnswer? Answer(Inquiry inquiry)
    {
        if (inquiry.Compile(Types) is not { } compiled || !inquiry.Take("concept", ConceptChoice.One(Concept), out var concept)) return null;
        StateSet? states = null;
        if (To is not null)
        {
            (states, var problem) = StateReference.Find(compiled, To);
            if (problem is not null)
            {
                inquiry.Refuse("to", problem);
                return null;
            }
        }

        inquiry.Say("Searching for ways");
        var nothing = new ConceptResult(concept, [], new StateSet(compiled.Graph.States), "it was stopped before", TimeSpan.Zero);
        var ways = PathsAnswer.Of(compiled, To, states, nothing, SetBacks, AnyMoves, inquiry.Cancellation);
        inquiry.Say(new Progress("Working out what holds") { IsKept = true });
        try
        {
            return ways with { Holds = ConceptResult.Of(compiled.Graph, concept, inquiry.Cancellation) };
        }
        catch (OperationCanceledException)
        {
            inquiry.Stopped = "stopped before it was worked out what holds; the ways to it are left out";
            return ways;
        }
    }
}
