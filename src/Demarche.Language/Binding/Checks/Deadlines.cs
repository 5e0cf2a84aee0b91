using System.Globalization;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>A deadline is set for a later day, and its author can act once it has passed.</summary>
internal static class Deadlines
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var (crisis, end) = (model.Crisis, model.Crisis.Play.Horizon);
        foreach (var threat in crisis.Threats)
        {
            if (threat.Deadline is not { } deadline) continue;
            if (threat.Said is { } said && deadline < said)
                diagnostics.Report(ContextRules.DeadlineBeforeSaid, threat.Span, deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                said.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (!threat.IsUltimatum || crisis.Calendar.Count == 0) continue;
            var isAnswered = crisis.Calendar.Any(o => o.On > deadline && (end is null || o.On <= end) && o.Parties.Contains(threat.By));
            if (!isAnswered) diagnostics
                .Report(ContextRules.DeadlineTooLate, threat.Span, deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                crisis.Parties[threat.By].Name);
        }
    }
}
