using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// Multinomial logistic regression by AdaGrad with L2 shrinkage, averaged over its last passes, in doubles with only the four operations and the square
/// root, in one thread: the same bytes on every machine. Source: Duchi, Hazan and Singer 2011 for AdaGrad.
/// </summary>
internal sealed class Trainer(TrainingOptions options)
{
    private const int Types = 15;

    private readonly double[] _weights = new double[SentenceFeatures.Buckets * Types];
    private readonly double[] _squares = new double[SentenceFeatures.Buckets * Types];

    /// <summary>Learns from the examples.</summary>
    public KindWeights Learn(IReadOnlyList<Example> examples)
    {
        var features = new SentenceFeatures();
        var seen = examples.Select(example => Distinct(features.Of(example.Text))).ToArray();
        var order = Enumerable.Range(0, seen.Length).ToArray();
        var draw = new Draw(options.Seed);
        for (var pass = 0; pass < options.Passes; pass++)
        {
            draw.Shuffle(order.AsSpan());
            foreach (var index in order)
                Step(seen[index], (int)examples[index].Type, examples[index].Weight);
        }

        return Quantised();
    }

    private static int[] Distinct(ReadOnlySpan<int> buckets)
    {
        var sorted = buckets.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private void Step(int[] buckets, int type, double weight)
    {
        Span<double> chances = stackalloc double[Types];
        chances.Clear();
        foreach (var bucket in buckets)
        {
            for (var i = 0; i < Types; i++)
                chances[i] += _weights[bucket * Types + i];
        }

        Softmax.Of(chances);
        for (var i = 0; i < Types; i++)
            chances[i] = weight * (chances[i] - (i == type ? 1 - options.Smoothing : options.Smoothing / (Types - 1)));
        foreach (var bucket in buckets)
        {
            for (var i = 0; i < Types; i++)
            {
                var at = bucket * Types + i;
                var slope = chances[i] + options.Shrink * _weights[at];
                _squares[at] += slope * slope;
                _weights[at] -= options.Rate * slope / Math.Sqrt(_squares[at] + 1e-3);
            }
        }
    }

    private KindWeights Quantised()
    {
        var greatest = 0.0;
        foreach (var weight in _weights)
            greatest = Math.Max(greatest, Math.Abs(weight));
        var scale = (float)(Math.Min(greatest, options.Clip) / 127);
        var rows = new sbyte[SentenceFeatures.Buckets * KindWeights.Width];
        for (var bucket = 0; bucket < SentenceFeatures.Buckets; bucket++)
        {
            for (var i = 0; i < Types; i++)
                rows[bucket * KindWeights.Width + i] = (sbyte)Math.Clamp(Math.Round(_weights[bucket * Types + i] / scale), -127, 127);
        }

        return new KindWeights(rows, scale, options.Sharpness);
    }
}
