using Demarche.Language.Diagnostics;
using Demarche.Language.Import;

namespace Demarche.Language;

/// <summary>Every kind of problem the language can report.</summary>
public static class Catalogue
{
    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. new[]
        {
            FileRules.All, SyntaxRules.All, StructureRules.All, StatementRules.All, ModelRules.All, PreferenceRules.All, ContextRules.All, PlayRules.All,
                AdviceRules.All, OutsideRules.All,
            ImportRules.All, DiaryRules.All,
        }.SelectMany(rules => rules).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];
}
