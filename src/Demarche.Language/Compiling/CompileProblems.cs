using System.Numerics;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>The problems that show only when a crisis is compiled.</summary>
internal static class CompileProblems
{
    public static CompileResult TooManyStates(Crisis crisis, BigInteger cells) => Problem(
        "DEM0901", FileSpan(crisis),
        $"The levers span {cells} combinations of levels; at most {StateSpace.MaximumCells} are handled.",
        "Take levers out, or merge levels that make no difference.");

    public static CompileResult NoState(Crisis crisis) => Problem(
        "DEM0902", crisis.Impossible.Count > 0 ? crisis.Impossible[0].Span : FileSpan(crisis),
        "No state is left: the statements under 'impossible' exclude every combination of levels.",
        "Loosen or remove one of them.");

    public static CompileResult NowImpossible(Crisis crisis) => Problem(
        "DEM0903", crisis.Impossible.Count > 0 ? crisis.Impossible[0].Span : FileSpan(crisis),
        "The present state is among the impossible ones.",
        "Change the levers' 'now', or the statement that excludes it.");

    public static CompileResult TooManyMoves(Crisis crisis, long limit)
    {
        var veto = crisis.Parties.SelectMany(p => p.Factions).FirstOrDefault(f => f.Voice == Voice.Veto);
        var (span, cause) = crisis.ForbiddenMoves.Count > 0 ? (crisis.ForbiddenMoves[0].Span, "forbidden moves")
            : (veto?.Span ?? FileSpan(crisis), "a faction with a veto");
        return Problem(
            "DEM0904", span,
            $"With {cause}, moves are listed one by one, and this model has more than {limit}.",
            "Say the same by 'impossible' states or one-way levers, or make the model smaller.");
    }

    public static CompileResult WeightsTooLarge(Crisis crisis) => Problem(
        "DEM0905", crisis.Parties.FirstOrDefault(p => p.Preference is Preference.Weights)?.Span ?? FileSpan(crisis),
        "Weights add up to more than 64 bits hold.",
        "Use smaller weights; only their proportions matter.");

    private static SourceSpan FileSpan(Crisis crisis) => new(crisis.File, 1, 1, 1, 1);

    private static CompileResult Problem(string code, SourceSpan span, string message, string help) =>
        new(null, [new Diagnostic(code, Severity.Error, span, message, help)]);
}
