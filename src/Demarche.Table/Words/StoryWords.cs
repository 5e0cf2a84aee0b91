using Demarche.Engine.Stability;
using Demarche.Language.Wording;
using Demarche.Table.Rules;

namespace Demarche.Table.Words;

/// <summary>What happened at a table, in sentences that everybody at it may read.</summary>
public static class StoryWords
{
    /// <summary>A line as a sentence; null for talk, which is shown as it was written.</summary>
    public static string? Of(TableState state, StoryLine line)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(line);
        var about = state.About;
        return line switch
        {
            StoryLine.Opens opens => $"{TableCrisis.Day(state.Calendar.Occasions[opens.Occasion].On)}: {state.Calendar.Occasions[opens.Occasion].What}.",
            StoryLine.Pledge pledge => about.Sentence(pledge.Threat) + Said(pledge.Words),
            StoryLine.Move move => Move(about, move),
            StoryLine.Befell { Text: { } text } put =>
                $"It happens: {text.TrimEnd('.')}.{(put.To == put.From ? "" : $" Now {about.Words.Short(put.To, put.From)}.")}",
            StoryLine.Befell { Risk: >= 0 and var risk } => $"By itself it comes about that {about.Crisis.Risks[risk].Then.Words}.",
            StoryLine.Befell befell => $"What had been decided takes effect: {about.Words.Short(befell.To, befell.From)}.",
            StoryLine.Called called => string.Join(' ', called.Threats.Where(k => k < state.Threats.Count).Select(k => state.Threats[k]).Select(t =>
                $"{Phrases.Capitalise(about.Crisis.Parties[t.By].Words)}’s {(t.IsPromise ? "promise" : "threat")} is called in: it said that "
                    + $"{about.Crisis.Parties[t.By].Words} {Verb(t, about)}.")),
            StoryLine.Back back => $"The facilitator takes the table back to {TableCrisis.Day(state.Calendar.Occasions[back.Occasion].On)}.",
            StoryLine.Ends { IsClosed: true } => "The facilitator closes the table.",
            StoryLine.Ends => "Play is over.",
            _ => null,
        };
    }

    /// <summary>A move in words with its author's: "Russia severs relations with Washington. It says: “…”".</summary>
    public static string Move(TableCrisis about, StoryLine.Move move)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(move);
        var (who, chooser) = (Phrases.Capitalise(about.Crisis.Parties[move.Chooser.Party].Words), move.Chooser);
        var did = move.Decided.Option == 0
            ? $"{who} stays as it is{(move.Decided.Why == Reasons.TimeUp ? ": its time was up" : "")}"
            : $"{who} {about.Words.Action(new Step(chooser.Party, chooser.From, move.Decided.End))}";
        return $"{did}.{Said(move.Decided.Statement)}";
    }

    private static string Said(string? words) => string.IsNullOrWhiteSpace(words) ? "" : $" It says: “{words.Trim()}”";

    /// <summary>What is threatened or promised, after the author's name.</summary>
    private static string Verb(Language.Model.Threat threat, TableCrisis about)
    {
        var (who, words) = (about.Crisis.Parties[threat.By].Words, threat.Then.Words);
        return words.StartsWith(who + " ", StringComparison.Ordinal) ? words[(who.Length + 1)..] : $"sees to it that {words}";
    }
}
