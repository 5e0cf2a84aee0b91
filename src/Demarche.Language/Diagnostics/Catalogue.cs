using Demarche.Language.Games;
using Demarche.Language.Import;

namespace Demarche.Language.Diagnostics;

/// <summary>Every kind of problem the language can report.</summary>
public static class Catalogue
{
    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [
            .. SyntaxRules.All, .. StructureRules.All, .. StatementRules.All, .. ModelRules.All, .. PreferenceRules.All, .. ContextRules.All, .. PlayRules.All, .. AdviceRules.All, .. OutsideRules.All,
            .. ImportRules.All, .. GameRules.All,
        ];
}
