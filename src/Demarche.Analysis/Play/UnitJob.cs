using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Demarche.Language;

namespace Demarche.Analysis.Play;

/// <summary>An option of a question by its name, with its value as it is written.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Text">A text, digits, or nothing for a flag.</param>
public sealed record GivenOption(string Name, string Text);

/// <summary>
/// All that the units of one question have in common: the model as it is, the question with its options, and the ways that runs are asked about. Immutable.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Question">The name of the question.</param>
/// <param name="Options">Its options, those left out not among them.</param>
public sealed record UnitJob(ModelContent Model, string Question, IReadOnlyList<GivenOption> Options)
{
    /// <summary>The ways that every run is asked about; none before they are found.</summary>
    public IReadOnlyList<IReadOnlyList<Turning>> Ways { get; init; } = [];

    /// <summary>A digest of the model and the question, whatever the ways (SHA-256, in hexadecimal digits).</summary>
    public string QuestionHash => Digest([Model.Hash, Question, .. Options.SelectMany(o => new[] { o.Name, o.Text })]);

    /// <summary>A digest of all of it.</summary>
    public string Hash =>
        Digest([QuestionHash,
        .. Ways.SelectMany(way => way.Select(t => FormattableString.Invariant($"{t.Occasion} {t.Mover} {t.Label} {t.After}")).Prepend("way"))]);

    /// <summary>About how many bytes it takes.</summary>
    public long Size => Model.Size + Options.Sum(o => o.Name.Length + (long)o.Text.Length) + Ways.Sum(way => way.Sum(t => 24L + 2 * t.After.Length));

    private static string Digest(IEnumerable<string> texts)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            digest.AppendData(length);
            digest.AppendData(bytes);
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }
}
