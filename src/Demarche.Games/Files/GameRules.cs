namespace Demarche.Games.Files;

/// <summary>Problems of game files: DEM0920 to DEM0939.</summary>
public static class GameRules
{
    private const string Beginning = "EFG 2 R \"A game\" { \"A\" \"B\" }\n";

    /// <summary>Something else than an extensive game.</summary>
    public static Rule NotGame { get; } = new("DEM0920", Severity.Error, "Not an extensive game",
        "this is not an extensive game in Gambit's format: {reason}",
        "Such a file begins with `EFG 2 R`, a title in quotes and the players' names in braces; Gambit saves it as .efg.",
        "NFG 1 R \"A table\" { \"A\" \"B\" } { 2 2 }");

    /// <summary>A token in the wrong place.</summary>
    public static Rule Expected { get; } = new("DEM0921", Severity.Error, "Something else is expected in a game file",
        "{expected} is expected here, not {found}",
        "A node is `c`, `p` or `t`, a name in quotes, then: the number of a move of chance with its actions and probabilities; or a player, an "
            + "information set and its actions; then an outcome, 0 for none, with its payoffs.",
        Beginning + "p \"\" 1 1 \"\" \"left\" \"right\" 0");

    /// <summary>A text in quotes that does not end.</summary>
    public static Rule OpenText { get; } = new("DEM0922", Severity.Error, "A text in a game file does not end",
        "a text begins here and {problem}",
        "Close it with a quotation mark; inside a text a quotation mark is written \\\".",
        "EFG 2 R \"A game");

    /// <summary>A number that is none, or out of range.</summary>
    public static Rule BadNumber { get; } = new("DEM0923", Severity.Error, "A number in a game file that cannot be used",
        "“{text}” is not {expected}",
        "Write whole numbers, decimals such as -1.5 or 2e3, or fractions such as 1/3.",
        Beginning + "t \"\" 1 \"\" { 1/0, 2 }");

    /// <summary>A player, a set, a move of chance or an outcome that is not there.</summary>
    public static Rule Undefined { get; } = new("DEM0924", Severity.Error, "A number in a game file refers to nothing",
        "{thing} is not described here or before",
        "Give its name and content in braces where it first appears.",
        Beginning + "t \"\" 1");

    /// <summary>Described twice, differently.</summary>
    public static Rule Differs { get; } = new("DEM0925", Severity.Error, "The same thing is described in two ways in a game file",
        "{thing} is described in another way on line {line}: {difference}",
        "Repeat the description as it is, leave it out, or give this one a number of its own.",
        Beginning + "p \"\" 1 1 \"\" { \"l\" \"r\" } 0\nt \"\" 1 \"\" { 1, 2 }\nt \"\" 1 \"\" { 2, 1 }");

    /// <summary>Probabilities that do not sum to 1.</summary>
    public static Rule Probabilities { get; } = new("DEM0926", Severity.Error, "Probabilities do not sum to 1",
        "the probabilities of this move of chance sum to {sum}, not to 1",
        "Correct them; fractions such as 1/3 sum to 1 exactly.",
        Beginning + "c \"\" 1 \"\" { \"x\" 1/2 \"y\" 1/3 } 0\nt \"\" 0\nt \"\" 0");

    /// <summary>Imperfect recall.</summary>
    public static Rule Recall { get; } = new("DEM0927", Severity.Error, "A player forgets",
        "{player} cannot tell this node from the one on line {line}, both in information set {set}, although {difference}: that is not perfect recall",
        "Put the two nodes into information sets of different numbers; quantal-response equilibria are only defined here where players remember what they "
            + "did and knew.",
        Beginning + "p \"\" 1 1 \"\" { \"l\" \"r\" } 0\np \"\" 1 2 \"\" { \"l\" \"r\" } 0\nt \"\" 0\nt \"\" 0\np \"\" 1 2 \"\" { \"l\" \"r\" } 0\nt \"\" "
            + "0\nt \"\" 0");

    /// <summary>Too large.</summary>
    public static Rule TooLarge { get; } = new("DEM0928", Severity.Error, "A game file is too large",
        "the game has more than {limit} here",
        "Cut the game down, for instance to the part that is asked about.",
        "a game of more than a million nodes");

    /// <summary>The tree is cut off.</summary>
    public static Rule CutOff { get; } = new("DEM0929", Severity.Error, "A game file ends too early",
        "the file ends here, and {missing}",
        "Nodes are listed depth first: after each node all that follows its first action, then all that follows its second, and so on; each action needs "
            + "a node.",
        Beginning + "p \"\" 1 1 \"\" { \"l\" \"r\" } 0\nt \"\" 0");

    /// <summary>More after the tree.</summary>
    public static Rule Beyond { get; } = new("DEM0930", Severity.Error, "A game file goes on after its end",
        "every action leads to a node already, and {found} follows",
        "Remove it, or look above for an action or a node that is missing.",
        Beginning + "t \"\" 0\nt \"\" 0");

    /// <summary>A label given twice, differently.</summary>
    public static Rule OtherName { get; } = new("DEM0931", Severity.Warning, "A second name in a game file",
        "{thing} is called “{name}” here and “{first}” on line {line}; the first name is kept",
        "Use one name, or give this one a number of its own.",
        Beginning + "p \"\" 1 1 \"X\" { \"l\" } 0\np \"\" 2 1 \"Y\" { \"l\" } 1 \"a\" { 1, 1 }\nt \"\" 1 \"b\" { 1, 1 }");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        NotGame, Expected, OpenText, BadNumber, Undefined, Differs, Probabilities, Recall, TooLarge, CutOff, Beyond, OtherName,
    ];
}
