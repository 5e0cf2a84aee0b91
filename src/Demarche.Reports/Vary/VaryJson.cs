using Demarche.Analysis.Findings;
using Demarche.Reports.Brief;
using Demarche.Reports.Play;

namespace Demarche.Reports.Vary;

/// <summary>The findings of <c>vary</c> as JSON for scripts: the tree of <see cref="VaryFindings"/> in camel case, states numbered from 1.</summary>
public static class VaryJson
{
    /// <summary>The object and a newline.</summary>
    public static string Render(VaryFindings findings) => BriefJson.Write(findings);

    /// <summary>The same for the probability of a break, numbers rounded as in <see cref="PlayJson"/>.</summary>
    public static string Render(VaryPlayFindings findings) => PlayJson.Write(findings);
}
