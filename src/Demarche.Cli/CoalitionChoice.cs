using System.CommandLine;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Coalitions;
using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>The options by which a command is told which coalitions to ask about.</summary>
internal sealed class CoalitionChoice
{
    private const string Every = "all";
    private const string None = "none";

    private readonly Option<string?> coalitions = new("--coalitions")
    {
        HelpName = "A+B,…",
        Description = "Which coalitions to ask about, such as Russia+USA,USA+Ukraine; all, or none; those the model names when left out",
    };

    private readonly Option<string?> partition = new("--partition")
    {
        HelpName = "A+B,…",
        Description = "Take these blocks of parties as the players, each acting as one; parties not named stand alone",
    };

    /// <summary>Puts the options on a command.</summary>
    public CoalitionChoice(Command command, ModelInput input)
    {
        command.Add(coalitions);
        command.Add(partition);
        coalitions.CompletionSources.Add(input.Names(c => c.Coalitions.Select(h => string.Join('+', h.Select(p => c.Parties[p].Name))).Append(Every).Append(None)));
    }

    /// <summary>Whether the user asked about coalitions, rather than the model alone.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(partition) is not null || parsed.GetValue(coalitions) is { } text && !Is(text, None);

    /// <summary>Reads the options against a model.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="crisis">The model.</param>
    /// <param name="question">What is asked about; null for no coalition.</param>
    /// <param name="problem">What is wrong with the options; empty when nothing is.</param>
    public bool TryRead(ParseResult parsed, Crisis crisis, out CoalitionQuestion? question, out string problem)
    {
        question = null;
        problem = "";
        if (parsed.GetValue(partition) is { } blocks)
        {
            if (parsed.GetValue(coalitions) is not null) problem = "--coalitions and --partition cannot be given together";
            else if (TryParse("--partition", blocks, crisis, out var named, out problem))
            {
                if (named.SelectMany(b => b.Members()).GroupBy(p => p).Any(g => g.Count() > 1)) problem = "--partition: a party cannot be in two blocks";
                else question = CoalitionQuestion.Partition(crisis.Parties.Count, named);
            }
        }
        else if (parsed.GetValue(coalitions) is not { } text) question = CoalitionQuestion.Of(crisis);
        else if (Is(text, Every)) question = CoalitionQuestion.Every;
        else if (!Is(text, None) && TryParse("--coalitions", text, crisis, out var asked, out problem)) question = new CoalitionQuestion([.. asked.Distinct()], ArePlayers: false);
        return problem.Length == 0;
    }

    private static bool TryParse(string option, string text, Crisis crisis, out IReadOnlyList<Coalition> found, out string problem)
    {
        var read = new List<Coalition>();
        found = read;
        problem = "";
        foreach (var entry in Choices.Entries(text))
        {
            var members = new List<int>();
            foreach (var name in entry.Split('+', StringSplitOptions.TrimEntries))
            {
                if (!PartyNames.TryFind(crisis, name, out var party, out var unknown)) problem = $"{option}: {unknown}";
                else if (members.Contains(party[0])) problem = $"{option}: '{entry}' names {crisis.Parties[party[0]].Name} twice";
                else members.Add(party[0]);
                if (problem.Length > 0) return false;
            }

            read.Add(Coalition.Of(members));
        }

        if (read.Count == 0) problem = $"{option} names no coalition";
        return problem.Length == 0;
    }

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
