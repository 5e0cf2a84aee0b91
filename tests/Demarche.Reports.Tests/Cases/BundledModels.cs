using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Reports.Tests.Cases;

/// <summary>The models of the <c>models</c> folder at the root of the repository.</summary>
internal static class BundledModels
{
    public static string Folder { get; } = Repository.PathOf("models");

    /// <summary>Every model and variant, as paths below <see cref="Folder"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*crisis.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static Crisis Load(string model)
    {
        var result = ModelLoader.Load(Path.Combine(Folder, model));
        Assert.Empty(result.Diagnostics.Select(d => $"{d.Span}: {d.Code}: {d.Message}"));
        return Assert.IsType<Crisis>(result.Crisis);
    }

    public static CompiledCrisis Compile(string model) => Compiler.Compile(Load(model));
}
