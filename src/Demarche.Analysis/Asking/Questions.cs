namespace Demarche.Analysis.Asking;

/// <summary>All questions about a model.</summary>
public static class Questions
{
    /// <summary>Their tables, in the order in which they are listed.</summary>
    public static IReadOnlyList<QuestionInfo> All { get; } =
    [
        CheckQuestion.Info, SolveQuestion.Info, ExplainQuestion.Info, PathsQuestion.Info, AdviseQuestion.Info, BriefQuestion.Info, PlayQuestion.Info,
            VaryQuestion.Info,
    ];

    /// <summary>The question of a name; null when there is none.</summary>
    public static QuestionInfo? Find(string name) => All.FirstOrDefault(q => string.Equals(q.Name, name, StringComparison.Ordinal));
}
