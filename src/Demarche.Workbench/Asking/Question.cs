namespace Demarche.Workbench.Asking;

/// <summary>A question about a model, in the words of the command line: what a page, a script or a model of language may ask.</summary>
/// <param name="Command">The command: <c>check</c>, <c>solve</c>, <c>explain</c>, <c>advise</c>, <c>play</c> or <c>brief</c>.</param>
/// <param name="Model">The model's text; null when a file is named.</param>
/// <param name="File">A bundled model, or a file in the opened folder; null when the text is given.</param>
/// <param name="Options">Options of the command with their values, without dashes; an empty value stands for an option that takes none.</param>
/// <param name="State">The state that <c>explain</c> is asked about, or that <c>advise</c> is to make hold; null for other commands.</param>
public sealed record Question(string Command, string? Model, string? File, IReadOnlyList<(string Name, string Value)> Options, string? State)
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["check"] = [],
        ["solve"] = ["concepts", "types", "foresight", "coalitions", "partition", "limit"],
        ["explain"] = ["concept", "for", "types", "foresight", "coalitions", "partition", "make-stable"],
        ["advise"] = ["concept", "types", "pays", "any-moves", "budget", "limit"],
        ["play"] = ["draws", "seed", "lambda", "utilities", "horizon"],
        ["brief"] = ["types"],
    };

    /// <summary>The options that each command takes here. Those that name files, and so could read or write elsewhere, are not among them.</summary>
    public static IReadOnlyDictionary<string, string[]> Takes => Known;
}
