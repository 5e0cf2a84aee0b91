using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Reports.Analysis;
using Demarche.Reports.Brief;
using Demarche.Reports.Findings;

namespace Demarche.Workbench.Models;

/// <summary>An answer seen under other types than the likeliest: worked out when first asked for, and kept while the answer is the same.</summary>
public sealed class TypedAssessment
{
    private readonly Dictionary<TypeProfile, Task<Assessment>> known = [];
    private Answer? of;

    /// <summary>The assessment under a profile.</summary>
    /// <param name="answer">The answer under the likeliest types.</param>
    /// <param name="profile">The types.</param>
    public Task<Assessment> Of(Answer answer, TypeProfile profile)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Equals(answer.Compiled.Profile)) return Task.FromResult(answer.Assessment);
        if (!ReferenceEquals(of, answer)) known.Clear();
        of = answer;
        if (!known.TryGetValue(profile, out var task))
        {
            task = Task.Run(() => Assessment.Of(Compiler.Compile(answer.Crisis, profile), Concepts.All, BriefFindings.ReferenceConcept));
            known.Add(profile, task);
        }

        return task;
    }
}
