using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Demarche.Record.Codebook;

namespace Demarche.Record.Classifying;

/// <summary>
/// From a sentence's vector to the kinds it may report: a linear layer, trained by <c>tools/Demarche.Training</c> on the same sentences and phrases as the
/// classifier. The file is "DVW1", the share and the sharpness (two 32-bit floats, little-endian) and the rows: for each type a weight a number of the
/// vector, and one constant at the end.
/// </summary>
/// <param name="Rows">Fifteen times as many weights as a vector has numbers and one.</param>
/// <param name="Share">What the encoder's opinion counts beside the classifier's, from 0 to 1: logarithms of their probabilities are averaged so.</param>
/// <param name="Sharpness">What the average is multiplied with before it becomes probabilities: calibration.</param>
internal sealed record VectorLayer(float[] Rows, float Share, float Sharpness)
{
    /// <summary>How many numbers a vector has.</summary>
    public const int Width = 384;

    private const int Heading = 12;

    private static readonly int Types = EventTypes.All.Length;

    private static readonly Lazy<VectorLayer> Loaded = new(() => Read(CodebookFile.Bytes("vectors.bin")));

    /// <summary>The one with the weights of this assembly. Read on first use.</summary>
    public static VectorLayer Shared => Loaded.Value;

    /// <summary>A sentence with its masks in words that the encoder knows: names of states, always the same.</summary>
    public static string Unmasked(ReadOnlySpan<char> sentence) =>
        sentence.ToString().Replace("ACTOR1", "Russia", StringComparison.Ordinal).Replace("ACTOR2", "America", StringComparison.Ordinal)
        .Replace("ACTOR3", "China", StringComparison.Ordinal);

    /// <summary>The probability of each type by its number.</summary>
    public void Probabilities(ReadOnlySpan<float> vector, Span<double> probabilities)
    {
        for (var type = 0; type < Types; type++)
        {
            var row = Rows.AsSpan(type * (Width + 1), Width + 1);
            double sum = row[Width];
            for (var i = 0; i < Width; i++) sum += (double)row[i] * vector[i];
            probabilities[type] = sum;
        }

        Softmax.Of(probabilities);
    }

    /// <summary>Mixes what this layer says of a vector into what the classifier says of the sentence.</summary>
    public void Mix(ReadOnlySpan<float> vector, Span<double> probabilities)
    {
        Span<double> own = stackalloc double[Types];
        Probabilities(vector, own);
        Mix(own, probabilities, Share, Sharpness);
    }

    /// <summary>Averages logarithms of two opinions, the first with a share, and sharpens the average; the second becomes the result.</summary>
    public static void Mix(ReadOnlySpan<double> first, Span<double> second, double share, double sharpness)
    {
        const double Least = 1e-6;
        for (var type = 0; type < second.Length; type++)
            second[type] = sharpness * (share * Math.Log(first[type] + Least) + (1 - share) * Math.Log(second[type] + Least));
        Softmax.Of(second);
    }

    /// <exception cref="FormatException">The bytes are no such file.</exception>
    public static VectorLayer Read(ReadOnlySpan<byte> file)
    {
        if (file.Length != Heading + Types * (Width + 1) * sizeof(float) || !file.StartsWith("DVW1"u8))
            throw new FormatException("These are not the weights of the vector layer.");
        return new VectorLayer(MemoryMarshal.Cast<byte, float>(file[Heading..])
            .ToArray(), BinaryPrimitives.ReadSingleLittleEndian(file[4..]), BinaryPrimitives.ReadSingleLittleEndian(file[8..]));
    }

    public byte[] Write()
    {
        var file = new byte[Heading + Rows.Length * sizeof(float)];
        "DVW1"u8.CopyTo(file);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(4), Share);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8), Sharpness);
        MemoryMarshal.AsBytes(Rows.AsSpan()).CopyTo(file.AsSpan(Heading));
        return file;
    }
}
