using Demarche.Analysis.Findings;
using Demarche.Reports.Brief;

namespace Demarche.Reports.Advice;

/// <summary>Advice as JSON for scripts: the tree of <see cref="AdviceFinding"/> in camel case, states numbered from 1.</summary>
public static class AdviceJson
{
    /// <summary>The object and a newline.</summary>
    public static string Render(AdviceFinding finding) => BriefJson.Write(finding);
}
