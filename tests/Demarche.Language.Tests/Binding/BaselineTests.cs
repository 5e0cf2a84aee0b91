using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Binding;

/// <summary>Each folder under Baselines holds a model with a problem and what is said about it.</summary>
public sealed class BaselineTests
{
    /// <summary>Codes whose smallest example is too large for a file or is not a file; the tests that cover them.</summary>
    private static readonly Dictionary<string, string> CoveredElsewhere = new()
    {
        [ModelRules.TooManyListed.Code] = nameof(SizeTests),
        [ModelRules.TooManyMoves.Code] = nameof(Compiling.CompilerTests),
        [StatementRules.UnfoldTogether.Code] = nameof(SizeTests),
        [ContextRules.NoFolder.Code] = nameof(LoaderTests),
    };

    private const int MostShown = 30;

    private static string Folder => Repository.PathOf("tests", "Demarche.Language.Tests", "Baselines");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reports_what_is_expected(string name)
    {
        var folder = Path.Combine(Folder, name);
        var saved = Path.Combine(folder, "input.gmcr");
        var result = ModelLoader.Load(File.Exists(saved) ? saved : Path.Combine(folder, "input.crisis.yaml"));
        var text = new StringBuilder();
        foreach (var (d, k) in result.Diagnostics.Select((d, k) => (d, k)))
        {
            if (k >= MostShown && k < result.Diagnostics.Count - 1)
            {
                if (k == MostShown) text.Append($"({result.Diagnostics.Count - 1 - MostShown} more)\n");
                continue;
            }

            text.Append($"{d.Span.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}-{d.Span.EndLine}:{d.Span.EndColumn} ");
            text.Append($"{d.Severity.ToString().ToLowerInvariant()} {d.Code}\n  {d.Message}\n  {d.Help}\n");
        }

        Repository.AssertCommitted(Path.Combine(folder, "expected.txt"), text.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_a_baseline()
    {
        var covered = Directory.GetDirectories(Folder).Select(f => File.ReadAllText(Path.Combine(f, "expected.txt"))).ToArray();
        var missing = Catalogue.All.Where(r => !covered.Any(text => text.Contains(r.Code, StringComparison.Ordinal)) && !CoveredElsewhere.ContainsKey(r.Code));
        Assert.Empty(missing.Select(r => r.Code));
    }

    [Fact]
    public void Each_folder_is_named_after_a_code_it_reports()
    {
        foreach (var folder in Directory.GetDirectories(Folder))
        {
            var code = Path.GetFileName(folder).Split('-')[0];
            Assert.Contains(code, File.ReadAllText(Path.Combine(folder, "expected.txt")), StringComparison.Ordinal);
        }
    }
}
