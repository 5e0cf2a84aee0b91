using System.Globalization;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>The record and the threats lie before the day of the analysis or on it, the calendar on it or after it.</summary>
internal static class Dates
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.Crisis.AsOf is not { } asof) return;
        var past = model.Crisis.Record.Select(e => (e.On, e.Span))
            .Concat(model.Crisis.Threats.Where(t => t.Said is not null).Select(t => (On: t.Said!.Value, t.Span)));
        foreach (var (on, span) in past.Where(p => p.On > asof)) Report(on, "after", span);
        foreach (var occasion in model.Crisis.Calendar.Where(o => o.On < asof)) Report(occasion.On, "before", occasion.Span);

        void Report(DateOnly on, string side, SourceSpan span) =>
            diagnostics.Report(ContextRules.WrongSideOfToday, span, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), side,
                asof.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
