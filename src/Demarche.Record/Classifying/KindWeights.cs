using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Demarche.Record.Classifying;

/// <summary>
/// What the classifier has learned: for each bucket a row of sixteen small numbers, one a type and one to spare, so that a row is one load. A weight is
/// its small number times <see cref="Scale"/>. The file is "DKW1", the scale, the sharpness (two 32-bit floats, little-endian) and the rows: no strings.
/// </summary>
/// <param name="Rows">Sixteen signed bytes a bucket.</param>
/// <param name="Scale">What a step of a signed byte is worth.</param>
/// <param name="Sharpness">What scores are multiplied with before they become probabilities: calibration.</param>
internal sealed record KindWeights(sbyte[] Rows, float Scale, float Sharpness)
{
    public const int Width = 16;

    private const int Heading = 12;

    public static KindWeights Read(ReadOnlySpan<byte> file)
    {
        if (file.Length != Heading + SentenceFeatures.Buckets * Width || !file.StartsWith("DKW1"u8))
            throw new FormatException("These are not the classifier's weights.");
        return new KindWeights(
            MemoryMarshal.Cast<byte, sbyte>(file[Heading..]).ToArray(),
            BinaryPrimitives.ReadSingleLittleEndian(file[4..]),
            BinaryPrimitives.ReadSingleLittleEndian(file[8..]));
    }

    public byte[] Write()
    {
        var file = new byte[Heading + Rows.Length];
        "DKW1"u8.CopyTo(file);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(4), Scale);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8), Sharpness);
        MemoryMarshal.AsBytes(Rows.AsSpan()).CopyTo(file.AsSpan(Heading));
        return file;
    }
}
