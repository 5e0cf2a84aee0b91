using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A forbidden move begins and ends in some state.</summary>
internal static class IdleForbiddenMoves
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var move in model.Crisis.ForbiddenMoves)
        {
            if (model.Where(move.From).IsEmpty) diagnostics.Report(ModelRules.NothingForbidden, move.From.Span, "`from`");
            if (model.Where(move.To).IsEmpty) diagnostics.Report(ModelRules.NothingForbidden, move.To.Span, "`to`");
        }
    }
}
