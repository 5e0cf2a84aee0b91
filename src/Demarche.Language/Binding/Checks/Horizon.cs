using System.Globalization;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Binding.Checks;

/// <summary>The day the forecast ends is not before the first occasion.</summary>
internal static class Horizon
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.Crisis.Play.Horizon is not { } horizon || model.Crisis.Calendar.Count == 0 || model.Crisis.Calendar[0].On <= horizon) return;
        diagnostics.Report(PlayRules.HorizonTooEarly, model.Crisis.Play.HorizonSpan, horizon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            model.Crisis.Calendar[0].On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
