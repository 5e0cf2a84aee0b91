using Demarche.Analysis.Findings;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>What is left open, and how it is settled, in words.</summary>
public static class OpenWords
{
    /// <summary>What is open as a clause: "whether Russia is resolute or bluffing".</summary>
    public static string InWords(this OpenThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return thing switch
        {
            OpenThing.Question(var open, var question) => Question(open, question),
            OpenThing.Number(var name) => name,
            OpenThing.Lever(var name) => $"whether the lever {name} is kept",
            _ => throw new NotSupportedException($"No words for {thing.GetType().Name}."),
        };
    }

    /// <summary>A way of settling it: "resolute", "15%", "given up for good".</summary>
    public static string InWords(this SettledAs settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return settled switch
        {
            SettledAs.Answer(var open, var question, var answer) => Answer(open, question, answer),
            SettledAs.Number(var value) => value,
            SettledAs.GivenUp => "given up for good",
            SettledAs.Kept => "kept",
            _ => throw new NotSupportedException($"No words for {settled.GetType().Name}."),
        };
    }

    private static string Question(OpenCrisis open, OpenQuestion question)
    {
        if (question.Kind == QuestionKind.Concept) return "how far the parties look ahead";
        var party = open.Compiled.Crisis.Parties[question.Party].Words;
        if (question.Kind == QuestionKind.Type)
            return $"whether {party} is {Phrases.List(Enumerable.Range(0, (int)question.Answers).Select(t => Type(open, question, t)), "or")}";
        var under = open.TypeOf(question.Party, question.Type) is { } type ? $"{party}, if {type.Words}," : party;
        var group = open.GroupOf(question);
        return question.Kind switch
        {
            QuestionKind.Order =>
                $"which of {Count(group.Count)} wishes matters {(group.Count == 2 ? "more" : "most")} to {under}: that "
                + $"{Phrases.List(group.Select(c => c.Words), "or that")}",
            QuestionKind.Strength => $"how strongly {under} prefers that {group[question.Statement].Words}",
            _ => $"whether {under} cares that {group[question.Statement].Words}",
        };
    }

    private static string Answer(OpenCrisis open, OpenQuestion question, int answer)
    {
        switch (question.Kind)
        {
            case QuestionKind.Concept: return ConceptNames.Title(open.Conflict.Concepts[answer]);
            case QuestionKind.Type: return Type(open, question, answer);
            case QuestionKind.Strength: return Degree(open.GroupOf(question)[question.Statement].Strengths[answer]);
            case QuestionKind.Optional: return answer == 0 ? "it does" : "it does not";
            default:
                var group = open.GroupOf(question);
                if (group.Count > 3) return $"first that {group[answer].Words}";
                return string.Join(", then ", open.OrderIn(question, answer).Select(k => $"that {group[k].Words}"));
        }
    }

    private static string Type(OpenCrisis open, OpenQuestion question, int type) => open.TypeOf(question.Party, type)!.Words;

    private static string Degree(int degree) => degree switch { 0 => "mildly", 1 => "strongly", _ => $"to degree {degree}" };

    private static string Count(int wishes) => wishes == 2 ? "two" : wishes == 3 ? "three" : $"{wishes}";
}
