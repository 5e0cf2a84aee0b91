using Demarche.Analysis.Findings;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Words;

/// <summary>Open questions and their answers in words.</summary>
/// <param name="open">What is open.</param>
internal sealed class QuestionWords(OpenCrisis open)
{
    /// <summary>A question as a clause: "whether Russia is resolute or bluffing".</summary>
    public string Question(OpenQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Kind switch
        {
            QuestionKind.Concept => "how far the parties look ahead",
            QuestionKind.Type => $"whether {Party(question)} is {Phrases.List(Types(question).Select(t => t), "or")}",
            QuestionKind.Order => $"which of {Count(open.GroupOf(question).Count)} wishes matters {(open.GroupOf(question).Count == 2 ? "more" : "most")} to {Party(question)}{Under(question)}: that {Phrases.List(open.GroupOf(question).Select(c => c.Words), "or that")}",
            QuestionKind.Strength => $"how strongly {Party(question)}{Under(question)} prefers that {open.GroupOf(question)[question.Statement].Words}",
            _ => $"whether {Party(question)}{Under(question)} cares that {open.GroupOf(question)[question.Statement].Words}",
        };
    }

    /// <summary>An answer to a question as a condition: "Russia is resolute".</summary>
    public string Answer(OpenQuestion question, int answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        switch (question.Kind)
        {
            case QuestionKind.Concept: return ConceptNames.Title(open.Conflict.Concepts[answer]);
            case QuestionKind.Type: return Types(question).ElementAt(answer);
            case QuestionKind.Strength: return Degree(open.GroupOf(question)[question.Statement].Strengths[answer]);
            case QuestionKind.Optional: return answer == 0 ? "it does" : "it does not";
            default:
                var group = open.GroupOf(question);
                if (group.Count > 3) return $"first that {group[answer].Words}";
                return string.Join(", then ", open.OrderIn(question, answer).Select(k => $"that {group[k].Words}"));
        }
    }

    /// <summary>A question with what comes out under its answers.</summary>
    public OpenQuestionFinding Finding(QuestionAnswer found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var answers = found.Answers.Select(a => new AnswerFinding(Answer(found.Question, a.Answer), a.Looked, [.. a.Shares.Select(ShareFinding.Of)]));
        return new OpenQuestionFinding(Question(found.Question), found.Question.Kind.ToString().ToLowerInvariant(), [.. answers], found.Flips, found.FlipsAny);
    }

    private string Party(OpenQuestion question) => open.Compiled.Crisis.Parties[question.Party].Words;

    private string Under(OpenQuestion question) => open.TypeOf(question.Party, question.Type) is { } type ? $", if {type.Words}," : "";

    private IEnumerable<string> Types(OpenQuestion question) => Enumerable.Range(0, (int)question.Answers).Select(t => open.TypeOf(question.Party, t)!.Words);

    private static string Degree(int degree) => degree switch { 0 => "mildly", 1 => "strongly", _ => $"to degree {degree}" };

    private static string Count(int wishes) => wishes == 2 ? "two" : wishes == 3 ? "three" : $"{wishes}";
}
