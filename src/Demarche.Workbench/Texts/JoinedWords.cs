using Demarche.Record.Joining;

namespace Demarche.Workbench.Texts;

/// <summary>What became of a record that a text was read into, in a sentence or two.</summary>
public static class JoinedWords
{
    /// <summary>The sentences.</summary>
    public static string Of(JoinedRecord joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        var file = Path.GetFileName(joined.RecordFile);
        if (joined.Added.Count == 0) return $"Nothing is new: {file} has all of this text already{Rejected(joined)}.";
        return $"{Rows(joined.Added.Count)} added to {file}; none counts before you accept "
            + $"it.{(joined.Known == 0 ? "" : $" {Rows(joined.Known)} stood there already{Rejected(joined)}.")}";
    }

    private static string Rejected(JoinedRecord joined) => joined.Rejected == 0 ? "" : $", {joined.Rejected} of {(joined.Known == 1 ? "it" : "them")} rejected";

    private static string Rows(int count) => count == 1 ? "One row" : $"{count:#,0} rows";
}
