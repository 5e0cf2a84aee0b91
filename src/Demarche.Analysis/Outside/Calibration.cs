using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Outside;
using Demarche.Language.Model;

namespace Demarche.Analysis.Outside;

/// <summary>How ready parties are to decide, and what typical models of a crisis then say.</summary>
/// <param name="Readiness">The probability of being ready on a given day.</param>
/// <param name="Breaks">The probability of a break in each typical model.</param>
public sealed record Calibration(double Readiness, IReadOnlyList<double> Breaks)
{
    /// <summary>Answers are kept for so many models, by what they are and not by what they are called.</summary>
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<string, Calibration> Kept = new(StringComparer.Ordinal);
    private static readonly ConcurrentQueue<string> Oldest = new();

    /// <summary>How near to the rate typical models are to come, as a share of it.</summary>
    private const double Closely = 0.02;

    /// <summary>The search begins where the first few of them, which are quick to ask, come so near.</summary>
    private const double Roughly = 0.2;

    private const int First = 4;

    /// <summary>A curve that is flatter tells too little of where to go.</summary>
    private const double LeastSlope = 0.1;

    /// <summary>What the typical models average.</summary>
    public double Mean => Breaks.Average();

    /// <summary>
    /// Sets readiness so that typical models average a rate, to 2% of it; a readiness that the model states itself stays, and only the typical models are
    /// asked.
    /// </summary>
    /// <param name="table">The games of the crisis.</param>
    /// <param name="crisis">The crisis.</param>
    /// <param name="rate">The rate of its class.</param>
    /// <param name="request">The seed and the threads.</param>
    /// <param name="named">The games of a model that is named as typical; null where models drawn from the crisis' own statements stand for it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Calibration Of(PlayTable table, Crisis crisis, double rate, PlayRequest request, PlayTable? named = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(request);
        var games = named ?? table;
        PlayDraw[] typical = [.. Enumerable.Range(0, request.TypicalModels(games.Centre.Work, TypicalModels.Count))
            .Select(k => named is null ? TypicalModels.Draw(table.Sampler, crisis, request.Seed, k) : named.Sampler.Draw(request.Seed, k))];
        double? stated = crisis.Play.Readiness is null ? null : table.Sampler.Centre().Readiness;
        var key = Content(games, typical, stated ?? -rate, request);
        if (Kept.TryGetValue(key, out var known)) return known;
        var found = stated is { } readiness ? new Calibration(readiness, Ask(games, typical, named is null ? null : readiness, request, cancellation))
            : Search(games, typical, rate, request, cancellation);
        if (Kept.TryAdd(key, found)) Oldest.Enqueue(key);
        while (Oldest.Count > MostKept && Oldest.TryDequeue(out var old)) Kept.TryRemove(old, out _);
        return found;
    }

    private static Calibration Search(PlayTable table, PlayDraw[] typical, double rate, PlayRequest request, CancellationToken cancellation)
    {
        var asked = new Dictionary<double, double[]>();
        var days = Math.Max(1, table.Centre.Game.Calendar.Horizon.DayNumber - table.Centre.Game.Calendar.AsOf.DayNumber);
        var rough = new SortedDictionary<double, double>();
        var guess = ReadinessSearch.For(rho => rough[rho] = Ask(table, typical[..First], rho, request, cancellation)
            .Average(), rate, Math.Clamp(2 * rate / days, ReadinessSearch.Least, 1), within: Roughly);
        var readiness = ReadinessSearch.For(rho =>
            (asked[rho] = Ask(table, typical, rho, request, cancellation)).Average(), rate, guess, Slope(rough), Closely);
        return new Calibration(readiness, asked.TryGetValue(readiness, out var breaks) ? breaks : Ask(table, typical, readiness, request, cancellation));
    }

    /// <summary>How fast the logarithm of the mean rises with that of readiness, by the two nearest points that were asked; 1 where there are none.</summary>
    private static double Slope(SortedDictionary<double, double> asked)
    {
        var points = asked.Where(p => p.Value > 0).Select(p => (X: Math.Log(p.Key), Y: Math.Log(p.Value))).ToArray();
        var slope = points.Zip(points.Skip(1)).OrderBy(pair => pair.Second.X - pair.First.X)
            .Select(pair => (pair.Second.Y - pair.First.Y) / (pair.Second.X - pair.First.X)).FirstOrDefault(1);
        return slope > LeastSlope ? slope : 1;
    }

    private static double[] Ask(PlayTable table, PlayDraw[] typical, double? readiness, PlayRequest request, CancellationToken cancellation)
    {
        if (request.Elsewhere is { } crew && table.Setting is { } setting)
            return [.. crew.InOrder(Crew.Cut(UnitKind.Breaks, setting with { IsTypical = true, Readiness = readiness }, 0, typical.Length, 1), cancellation)
                .SelectMany(r => r.Breaks!)];
        var breaks = new double[typical.Length];
        Parallel.For(0, typical.Length, Parallelism.Of(request.Threads, cancellation), k =>
            breaks[k] = table.Ask(readiness is { } rho ? typical[k] with { Readiness = rho }
                : typical[k], (solver, draw) => solver.Breaks(draw, cancellation)));
        return breaks;
    }

    /// <summary>A digest of all that the answer hangs on: the game's shape, its payoffs in every typical model, and how they are solved.</summary>
    private static string Content(PlayTable table, PlayDraw[] typical, double rate, PlayRequest request)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Numbers(params ReadOnlySpan<double> numbers) => digest.AppendData(MemoryMarshal.AsBytes(numbers));
        Numbers(rate, request.Sweeps ?? 0);
        foreach (var draw in typical)
        {
            var game = table.For(draw);
            var tree = game.Game.Tree;
            if (ReferenceEquals(draw, typical[0]))
            {
                for (var n = 0; n < tree.Nodes; n++)
                {
                    Numbers(tree.Mover(n) ?? -1, tree.State(n), tree.Occasion(n), tree.Weight(n), tree.Actions(n), game.Game.IsBroken(n) ? 1 : 0);
                    for (var a = 0; a < tree.Actions(n); a++) Numbers(tree.Child(n, a), tree.IsChance(n) ? tree.ChanceProbability(n, a) : 0);
                }

                for (var d = 0; d < game.Game.Calendar.Occasions.Count; d++) Numbers(game.Game.Calendar.DaysTo(d));
                Numbers(game.Cells);
            }

            Numbers([.. draw.Precision, draw.Discount, draw.Stake, draw.RiskHeight, draw.Readiness, .. draw.Costs, .. draw.Priors.SelectMany(p => p)]);
            Numbers(game.Numbers(draw));
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }
}
