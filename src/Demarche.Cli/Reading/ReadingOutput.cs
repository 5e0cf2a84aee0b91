using Demarche.Record.Events;

namespace Demarche.Cli.Reading;

/// <summary>
/// What was read, in the format asked for. Beside a model or a draft the table is left to them where it would only stand in the way of a script.
/// </summary>
internal static class ReadingOutput
{
    public static void Write(IReadOnlyList<Record.Reading.Reading> readings, string format, bool why, bool beside, Io io)
    {
        switch (format)
        {
            case "csv":
                io.Out.Write(EventCsv.Write(readings.SelectMany(r => r.Events).Select(e => e.Row)));
                break;
            case "json":
                ReadingJson.Write(readings, io.OutStream);
                break;
            case "md":
                io.Out.Write(ReadingMarkdown.Of(readings, why));
                break;
            default:
                foreach (var reading in readings) ReadingTable.Write(reading, why, beside, io.OutConsole());
                break;
        }
    }
}
