using Demarche.Analysis.Asking;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;

namespace Demarche.Reports.Checking;

/// <summary>What <c>check</c> found, in a line.</summary>
public static class CheckText
{
    /// <summary>error, warning or note.</summary>
    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>Its health and its size: "no problems; 2 parties, 5 levers, 36 states of 48 combinations".</summary>
    public static string Verdict(CheckAnswer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var problems = string
            .Join(", ", new[] { (model.Errors, "error"), (model.Warnings, "warning") }.Where(p => p.Item1 > 0).Select(p => Count(p.Item1, p.Item2)));
        var health = problems.Length == 0 ? "no problems" : problems;
        return model.Crisis is null ? health : $"{health}; {Size(model)}";
    }

    private static string Size(CheckAnswer model)
    {
        var crisis = model.Crisis!;
        var states = crisis.Graph is not null ? Count(model.States, "named state")
            : model.States == model.Combinations ? Count(model.States, "state")
                : FormattableString.Invariant($"{Count(model.States, "state")} of {model.Combinations:#,0} combinations");
        var levers = crisis.Graph is null ? $"{Count(crisis.Levers.Count, "lever")}, " : "";
        return $"{Count(crisis.Parties.Count, "part", "y", "ies")}, {levers}{states}";
    }

    private static string Count(int count, string noun, string one = "", string many = "s") =>
        FormattableString.Invariant($"{count:#,0} {noun}{(count == 1 ? one : many)}");
}
