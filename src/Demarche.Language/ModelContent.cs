using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Demarche.Language;

/// <summary>A file of a model, by the name under which the others mention it.</summary>
/// <param name="Name">The name, relative to the folder of the model; of an overlay beginning with <c>overlay-1/</c> and so on.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record ModelFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// All that a model is read from, apart from where it lies: its own file, what that extends, overlays, its record. Read again it gives the same crisis on
/// any machine, and no file is opened for it. Immutable.
/// </summary>
/// <param name="Main">The name of the model's own file.</param>
/// <param name="Overlays">The names of the files laid over it, in order.</param>
/// <param name="Files">All of them.</param>
public sealed record ModelContent(string Main, IReadOnlyList<string> Overlays, IReadOnlyList<ModelFile> Files)
{
    /// <summary>How many bytes they hold, names counted in.</summary>
    public long Size => Files.Sum(f => f.Bytes.Length + (long)f.Name.Length);

    /// <summary>A digest of all of it (SHA-256, in hexadecimal digits): equal for equal content and, for all that is known, for no other.</summary>
    public string Hash
    {
        get
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            void Add(ReadOnlySpan<byte> bytes)
            {
                Span<byte> length = stackalloc byte[sizeof(long)];
                BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
                digest.AppendData(length);
                digest.AppendData(bytes);
            }

            Add(Encoding.UTF8.GetBytes(Main));
            Add(Encoding.UTF8.GetBytes(string.Join('\0', Overlays)));
            foreach (var file in Files.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                Add(Encoding.UTF8.GetBytes(file.Name));
                Add(file.Bytes.Span);
            }

            return Convert.ToHexString(digest.GetHashAndReset());
        }
    }
}

/// <summary>Notes what a model is read from while it is read, under names that do not depend on where it lies.</summary>
internal sealed class ContentNotes
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<string> given = [];
    private readonly Dictionary<string, ModelFile> files = new(StringComparer.Ordinal);

    /// <summary>The name of a file beside that of the file that mentions it. No links are looked at.</summary>
    public static string NameBeside(string owner, string written) => Path.Combine(Path.GetDirectoryName(owner) ?? "", written).Replace('\\', '/');

    /// <summary>A file given by the user: the model's own first, then overlays.</summary>
    public void Given(string path, ReadOnlyMemory<byte> bytes)
    {
        var name = given.Count == 0 ? Path.GetFileName(path) : FormattableString.Invariant($"overlay-{given.Count}/{Path.GetFileName(path)}");
        given.Add(name);
        Note(path, name, bytes);
    }

    /// <summary>A file that another names.</summary>
    public void Named(string owner, string written, string file, ReadOnlyMemory<byte> bytes)
    {
        if (names.TryGetValue(owner, out var mentioning)) Note(file, NameBeside(mentioning, written), bytes);
    }

    /// <summary>All of it; null where the model's own file could not be read.</summary>
    public ModelContent? Content =>
        given.Count == 0 ? null : new ModelContent(given[0], given[1..], [.. files.Values.OrderBy(f => f.Name, StringComparer.Ordinal)]);

    private void Note(string path, string name, ReadOnlyMemory<byte> bytes)
    {
        names[path] = name;
        files[name] = new ModelFile(name, bytes);
    }
}
