using System.Collections;
using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>
/// What came out in the completions looked at so far, in whole numbers, so that the sums do not depend on who added first. Weights make up
/// for types with many completions of their own: every answer to every question counts alike.
/// </summary>
internal sealed class Tally
{
    private readonly OpenConflict conflict;
    private readonly IReadOnlyList<TrackedResult> results;
    private readonly StateSet reachable;
    private readonly StateSet[] regions;
    private readonly int[] firstAnswer;
    private readonly int[] profileStep;
    private readonly long[] states;
    private readonly long[] hits;
    private readonly (long Looked, long Weight)[] answers;
    private readonly long[] answerHits;
    private readonly Dictionary<long, long[]> profiles = [];
    private long weight;
    private Int128 squares;

    public Tally(OpenConflict conflict, IReadOnlyList<TrackedResult> results, StateSet reachable)
    {
        (this.conflict, this.results, this.reachable) = (conflict, results, reachable);
        regions = [.. results.Select(r => r.Kind == ResultKind.Reachable ? r.Region.Intersect(reachable) : r.Region)];
        firstAnswer = new int[conflict.Questions.Count + 1];
        for (var q = 0; q < conflict.Questions.Count; q++) firstAnswer[q + 1] = firstAnswer[q] + Completion.ReportedAnswers(conflict, conflict.Questions[q]);
        profileStep = [.. conflict.Types.Select(own => own.Count)];
        states = new long[3 * conflict.Graph.States];
        hits = new long[results.Count];
        answers = new (long, long)[firstAnswer[^1]];
        answerHits = new long[firstAnswer[^1] * results.Count];
    }

    /// <summary>How many completions were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>The results in a completion just solved, a bit each.</summary>
    public ulong Read(VariantSolver solved)
    {
        var bits = 0UL;
        for (var r = 0; r < regions.Length; r++)
        {
            ReadOnlySpan<ulong> region = regions[r].Words, holds = solved.Equilibria.Words, improving = solved.Improving.Words;
            var settles = results[r].Kind == ResultKind.Settles;
            for (var w = 0; w < region.Length; w++)
            {
                if ((region[w] & holds[w] & (settles ? improving[w] : ulong.MaxValue)) == 0) continue;
                bits |= 1UL << r;
                break;
            }
        }

        return bits;
    }

    /// <summary>Adds a completion just solved.</summary>
    public void Add(Completion completion, VariantSolver solved, ulong bits, long weigh)
    {
        Looked++;
        weight += weigh;
        squares += (Int128)weigh * weigh;
        AddStates(solved, weigh);
        for (var rest = bits; rest != 0; rest &= rest - 1) hits[BitOperations.TrailingZeroCount(rest)] += weigh;
        for (var q = 0; q < conflict.Questions.Count; q++)
        {
            if (!completion.Arises(conflict.Questions[q])) continue;
            var slot = firstAnswer[q] + completion.Reported(conflict.Questions[q]);
            answers[slot] = (answers[slot].Looked + 1, answers[slot].Weight + weigh);
            for (var rest = bits; rest != 0; rest &= rest - 1) answerHits[slot * results.Count + BitOperations.TrailingZeroCount(rest)] += weigh;
        }

        AddProfile(completion, bits);
    }

    /// <summary>Takes another worker's tally in.</summary>
    public void Take(Tally other)
    {
        Looked += other.Looked;
        weight += other.weight;
        squares += other.squares;
        Sum(states, other.states);
        Sum(hits, other.hits);
        Sum(answerHits, other.answerHits);
        for (var k = 0; k < answers.Length; k++) answers[k] = (answers[k].Looked + other.answers[k].Looked, answers[k].Weight + other.answers[k].Weight);
        foreach (var (profile, counts) in other.profiles)
        {
            if (profiles.TryGetValue(profile, out var own)) Sum(own, counts);
            else profiles[profile] = counts;
        }
    }

    /// <summary>The numbers of a part of the completions, without what was tried beside them.</summary>
    public RobustnessPart Part(CompletionRange range)
    {
        long[] met = [.. profiles.Keys.Order()];
        return new RobustnessPart
        {
            Range = range,
            Looked = Looked,
            Weight = weight,
            Squares = squares,
            States = SparseCounts.Of(states),
            Hits = hits,
            AnswersLooked = [.. answers.Select(a => a.Looked)],
            AnswersWeight = [.. answers.Select(a => a.Weight)],
            AnswerHits = SparseCounts.Of(answerHits),
            Profiles = met,
            ProfileCounts = [.. met.Select(p => profiles[p])],
            Outcomes = [],
            FlipCases = 0,
            Flips = [],
            FlipsAny = [],
        };
    }

    /// <summary>Takes a part in that was worked out elsewhere.</summary>
    public void Take(RobustnessPart part)
    {
        Looked += part.Looked;
        weight += part.Weight;
        squares += part.Squares;
        part.States.AddTo(states);
        part.AnswerHits.AddTo(answerHits);
        for (var r = 0; r < hits.Length; r++) hits[r] += part.Hits[r];
        for (var k = 0; k < answers.Length; k++) answers[k] = (answers[k].Looked + part.AnswersLooked[k], answers[k].Weight + part.AnswersWeight[k]);
        for (var k = 0; k < part.Profiles.Count; k++)
        {
            if (profiles.TryGetValue(part.Profiles[k], out var own)) Sum(own, [.. part.ProfileCounts[k]]);
            else profiles[part.Profiles[k]] = [.. part.ProfileCounts[k]];
        }
    }

    /// <summary>For each state its shares, worked out when asked for: of millions of states few are looked at.</summary>
    public IReadOnlyList<StateShares> States(bool isExact) => new SharesOfStates(this, isExact);

    /// <summary>For each result its share.</summary>
    public IReadOnlyList<Share> Results(bool isExact) => [.. hits.Select(h => Of(h, weight, Looked, isExact))];

    /// <summary>For each answer to a question that was met, what came out.</summary>
    public IReadOnlyList<AnswerShares> Answers(int question, bool isExact) =>
        [.. Enumerable.Range(firstAnswer[question], firstAnswer[question + 1] - firstAnswer[question]).Where(slot => answers[slot].Looked > 0).Select(slot =>
            new AnswerShares(slot - firstAnswer[question], answers[slot].Looked,
                [.. Enumerable.Range(0, results.Count)
                    .Select(r => Of(answerHits[slot * results.Count + r], answers[slot].Weight, answers[slot].Looked, isExact))]))];

    /// <summary>For each result its share, types weighing by the given priors; profiles that were not met are left out of the sum.</summary>
    public IReadOnlyList<double> ByPriors(IReadOnlyList<IReadOnlyList<double>> priors)
    {
        var shares = new double[results.Count];
        var met = 0.0;
        foreach (var (profile, counts) in profiles.OrderBy(p => p.Key))
        {
            var prior = 1.0;
            var rest = profile;
            for (var party = profileStep.Length - 1; party >= 0; party--)
            {
                if (profileStep[party] > 1) prior *= priors[party][(int)(rest % profileStep[party])];
                rest /= profileStep[party];
            }

            met += prior;
            for (var r = 0; r < shares.Length; r++) shares[r] += prior * counts[r + 1] / counts[0];
        }

        return [.. shares.Select(s => met > 0 ? s / met : 0)];
    }

    private void AddStates(VariantSolver solved, long weigh)
    {
        ReadOnlySpan<ulong> holds = solved.Equilibria.Words, improving = solved.Improving.Words, any = reachable.Words;
        for (var w = 0; w < holds.Length; w++)
        {
            for (var rest = holds[w]; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                var at = 3 * ((w << 6) + bit);
                states[at] += weigh;
                states[at + 1] += (any[w] >> bit & 1) != 0 ? weigh : 0;
                states[at + 2] += (improving[w] >> bit & 1) != 0 ? weigh : 0;
            }
        }
    }

    private void AddProfile(Completion completion, ulong bits)
    {
        var profile = 0L;
        for (var party = 0; party < profileStep.Length; party++) profile = profile * profileStep[party] + completion.TypeOf(party);
        if (!profiles.TryGetValue(profile, out var counts)) profiles[profile] = counts = new long[results.Count + 1];
        counts[0]++;
        for (var rest = bits; rest != 0; rest &= rest - 1) counts[BitOperations.TrailingZeroCount(rest) + 1]++;
    }

    private Share Of(long part, long whole, long looked, bool isExact)
    {
        var value = whole == 0 ? 0 : part == whole ? 1 : (double)part / whole;
        if (isExact) return Share.Exact(value);
        var evenness = (double)((Int128)weight * weight / Int128.Max(1, squares)) / Math.Max(1, Looked);
        return Share.Estimated(value, looked * evenness);
    }

    private sealed class SharesOfStates(Tally tally, bool isExact) : IReadOnlyList<StateShares>
    {
        public int Count => tally.conflict.Graph.States;

        public StateShares this[int state] => new(Share(3 * state), Share(3 * state + 1), Share(3 * state + 2));

        public IEnumerator<StateShares> GetEnumerator()
        {
            for (var state = 0; state < Count; state++) yield return this[state];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private Share Share(int at) => tally.Of(tally.states[at], tally.weight, tally.Looked, isExact);
    }

    private static void Sum(long[] into, long[] from)
    {
        for (var k = 0; k < into.Length; k++) into[k] += from[k];
    }
}
