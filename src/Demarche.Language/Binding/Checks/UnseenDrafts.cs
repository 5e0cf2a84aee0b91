using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>Lists what a reader of texts proposed and nobody has looked at.</summary>
internal static class UnseenDrafts
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var part in model.Crisis.Drafts.Parts) diagnostics.Report(ContextRules.Draft, part.Span, part.What);
    }
}
