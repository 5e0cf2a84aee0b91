using System.Runtime.Intrinsics;
using Demarche.Record.Codebook;

namespace Demarche.Record.Classifying;

/// <summary>
/// Says which types a sentence may report, from its words alone: a linear classifier over hashed features, trained by <c>tools/Demarche.Training</c> on the
/// codebook's phrases and sentences and on nothing else; with an encoder (<see cref="With"/>) its opinion is mixed with that of a layer over the sentence's
/// vector. Thread-safe.
/// </summary>
/// <remarks>
/// Actors in the sentence must be masked by the words <c>ACTOR1</c>, <c>ACTOR2</c>, <c>ACTOR3</c>, numbered in the order in which they are first named, so
/// that nothing hangs on who they are. A sentence of n words costs O(n), some ten microseconds; only its first 120 words count.
/// </remarks>
public sealed class KindClassifier
{
    private static readonly Lazy<KindClassifier> Loaded = new(() => new KindClassifier(KindWeights.Read(CodebookFile.Bytes("kinds.bin"))));

    [ThreadStatic]
    private static SentenceFeatures? s_features;

    private readonly KindWeights _weights;

    internal KindClassifier(KindWeights weights) => _weights = weights;

    /// <summary>The one with the weights of this assembly. Read on first use.</summary>
    public static KindClassifier Shared => Loaded.Value;

    /// <summary>The encoder that is asked as well; null for none.</summary>
    public SentenceEncoder? Encoder { get; private init; }

    /// <summary>The same classifier with an encoder beside it, which costs some seven milliseconds a sentence.</summary>
    public KindClassifier With(SentenceEncoder encoder) => new(_weights) { Encoder = encoder };

    /// <summary>All fifteen types, the likeliest first; equal ones in order of their numbers.</summary>
    public KindGuess[] Rank(ReadOnlySpan<char> sentence)
    {
        Span<double> probabilities = stackalloc double[EventTypes.All.Length];
        Probabilities(sentence, probabilities);
        var guesses = new KindGuess[probabilities.Length];
        for (var i = 0; i < guesses.Length; i++)
            guesses[i] = new KindGuess((EventType)i, probabilities[i]);
        Array.Sort(guesses, (one, other) => one.Probability != other.Probability
            ? other.Probability.CompareTo(one.Probability)
            : one.Type.CompareTo(other.Type));
        return guesses;
    }

    /// <summary>The probability of each type by its number.</summary>
    internal void Probabilities(ReadOnlySpan<char> sentence, Span<double> probabilities)
    {
        var scores = Scores((s_features ??= new SentenceFeatures()).Of(sentence));
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] = (double)scores[i] * _weights.Scale * _weights.Sharpness;
        Softmax.Of(probabilities);
        if (Encoder is not null) VectorLayer.Shared.Mix(Encoder.Vector(VectorLayer.Unmasked(sentence)), probabilities);
    }

    /// <summary>Sums of sixteen signed bytes a feature, in four vectors of four 32-bit numbers.</summary>
    private int[] Scores(ReadOnlySpan<int> buckets)
    {
        var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
        foreach (var bucket in buckets)
        {
            var row = Vector128.Create<sbyte>(_weights.Rows.AsSpan(bucket * KindWeights.Width, KindWeights.Width));
            var (low, high) = Vector128.Widen(row);
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            a += first;
            b += second;
            c += third;
            d += fourth;
        }

        var sums = new int[KindWeights.Width];
        a.CopyTo(sums, 0);
        b.CopyTo(sums, 4);
        c.CopyTo(sums, 8);
        d.CopyTo(sums, 12);
        return sums;
    }
}
