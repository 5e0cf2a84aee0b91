using System.Reflection;
using System.Runtime.Loader;

namespace Demarche.Record.Classifying;

/// <summary>
/// A sentence encoder that stands outside: an add-on in a folder of its own, found or not. Its assembly is looked for by name and loaded apart from the
/// rest, so that nothing of what it needs comes along where it is absent. Thread-safe.
/// </summary>
public sealed class SentenceEncoder
{
    /// <summary>The variable that names the add-on's folder; without it the folder <c>vectors</c> beside the program is looked for.</summary>
    public const string Variable = "DEMARCHE_VECTORS";

    private const string AddOn = "Demarche.Vectors";
    private const string Entry = $"{AddOn}.Encoder";

    private readonly Func<string, float[]> _vectors;

    private SentenceEncoder(string name, string folder, Func<string, float[]> vectors) => (Name, Folder, _vectors) = (name, folder, vectors);

    /// <summary>What the encoder is called.</summary>
    public string Name { get; }

    /// <summary>Where the add-on lies.</summary>
    public string Folder { get; }

    /// <summary>
    /// The folder in which the add-on should lie: the one that is named, or else <c>vectors</c> beside the program where that exists; null for none.
    /// </summary>
    /// <param name="named">What <see cref="Variable"/> says; null or empty for nothing.</param>
    public static string? FolderOf(string? named)
    {
        if (!string.IsNullOrEmpty(named)) return named;
        var beside = Path.Combine(AppContext.BaseDirectory, "vectors");
        return Directory.Exists(beside) ? beside : null;
    }

    /// <summary>Loads the add-on of a folder and opens its network, which takes half a second.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="whyNot">Why it cannot be used, as the end of a sentence; null when it can.</param>
    /// <returns>The encoder; null when it cannot be used.</returns>
    public static SentenceEncoder? Load(string folder, out string? whyNot)
    {
        var file = Path.GetFullPath(Path.Combine(folder, $"{AddOn}.dll"));
        if (!File.Exists(file))
        {
            whyNot = $"there is no {AddOn}.dll in it";
            return null;
        }

        try
        {
            var entry = new AddOnContext(file).LoadFromAssemblyPath(file).GetType(Entry, throwOnError: true)!;
            var name = (string)entry.GetProperty("Name")!.GetValue(null)!;
            var open = entry.GetMethod("Open")!.CreateDelegate<Func<string, Func<string, float[]>>>();
            whyNot = null;
            return new SentenceEncoder(name, Path.GetDirectoryName(file)!, open(Path.GetDirectoryName(file)!));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException or DllNotFoundException)
        {
            whyNot = wrong.Message.TrimEnd('.');
            return null;
        }
        catch (Exception wrong)
            when (wrong is BadImageFormatException or TypeLoadException or NullReferenceException or ArgumentException or TargetInvocationException)
        {
            whyNot = $"its {AddOn}.dll is not one that this version can use";
            return null;
        }
    }

    /// <summary>The vector of a sentence: as many numbers as the encoder has, whose squares sum to 1.</summary>
    internal float[] Vector(string sentence) => _vectors(sentence);

    /// <summary>Finds what the add-on needs in its own folder.</summary>
    private sealed class AddOnContext(string file) : AssemblyLoadContext(AddOn)
    {
        private readonly AssemblyDependencyResolver _resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
