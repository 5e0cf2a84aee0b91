using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Outside;

/// <summary>Counts classes from a file of International Crisis Behavior of either kind: one crisis a line, or one state in a crisis a line.</summary>
public static class IcbClasses
{
    /// <summary>The classes that can be counted from a file; none where it holds no case, or where something is wrong with it.</summary>
    /// <param name="text">The file, comma-separated with a header.</param>
    /// <param name="file">Its name as the user knows it.</param>
    /// <param name="source">Who counted.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<CountedClass> Count(string text, string file, string source, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IcbAnswers.Fits(text)) return IcbCrises.Count(IcbCrises.Read(text, file, diagnostics), source);
        var answers = IcbAnswers.Read(text, file, diagnostics);
        return answers.Count == 0 ? [] : [IcbAnswers.Count(answers, source)];
    }
}
