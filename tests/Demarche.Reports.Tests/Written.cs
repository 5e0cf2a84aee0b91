using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Reports.Tests;

/// <summary>Crises written in a test.</summary>
internal static class Written
{
    /// <summary>Reads, checks and compiles one that is without problems; priorities that come too late are none to a random model.</summary>
    public static CompiledCrisis Compile(string text)
    {
        var loaded = ModelLoader.Parse(text, "m.crisis.yaml");
        Assert.Empty(loaded.Diagnostics.Where(d => d.Code != "DEM0420").Select(d => $"{d.Code} {d.Span} {d.Message}"));
        return Compiler.Compile(loaded.Crisis!);
    }
}
