using FastBertTokenizer;
using Microsoft.ML.OnnxRuntime;

namespace Demarche.Vectors;

/// <summary>
/// A sentence as one vector: its words cut into the network's pieces, the network's vectors of all pieces averaged, the average brought to length 1.
/// Source: Reimers and Gurevych 2019, with the network of Wang et al. 2020.
/// </summary>
#pragma warning disable CA1001 // The network is kept as long as the process lives.
internal sealed class MiniLm
#pragma warning restore CA1001
{
    private const int MostPieces = 256;
    private const int Width = 384;

    private readonly Lock _cutting = new();
    private readonly BertTokenizer _tokenizer = new();
    private readonly InferenceSession _network;

    /// <exception cref="FormatException">The network cannot be read.</exception>
    public MiniLm(byte[] network, byte[] vocabulary)
    {
        using var words = new StreamReader(new MemoryStream(vocabulary));
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        try
        {
            _tokenizer.LoadVocabulary(words, convertInputToLowercase: true);
            _network = new InferenceSession(network, options);
        }
        catch (Exception wrong) when (wrong is OnnxRuntimeException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("The encoder's network cannot be read.", wrong);
        }
    }

    public float[] Vector(string sentence)
    {
        var (pieces, mask, segments) = Cut(sentence);
        using var input = Row(pieces);
        using var counts = Row(mask);
        using var parts = Row(segments);
        using var options = new RunOptions();
        using var output = _network.Run(options, ["input_ids", "attention_mask", "token_type_ids"], [input, counts, parts], [_network.OutputNames[0]]);
        return Average(output[0].GetTensorDataAsSpan<float>(), pieces.Length);
    }

    private (long[] Pieces, long[] Mask, long[] Segments) Cut(string sentence)
    {
        lock (_cutting)
        {
            var (pieces, mask, segments) = _tokenizer.Encode(sentence, MostPieces);
            return (pieces.ToArray(), mask.ToArray(), segments.ToArray());
        }
    }

    private static OrtValue Row(long[] numbers) => OrtValue.CreateTensorValueFromMemory(numbers, [1, numbers.Length]);

    private static float[] Average(ReadOnlySpan<float> vectors, int count)
    {
        var sum = new float[Width];
        for (var piece = 0; piece < count; piece++)
        {
            for (var i = 0; i < Width; i++) sum[i] += vectors[piece * Width + i];
        }

        var squares = 0.0;
        foreach (var number in sum) squares += number * number;
        var length = (float)Math.Sqrt(squares);
        for (var i = 0; i < Width; i++) sum[i] /= length;
        return sum;
    }
}
