namespace Demarche.Workbench.Steps;

/// <summary>A step on the way to a new model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">What to do in it.</param>
/// <param name="WhyNot">Why the next one cannot be begun yet; null when it can.</param>
public sealed record CrisisStep(string Name, string Says, Func<NewCrisis, string?> WhyNot)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<CrisisStep> All { get; } =
    [
        new("The crisis", "Give it a title. The file is named after it.", c => c.Title.Trim().Length == 0 ? "Give the crisis a title." : null),
        new("Parties", "Who decides something in it?", Parties),
        new("Levers", "What can each party do? Say first how things stand, then what it could do instead.", Levers),
        new("The break", "What must not happen? Choose one or several; any of them is the break.", c => c.Breaks.Count == 0 ? "Choose what the break is."
            : c.WhyNot()),
        new("Wishes", "Drag what each party likes best to the top, or move it with its arrows.", c => c.WhyNot()),
        new("Calendar", "On which days can the parties act? Without any, the answer has no probability; days can be added later.", c => c.WhyNot()),
    ];

    private static string? Parties(NewCrisis crisis)
    {
        var names = crisis.Named.Select(p => p.Name.Trim()).ToList();
        if (names.Count < 2) return "Name at least two parties.";
        return names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? $"Two parties are called “{twice.Key}”. Give one of them another name." : null;
    }

    private static string? Levers(NewCrisis crisis)
    {
        foreach (var party in crisis.Named)
        {
            foreach (var lever in party.Filled)
            {
                if (lever.Name.Trim().Length == 0) return $"Say in a word what the lever of {party.Name.Trim()} is about.";
                var levels = lever.Named.ToList();
                if (levels.Count < 2) return $"“{lever.Name.Trim()}” needs two levels: how things stand, and what {party.Name.Trim()} could do instead.";
                if (levels.Any(l => l.Word.Trim().Length == 0)) return $"Name every level of “{lever.Name.Trim()}” in a word.";
                if (levels.Any(l => l.Phrase.Trim().Length > 0) && levels.Any(l => l.Phrase.Trim().Length == 0))
                    return $"Say what {party.Name.Trim()} does at every level of “{lever.Name.Trim()}”, or at none.";
            }
        }

        return crisis.Levels.Any() ? crisis.WhyNot() : "Give at least one party something that it can do.";
    }
}
