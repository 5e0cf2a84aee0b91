using Demarche.Workbench.Files;
using MudBlazor;

namespace Demarche.Workbench.Forms;

/// <summary>Shows what came of a change.</summary>
internal static class ChangeMessages
{
    /// <summary>Shows why it was not made, which comments went with it, and what else came of it; nothing when there is nothing of that.</summary>
    public static void Tell(this ISnackbar messages, ChangeResult result)
    {
        if (result.Problem is { } problem) messages.Add(problem, Severity.Error);
        else if (result.CommentsRemoved.Count > 0)
            messages.Add(
            $"With it went {(result.CommentsRemoved.Count == 1 ? "a comment" : $"{result.CommentsRemoved.Count} comments")}; undo brings back both.",
            Severity.Info);
        if (result.Notice is { } shown) messages.Add(shown, Severity.Info);
    }
}
