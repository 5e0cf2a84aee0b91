using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Cli.Checking;

/// <summary>A model that was read and laid out, with all that is wrong with it.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Crisis">The crisis; null when it has errors.</param>
/// <param name="Combinations">Number of combinations of levels; 0 without a crisis.</param>
/// <param name="States">Number of states; 0 without a crisis.</param>
/// <param name="Diagnostics">Problems by place.</param>
internal sealed record CheckedModel(string Path, Crisis? Crisis, int Combinations, int States, IReadOnlyList<Diagnostic> Diagnostics)
{
    public int Errors => Diagnostics.Count(d => d.Severity == Severity.Error);

    public int Warnings => Diagnostics.Count(d => d.Severity == Severity.Warning);

    /// <summary>Reads a model and lays its states out as every other command would, but ranks none: that takes memory for each party and state, and finds nothing more.</summary>
    public static CheckedModel Read(string path, IReadOnlyList<string>? overlays, Io io)
    {
        var loaded = Waiting.For(io, $"Checking {path}", _ => ModelLoader.Load(path, overlays, io.Cancellation));
        if (loaded.Crisis is not { } crisis) return new CheckedModel(path, null, 0, 0, loaded.Diagnostics);
        var (space, problems) = Waiting.For(io, $"Checking {path}", _ => Compiler.TryLayOut(crisis, io.Cancellation));
        return space is not null
            ? new CheckedModel(path, crisis, space.Cells, space.Count, loaded.Diagnostics)
            : new CheckedModel(path, null, 0, 0, [.. loaded.Diagnostics, .. problems]);
    }

    /// <summary>Its size in words: "2 parties, 5 levers, 36 states of 48 combinations".</summary>
    public string Size()
    {
        if (Crisis is null) return "";
        var states = Crisis.Graph is not null ? Count(States, "named state")
            : States == Combinations ? Count(States, "state") : $"{Count(States, "state")} of {Combinations:#,0} combinations";
        var levers = Crisis.Graph is null ? $"{Count(Crisis.Levers.Count, "lever")}, " : "";
        return $"{Count(Crisis.Parties.Count, "part", "y", "ies")}, {levers}{states}";
    }

    /// <summary>"1 error", "2 errors".</summary>
    public static string Count(int count, string noun, string one = "", string many = "s") => $"{count:#,0} {noun}{(count == 1 ? one : many)}";
}
