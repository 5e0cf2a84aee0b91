using System.Reflection;
using Demarche.Record.Tests.Classifying;
using PublicApiGenerator;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>
/// What others can call in the libraries is listed in <c>PublicApi.txt</c> beside each project, so that a change of it is seen and reviewed.
/// <c>DEMARCHE_UPDATE=1</c> rewrites the lists.
/// </summary>
public sealed class PublicSurface
{
    private const string AddOnLibrary = "Demarche.Vectors";

    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.CompilerGeneratedAttribute", "System.Diagnostics.DebuggerDisplayAttribute"],
    };

    /// <summary>The libraries that are packed.</summary>
    public static TheoryData<string> Libraries { get; } = [.. Packed.Libraries, AddOnLibrary];

    private static Assembly Load(string library) => library == AddOnLibrary ? Assembly.LoadFrom(Path.Combine(AddOn.Folder, $"{library}.dll")) : Assembly.Load(library);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void What_others_can_call_is_what_is_listed(string library)
    {
        var now = Load(library).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Repository.PathOf("src", library, "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE") == "1") File.WriteAllText(file, now);
        Assert.True(File.Exists(file), $"{library} has no list of what others can call: run with DEMARCHE_UPDATE=1 and look at it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), now);
        // What a cluster is made of is nobody's business but its own.
        Assert.DoesNotContain(" Orleans.", now, StringComparison.Ordinal);
    }
}
