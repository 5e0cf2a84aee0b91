using Demarche.Record.Joining;

namespace Demarche.Cli.Reading;

/// <summary>What became of a record, in a sentence or two.</summary>
internal static class JoinWords
{
    public static string Of(JoinedRecord joined)
    {
        var file = Path.GetFileName(joined.RecordFile);
        if (joined.Added.Count == 0)
            return $"{file}: nothing new; {Count(joined.Known, "row")} of this text {(joined.Known == 1 ? "is" : "are")} there already{Rejected(joined)}.";
        var restating = joined.Restating == 0 ? "" : $", {joined.Restating} of which {(joined.Restating == 1 ? "tells" : "tell")} of something shown before";
        var known = joined.Known == 0 ? "" : $" {Count(joined.Known, "row")} {(joined.Known == 1 ? "was" : "were")} there already{Rejected(joined)}.";
        return $"{file}: {Count(joined.Added.Count, "new row")}{restating}. Nobody has looked at {(joined.Added.Count == 1 ? "it" : "them")} yet: accept or "
            + $"reject each.{known}";
    }

    private static string Rejected(JoinedRecord joined) => joined.Rejected == 0 ? "" : $", {joined.Rejected} of {(joined.Known == 1 ? "it" : "them")} rejected";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
