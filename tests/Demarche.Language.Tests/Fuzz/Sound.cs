using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Fuzz;

/// <summary>What must be true of the answer to any input.</summary>
internal static class Sound
{
    /// <summary>Loads a text and checks that every problem lies in it, and that there is a crisis exactly when there is no error.</summary>
    public static LoadResult Check(string text)
    {
        var result = ModelLoader.Parse(text, "fuzz.crisis.yaml");
        var lines = 1 + text.ReplaceLineEndings("\n").Count(c => c == '\n');
        foreach (var d in result.Diagnostics)
        {
            Assert.Equal("fuzz.crisis.yaml", d.Span.File);
            Assert.InRange(d.Span.Line, 1, lines);
            Assert.InRange(d.Span.EndLine, d.Span.Line, lines + 1);
            Assert.True(d.Span.Column >= 1 && (d.Span.EndLine > d.Span.Line || d.Span.EndColumn >= d.Span.Column), $"{d.Span} to column {d.Span.EndColumn}");
            Assert.NotEmpty(d.Message);
            Assert.NotEmpty(d.Help);
            Assert.Contains(Catalogue.All, r => r.Code == d.Code && r.Severity == d.Severity);
        }

        Assert.Equal(result.Diagnostics.Any(d => d.Severity == Severity.Error), result.HasErrors);
        Assert.InRange(result.Diagnostics.Count, 0, DiagnosticBag.Limit + 1);
        return result;
    }

    /// <summary>As <see cref="Check"/>, and what loads can be compiled or says why not.</summary>
    public static void CheckAndCompile(string text)
    {
        if (Check(text).Crisis is not { } crisis) return;
        var compiled = Compiler.TryCompile(crisis);
        Assert.True(compiled.Compiled is not null || compiled.Problems.Count > 0);
    }
}
