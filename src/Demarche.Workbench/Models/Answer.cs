using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Analysis;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Findings;

namespace Demarche.Workbench.Models;

/// <summary>All that was worked out of a model that has no errors. Immutable.</summary>
/// <param name="Findings">What the brief says.</param>
/// <param name="Assessment">Every concept solved, and the ways from now.</param>
public sealed record Answer(BriefFindings Findings, Assessment Assessment)
{
    /// <summary>The brief in words and figures.</summary>
    public Document Brief { get; } = BriefDocument.Of(Findings, Assessment);

    /// <summary>The model made ready for the engine.</summary>
    public CompiledCrisis Compiled => Assessment.Compiled;

    /// <summary>The model as written.</summary>
    public Crisis Crisis => Compiled.Crisis;

    /// <summary>Works it out for the likeliest types.</summary>
    /// <param name="compiled">The model.</param>
    /// <param name="progress">Told what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Answer Of(CompiledCrisis compiled, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        var (findings, assessment) = BriefFindings.Of(compiled, progress, cancellation);
        return new Answer(findings, assessment);
    }
}
