using System.Globalization;
using System.Runtime.InteropServices;
using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>What compiling a crisis gave: the compiled crisis, or the problems that stand in its way.</summary>
/// <param name="Compiled">Null exactly when there are problems.</param>
/// <param name="Problems">Errors only.</param>
public sealed record CompileResult(CompiledCrisis? Compiled, IReadOnlyList<Diagnostic> Problems);

/// <summary>What is being worked out while a crisis is compiled, in this order.</summary>
public enum CompileStage
{
    /// <summary>Which combinations of levels are states.</summary>
    States,

    /// <summary>The parties' moves.</summary>
    Moves,

    /// <summary>The rank of every state for every party.</summary>
    Preferences,

    /// <summary>Where the named outcomes hold.</summary>
    Outcomes,
}

/// <summary>Turns a checked crisis into states, moves and orders under one profile of types.</summary>
/// <remarks>
/// Moves are worked out from the levers and nothing is stored for them, unless the model forbids moves or gives a faction a veto: then
/// the moves that are left are listed one by one, at most <see cref="MaximumArcs"/>.
/// </remarks>
public static class Compiler
{
    /// <summary>The most moves that are listed one by one.</summary>
    public const long MaximumArcs = 1L << 24;

    /// <summary>Compiles a crisis whose problems, if any, are a fault of the caller's; see <see cref="TryCompile"/>.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="profile">The types in force; the likeliest when null.</param>
    /// <param name="threads">The most threads that any work on it may take; one for every processor when null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidOperationException">The crisis cannot be compiled; the message says why.</exception>
    public static CompiledCrisis Compile(Crisis crisis, TypeProfile? profile = null, int? threads = null, CancellationToken cancellation = default)
    {
        var result = TryCompile(crisis, profile, null, threads, cancellation);
        return result.Compiled ?? throw new InvalidOperationException(string.Join(" ", result.Problems.Select(p => p.Message)));
    }

    /// <summary>Compiles a crisis. O(cells × statements / 64), plus a pass over all moves where some are forbidden or vetoed.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="profile">The types in force; the likeliest when null.</param>
    /// <param name="begins">Called with each stage before it begins.</param>
    /// <param name="threads">The most threads that any work on it may take; one for every processor when null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The crisis has what binding refuses: too many states, none, or an impossible present one.</exception>
    public static CompileResult TryCompile(
        Crisis crisis, TypeProfile? profile = null, Action<CompileStage>? begins = null, int? threads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        cancellation.ThrowIfCancellationRequested();
        profile ??= TypeProfile.Likeliest(crisis);
        begins?.Invoke(CompileStage.States);
        var space = SpaceOf(crisis, threads);
        var now = crisis.Graph is null ? space.StateOf(space.CellAt(crisis.NowLevels)) : crisis.NowState;
        if (now < 0) throw new ArgumentException("The present state is impossible.", nameof(crisis));
        try
        {
            begins?.Invoke(CompileStage.Moves);
            var unrestricted = UnrestrictedMoves(crisis, space);
            var moves = MovesOf(crisis, space, profile, unrestricted, cancellation);
            begins?.Invoke(CompileStage.Preferences);
            var graph = GraphOf(crisis, space, profile, moves, cancellation);
            begins?.Invoke(CompileStage.Outcomes);
            return new CompileResult(new CompiledCrisis
            {
                Crisis = crisis,
                Profile = profile,
                Graph = graph,
                UnrestrictedMoves = unrestricted,
                AnyTypeMoves = crisis.Levers.Any(l => l.IsHidden) ? MovesOf(crisis, space, null, unrestricted, cancellation) : moves,
                Now = now,
                Outcomes = [.. crisis.Outcomes.Select(o => space.Where(o.Clause.Condition))],
                Break = crisis.Break is null ? null : space.Where(crisis.Break.Clause.Condition),
                Aggravation = crisis.Aggravation is null ? null : space.Where(crisis.Aggravation.Clause.Condition),
            }, []);
        }
        catch (ArcLimitException limit)
        {
            return new CompileResult(null, [TooManyMoves(crisis, limit.Limit)]);
        }
    }

    /// <summary>A compiled crisis under other types: its states stay, and so do its moves unless some hang on types; only the orders are made anew.</summary>
    /// <param name="compiled">The crisis; a conflict that was put in place of its own is not kept.</param>
    /// <param name="profile">The types.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CompiledCrisis Under(CompiledCrisis compiled, TypeProfile profile, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(profile);
        var (crisis, space) = (compiled.Crisis, compiled.Space);
        var moves = crisis.Levers.Any(l => l.IsHidden) ? MovesOf(crisis, space, profile, compiled.UnrestrictedMoves, cancellation) : compiled.AnyTypeMoves;
        return new CompiledCrisis
        {
            Crisis = crisis,
            Profile = profile,
            Graph = GraphOf(crisis, space, profile, moves, cancellation),
            UnrestrictedMoves = compiled.UnrestrictedMoves,
            AnyTypeMoves = compiled.AnyTypeMoves,
            Now = compiled.Now,
            Outcomes = compiled.Outcomes,
            Break = compiled.Break,
            Aggravation = compiled.Aggravation,
        };
    }

    private static ConflictGraph GraphOf(Crisis crisis, StateSpace space, TypeProfile profile, MoveRelation moves, CancellationToken cancellation)
    {
        var ranks = crisis.Parties.Select((_, party) => Orders.Rank(space, profile.PreferenceOf(crisis, party), cancellation)).ToList();
        var orders = ranks.Select(ImmutableCollectionsMarshal.AsImmutableArray);
        return ConflictGraph.OfOrders(space, moves, orders, Structures.Of(space, crisis, profile, ranks), Attitudes(crisis));
    }

    /// <summary>
    /// Lays a crisis's states out and says what would stand in the way of compiling it under any profile, without ranking a state: how big it is and whether it
    /// can be compiled. O(cells × conditions / 64), plus a pass over all moves where some are forbidden or vetoed.
    /// </summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="threads">As for <see cref="TryCompile"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The states, or null and the problems.</returns>
    public static (StateSpace? Space, IReadOnlyList<Diagnostic> Problems) TryLayOut(Crisis crisis, int? threads = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var space = SpaceOf(crisis, threads);
        try
        {
            var unrestricted = UnrestrictedMoves(crisis, space);
            MovesOf(crisis, space, TypeProfile.Likeliest(crisis), unrestricted, cancellation);
            if (crisis.Levers.Any(l => l.IsHidden)) MovesOf(crisis, space, null, unrestricted, cancellation);
            return (space, []);
        }
        catch (ArcLimitException limit)
        {
            return (null, [TooManyMoves(crisis, limit.Limit)]);
        }
    }

    /// <summary>The states of a crisis: what can be, with merged states as one.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="threads">The most threads that work over them may take; one for every processor when null.</param>
    /// <exception cref="ArgumentException">The levers span more than <see cref="StateSpace.MaximumCells"/> cells.</exception>
    public static StateSpace SpaceOf(Crisis crisis, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        if (crisis.Graph is not null) return StateSpace.OfNames(crisis.Graph.States.Count, threads);
        var impossible = crisis.Impossible.Count == 0 ? null : Condition.Any(crisis.Impossible.Select(c => c.Condition));
        return StateSpace.OfLevers([.. crisis.Levers.Select(EngineLever)], impossible, [.. crisis.Merges.Select(m => m.When.Condition)], threads);
    }

    private static Diagnostic TooManyMoves(Crisis crisis, long limit)
    {
        var rule = ModelRules.TooManyMoves;
        var (span, cause) = crisis.ForbiddenMoves.Count > 0
            ? (crisis.ForbiddenMoves[0].Span, "forbidden moves")
            : crisis.Parties.SelectMany(p => p.Factions).FirstOrDefault(f => f.Voice == Voice.Veto) is { } veto ? (veto.Span, "a faction that can veto")
            : (crisis.Levers.First(l => l.IsHidden || l.IsJoint).Span, "a lever that is hidden or held by several");
        return new Diagnostic(rule.Code, rule.Severity, span, rule.Fill(cause, limit.ToString("N0", CultureInfo.InvariantCulture)), rule.Help);
    }

    /// <summary>The attitudes the model gives, discrete where it says nothing; null when it gives none at all.</summary>
    private static AttitudeMatrix? Attitudes(Crisis crisis) => crisis.Attitudes.Count == 0 ? null
        : crisis.Attitudes.Aggregate(AttitudeMatrix.Discrete(crisis.Parties.Count), (matrix, a) => matrix.With(a.By, a.Toward, a.Disposition switch
        {
            Disposition.For => Stance.For,
            Disposition.Against => Stance.Against,
            _ => Stance.Neutral,
        }));

    private static Lever EngineLever(LeverDeclaration lever) => new(lever.Party, lever.Levels.Count, lever.Rule);

    private static MoveRelation UnrestrictedMoves(Crisis crisis, StateSpace space) => crisis.Graph is null
        ? WithJoint(crisis, space, new LeverMoves(space, crisis.Parties.Count, JointLevers(crisis)), (_, _, _) => false)
        : new ArcMoves(space.Count, crisis.Graph.Arcs);

    /// <summary>The levers that several parties hold.</summary>
    private static JointLever[] JointLevers(Crisis crisis) =>
        [.. crisis.Levers.Select((lever, k) => (lever, k)).Where(l => l.lever.IsJoint).Select(l => new JointLever(l.k, l.lever.Owners))];

    private static MoveRelation WithJoint(Crisis crisis, StateSpace space, MoveRelation alone, Func<int, int, int, bool> bars) =>
        JointLevers(crisis) is { Length: > 0 } joint ? new ConsentMoves(space, alone, joint, bars) : alone;

    private static MoveRelation MovesOf(Crisis crisis, StateSpace space, TypeProfile? profile, MoveRelation moves, CancellationToken cancellation)
    {
        var rules = Restrictions(crisis, space, cancellation);
        if (profile is not null) rules.AddRange(HiddenLeverMoves.Bars(crisis, space, profile));
        if (rules.Count == 0) return moves;
        var byParty = Enumerable.Range(0, crisis.Parties.Count).Select(p => rules.Where(r => r.Party == p).Select(r => r.Bars).ToArray()).ToArray();
        bool IsBarred(int party, int from, int to) => Array.Exists(byParty[party], bars => bars(from, to));
        var alone = moves is ConsentMoves joint ? joint.Alone : moves;
        return WithJoint(crisis, space, ArcMoves.Filter(space.Count, alone, (party, from, to) => !IsBarred(party, from, to), MaximumArcs, cancellation),
            IsBarred);
    }

    /// <summary>What takes moves away: moves the model forbids, and moves to a state that a faction with a veto likes less and is not bought off by.</summary>
    private static List<(int Party, Func<int, int, bool> Bars)> Restrictions(Crisis crisis, StateSpace space, CancellationToken cancellation)
    {
        var rules = new List<(int, Func<int, int, bool>)>();
        foreach (var forbidden in crisis.ForbiddenMoves)
        {
            cancellation.ThrowIfCancellationRequested();
            StateSet from = space.Where(forbidden.From.Condition), to = space.Where(forbidden.To.Condition);
            rules.Add((forbidden.Party, (a, b) => from[a] && to[b]));
        }

        for (var party = 0; party < crisis.Parties.Count; party++)
        {
            foreach (var faction in crisis.Parties[party].Factions.Where(f => f.Voice == Voice.Veto))
            {
                var ranks = Orders.Rank(space, faction.Preference, cancellation);
                var bought = faction.InReturn is { } price ? space.Where(price.Condition) : null;
                rules.Add((party, (a, b) => ranks[b] < ranks[a] && bought?[b] != true));
            }
        }

        return rules;
    }
}
