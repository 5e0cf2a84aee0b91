using Demarche.Language.Model;
using Demarche.Language.Statements;

namespace Demarche.Language.Editing;

/// <summary>The names that a crisis declares, as far as other parts of its files use them.</summary>
/// <param name="InStatements">Those that statements can use.</param>
/// <param name="Sources">The ids of its sources.</param>
internal sealed record DeclaredNames(Vocabulary InStatements, IReadOnlyCollection<string> Sources)
{
    /// <summary>Those of a crisis.</summary>
    public static DeclaredNames Of(Crisis crisis) => new(
        new Vocabulary(
            [.. crisis.Parties.Select(p => (p.Name, p.Words))],
            crisis.Levers,
            [.. crisis.Outcomes.Select(o => o.Name), .. crisis.Merges.Select(m => m.Name), .. crisis.Graph?.States
                ?? [], .. crisis.Graph?.Facts.Select(f => f.Name) ?? []]),
        [.. crisis.Sources.Select(s => s.Id)]);
}
