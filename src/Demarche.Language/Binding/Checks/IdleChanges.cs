using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A move that a change allows or forbids begins and ends in some state.</summary>
internal static class IdleChanges
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var change in model.Crisis.Changes.Where(c => !c.IsOfPriorities))
        {
            if (model.Where(change.Statement!).IsEmpty)
                diagnostics.Report(AdviceRules.IdleChange, change.Statement!.Span, $"`{change.Kind.ToString().ToLowerInvariant()}`");
            if (change.From is { } from && model.Where(from).IsEmpty) diagnostics.Report(AdviceRules.IdleChange, from.Span, "`from`");
        }
    }
}
