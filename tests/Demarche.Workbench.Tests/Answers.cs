using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Workbench.Tests;

/// <summary>Answers to models, worked out here and now.</summary>
internal static class Answers
{
    /// <summary>The answer to a bundled model.</summary>
    public static BriefAnswer Bundled(string name) => Of(File.ReadAllText(Repository.PathOf("models", name, "crisis.yaml")), Repository.PathOf("models", name));

    /// <summary>The answer to a text.</summary>
    public static BriefAnswer Of(string text, string? folder = null)
    {
        var loaded = ModelLoader.Parse(text, "crisis.yaml", folder);
        Assert.NotNull(loaded.Crisis);
        return BriefAnswer.Of(BriefFindings.Assess(Compiler.Compile(loaded.Crisis)));
    }
}
