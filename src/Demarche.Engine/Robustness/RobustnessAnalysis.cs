using Demarche.Engine.Masks;
using Demarche.Engine.Paths;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>
/// What comes out over everything that is left open: every completion is looked at while there are few enough, in an order that is
/// spread evenly over all of them; else completions are drawn at random, each answer to each question as likely as any other.
/// </summary>
/// <remarks>
/// Every answer to every question counts alike, so that a type does not count for more because more is open under it. O(completions ×
/// states × parties × words) on rows of bits; a concept that rows of bits do not know costs what it costs once, for each completion, and
/// fewer completions are looked at then. The same seed gives the same answer on any number of threads.
/// </remarks>
public sealed class RobustnessAnalysis
{
    private const int Chunk = 512;
    private const long MostExact = 1 << 22;

    /// <summary>So many completions are given out at once where they take a moment each.</summary>
    private const long LongRange = 8 * Chunk;

    /// <summary>So many where each takes long; of drawn ones a chunk, which is drawn as one.</summary>
    private const long ShortRange = 64;

    private readonly OpenConflict conflict;
    private readonly IReadOnlyList<TrackedResult> results;
    private readonly (long ExactUpTo, int Draws, int FlipDraws) options;
    private readonly int? atOnce;
    private readonly MaskMoves? moves;
    private readonly StateSet reachable;
    private readonly ulong headlines;

    /// <summary>Asks the question.</summary>
    /// <param name="conflict">What is open.</param>
    /// <param name="results">What is counted, at most 64 results.</param>
    /// <param name="options">How far to go.</param>
    /// <param name="stop">Ends it before there is anything to answer with.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RobustnessAnalysis(OpenConflict conflict, IReadOnlyList<TrackedResult> results, RobustnessOptions options, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(options);
        if (results.Count > 64) throw new ArgumentException($"{results.Count} results; at most 64 are counted at a time.", nameof(results));
        (this.conflict, this.results, this.options, atOnce) = (conflict, results, options.For(conflict), options.AtOnce);
        moves = conflict.Concepts.Any(c => VariantSolver.IsCompact(conflict, c)) ? new MaskMoves(conflict.Graph.States, conflict.Graph.Moves) : null;
        reachable = Ways.ByAnyMoves(conflict.Graph, conflict.Now, stop).Reached;
        for (var r = 0; r < results.Count; r++) headlines |= results[r].IsHeadline ? 1UL << r : 0;
        IsExact = conflict.Completions <= Math.Min(this.options.ExactUpTo, MostExact);
    }

    /// <summary>Whether every completion will be looked at.</summary>
    public bool IsExact { get; }

    /// <summary>How many will be looked at.</summary>
    public long ToLookAt => IsExact ? (long)conflict.Completions : options.Draws;

    /// <summary>The completions in ranges that can be worked out apart, wherever, by <see cref="Part"/>. The same on any machine.</summary>
    public IReadOnlyList<CompletionRange> Ranges
    {
        get
        {
            var (whole, size) = (IsExact ? new CompletionIndex(conflict).Points : options.Draws, atOnce ?? (moves is not null ? LongRange : ShortRange));
            if (!IsExact) size = (size + Chunk - 1) / Chunk * Chunk;
            return [.. Enumerable.Range(0, (int)((whole + size - 1) / size)).Select(k => new CompletionRange(k * size, Math.Min(whole, (k + 1) * size)))];
        }
    }

    /// <summary>What comes out over one of the <see cref="Ranges"/>, on this thread.</summary>
    /// <param name="range">The range.</param>
    /// <param name="random">Where completions are drawn from, just as it is given to <see cref="Answer"/>; not touched when every one is looked at.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">It is none of the ranges.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RobustnessPart Part(CompletionRange range, Random random, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!Ranges.Contains(range)) throw new ArgumentException($"{range} is none of the ranges.", nameof(range));
        var worker = new Worker(this);
        if (!IsExact)
        {
            var (seeds, flips) = (Seeds(random), new FlipTally(conflict, results.Count, headlines));
            for (var k = range.From; k < range.To; k++) LookAtDraw(worker, k, seeds, flips, stop);
            stop.ThrowIfCancellationRequested();
            return flips.In(worker.Tally.Part(range));
        }

        var index = new CompletionIndex(conflict);
        var (walk, concepts) = (Spread(index.Points), conflict.Concepts.Count);
        var outcomes = new ulong[(range.To - range.From) * concepts];
        for (var k = range.From; k < range.To; k++)
        {
            stop.ThrowIfCancellationRequested();
            LookAtPoint(worker, index, Point(index, k, walk), outcomes.AsSpan((int)((k - range.From) * concepts), concepts), stop);
        }

        return worker.Tally.Part(range) with { Outcomes = outcomes };
    }

    /// <summary>Answers it.</summary>
    /// <param name="priors">For each party the priors of its types, for the one figure that weighs by them; null for none.</param>
    /// <param name="random">Where completions are drawn from; not touched when every one is looked at.</param>
    /// <param name="looked">Called now and then with how many have been looked at.</param>
    /// <param name="stop">Ends the work early; what was done until then is the answer, and it says so.</param>
    public RobustnessAnswer Answer(IReadOnlyList<IReadOnlyList<double>>? priors, Random random, Action<long>? looked = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Worded(IsExact ? Enumerate(looked, stop) : Draw(random, looked, stop), priors);
    }

    /// <summary>The same answer, put together from the parts of all <see cref="Ranges"/>, worked out wherever.</summary>
    /// <param name="priors">As for <see cref="Answer"/>.</param>
    /// <param name="parts">The parts, in any order.</param>
    /// <param name="looked">Called after each part how many have been looked at.</param>
    /// <param name="stop">Ends the work early; the parts that came until then are the answer, and it says so.</param>
    public RobustnessAnswer Gather(IReadOnlyList<IReadOnlyList<double>>? priors, IEnumerable<RobustnessPart> parts, Action<long>? looked = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Worded(Gathered(parts, looked, stop), priors);
    }

    private RobustnessAnswer Worded(Run run, IReadOnlyList<IReadOnlyList<double>>? priors)
    {
        var isExact = IsExact && !run.WasStopped;
        var questions = conflict.Questions.Select((question, q) =>
            new QuestionAnswer(question, run.Tally.Answers(q, isExact), run.Flips?.Of(q), run.Flips?.OfAny(q))).ToArray();
        return new RobustnessAnswer(
            conflict.Completions,
            run.Tally.Looked,
            isExact,
            run.WasStopped,
            run.Tally.States(isExact),
            run.Tally.Results(isExact),
            priors is null || conflict.Types.All(t => t.Count == 1) ? null : run.Tally.ByPriors(priors),
            questions,
            run.FlipCases);
    }

    private sealed record Run(Tally Tally, FlipTally? Flips, long FlipCases, bool WasStopped);

    private Run Enumerate(Action<long>? looked, CancellationToken stop)
    {
        var index = new CompletionIndex(conflict);
        var outcomes = new ulong[index.Count];
        var (walk, concepts) = (Spread(index.Points), conflict.Concepts.Count);
        var (tally, wasStopped) = Work(index.Points, looked, (worker, k, token) =>
        {
            var point = Point(index, k, walk);
            LookAtPoint(worker, index, point, outcomes.AsSpan((int)(point * concepts), concepts), token);
        }, stop);
        return OfAll(tally, index, outcomes, wasStopped);
    }

    private Run OfAll(Tally tally, CompletionIndex index, ulong[] outcomes, bool wasStopped) => wasStopped ? new Run(tally, null, 0, true)
        : new Run(tally, FlipTally.OverAll(conflict, results.Count, headlines, index, outcomes), index.Count, false);

    /// <summary>Which of the points is looked at as number k.</summary>
    private static long Point(CompletionIndex index, long k, (long Stride, long Shift) walk)
    {
        var point = (long)((Int128)k * walk.Stride % index.Points) + walk.Shift;
        return point - (point >= index.Points ? index.Points : 0);
    }

    private static void LookAtPoint(Worker worker, CompletionIndex index, long point, Span<ulong> outcomes, CancellationToken stop)
    {
        index.Fill(point, worker.Completion);
        for (var concept = 0; concept < outcomes.Length; concept++)
            outcomes[concept] = worker.Solve(concept, index.Weight(point * outcomes.Length + concept), stop);
    }

    private int[] Seeds(Random random)
    {
        var seeds = new int[(options.Draws + Chunk - 1) / Chunk];
        foreach (ref var seed in seeds.AsSpan()) seed = random.Next();
        return seeds;
    }

    private void LookAtDraw(Worker worker, long k, int[] seeds, FlipTally flips, CancellationToken stop)
    {
        if (k % Chunk == 0) worker.Random = new Random(seeds[k / Chunk]);
        foreach (var question in conflict.Questions) worker.Completion.Draw(question, worker.Random!);
        var outcome = worker.Solve(worker.Completion.Concept, 1, stop);
        if (k < options.FlipDraws) worker.Flip(flips, outcome, stop);
    }

    /// <summary>Puts together what was worked out elsewhere.</summary>
    private Run Gathered(IEnumerable<RobustnessPart> parts, Action<long>? looked, CancellationToken stop)
    {
        var (whole, flips) = (new Tally(conflict, results, reachable), new FlipTally(conflict, results.Count, headlines));
        var (index, concepts) = (IsExact ? new CompletionIndex(conflict) : null, conflict.Concepts.Count);
        var (outcomes, walk) = (new ulong[index?.Count ?? 0], index is null ? default : Spread(index.Points));
        try
        {
            foreach (var part in parts)
            {
                whole.Take(part);
                flips.Take(part);
                for (var k = 0; k < part.Outcomes.Count; k++)
                    outcomes[Point(index!, part.Range.From + k / concepts, walk) * concepts + k % concepts] = part.Outcomes[k];
                looked?.Invoke(whole.Looked);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is done is the answer.
        }

        var wasStopped = stop.IsCancellationRequested;
        return index is not null ? OfAll(whole, index, outcomes, wasStopped) : new Run(whole, flips.Cases > 0 ? flips : null, flips.Cases, wasStopped);
    }

    private Run Draw(Random random, Action<long>? looked, CancellationToken stop)
    {
        var (seeds, flips) = (Seeds(random), new FlipTally(conflict, results.Count, headlines));
        var (tally, wasStopped) = Work(options.Draws, looked, (worker, k, token) => LookAtDraw(worker, k, seeds, flips, token), stop);
        return new Run(tally, flips.Cases > 0 ? flips : null, flips.Cases, wasStopped);
    }

    /// <summary>Shares the numbers 0 … count−1 out over the cores in chunks, each worked off in ascending order.</summary>
    private (Tally Tally, bool WasStopped) Work(long count, Action<long>? looked, Action<Worker, long, CancellationToken> each, CancellationToken stop)
    {
        var whole = new Tally(conflict, results, reachable);
        var chunks = (count + Chunk - 1) / Chunk;
        var done = 0L;
        try
        {
            Parallel.For(0L, chunks, Parallelism.Of(conflict.Graph.Space.Threads, stop), () => new Worker(this), (chunk, _, worker) =>
            {
                var end = Math.Min(count, (chunk + 1) * Chunk);
                for (var k = chunk * Chunk; k < end && !stop.IsCancellationRequested; k++) each(worker, k, stop);
                looked?.Invoke(Interlocked.Add(ref done, end - chunk * Chunk));
                return worker;
            }, worker =>
            {
                lock (whole) whole.Take(worker.Tally);
            });
        }
        catch (Exception stopped) when (stop.IsCancellationRequested && stopped is OperationCanceledException or AggregateException)
        {
            return (whole, true);
        }

        return (whole, stop.IsCancellationRequested);
    }

    /// <summary>
    /// A step through the points that spreads any first part of the walk over all of them: the golden section of their number, made coprime to it.
    /// </summary>
    private static (long Stride, long Shift) Spread(long points)
    {
        var stride = Math.Max(1, (long)(points * 0.6180339887498949));
        while (System.Numerics.BigInteger.GreatestCommonDivisor(stride, points) != 1) stride++;
        return (stride, points / 3);
    }

    private sealed class Worker
    {
        private readonly RobustnessAnalysis asked;
        private readonly VariantSolver solver;
        private readonly Completion other;
        private readonly VariantSolver otherSolver;

        public Worker(RobustnessAnalysis asked)
        {
            this.asked = asked;
            Completion = new Completion(asked.conflict);
            solver = VariantSolver.For(asked.conflict, asked.moves);
            Tally = new Tally(asked.conflict, asked.results, asked.reachable);
            other = new Completion(asked.conflict);
            otherSolver = VariantSolver.For(asked.conflict, asked.moves);
        }

        public Completion Completion { get; }

        public Tally Tally { get; }

        public Random? Random { get; set; }

        public ulong Solve(int concept, long weight, CancellationToken stop)
        {
            Completion.Concept = concept;
            solver.Solve(Completion, stop);
            var outcome = Tally.Read(solver);
            Tally.Add(Completion, solver, outcome, weight);
            return outcome;
        }

        /// <summary>Tries another answer to each question that arises, all else being left alone.</summary>
        public void Flip(FlipTally flips, ulong outcome, CancellationToken stop)
        {
            foreach (var question in asked.conflict.Questions) other.Copy(Completion, question);
            flips.Begin();
            for (var q = 0; q < asked.conflict.Questions.Count; q++)
            {
                var question = asked.conflict.Questions[q];
                if (!Completion.Arises(question)) continue;
                other.DrawOther(question, Random!);
                otherSolver.Solve(other, stop);
                flips.Add(q, outcome ^ Tally.Read(otherSolver));
                other.Copy(Completion, question);
            }
        }
    }
}
