using System.Globalization;

namespace Demarche.Events.Counting;

/// <summary>Why a row is not counted although it should be.</summary>
public enum Refusal
{
    /// <summary>It has more or fewer cells than the others.</summary>
    Columns,

    /// <summary>A cell that is needed is no UTF-8.</summary>
    Bytes,

    /// <summary>It is longer than is read.</summary>
    TooLong,

    /// <summary>Its quotation marks do not fit.</summary>
    Quotes,

    /// <summary>Its day is none.</summary>
    Day,

    /// <summary>Its kind is none.</summary>
    Kind,

    /// <summary>Its number of events is none.</summary>
    Count,

    /// <summary>Its tone is none.</summary>
    Tone,
}

/// <summary>Rows refused for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rows">How many.</param>
/// <param name="Examples">The first of them: where, and what stands there.</param>
public sealed record RefusedRows(Refusal Reason, long Rows, IReadOnlyList<RefusedRow> Examples);

/// <summary>A row that was refused.</summary>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, or its row in a file without lines, from 1.</param>
/// <param name="Text">What stands there, cut short.</param>
public sealed record RefusedRow(string File, long Line, string Text);

/// <summary>Counts what is refused, and keeps the first examples of each reason.</summary>
internal sealed class Refusals
{
    private const int Shown = 3;
    private const int Excerpt = 60;
    private readonly SortedDictionary<Refusal, (long Rows, List<RefusedRow> First)> found = [];

    /// <summary>All, by reason.</summary>
    public IReadOnlyList<RefusedRows> All => [.. found.Select(f => new RefusedRows(f.Key, f.Value.Rows, f.Value.First))];

    public void Add(Refusal reason, string file, long line, string text)
    {
        var (rows, first) = found.GetValueOrDefault(reason, (0, []));
        if (first.Count < Shown) first.Add(new RefusedRow(file, line, text.Length > Excerpt ? text[..Excerpt] + "…" : text));
        found[reason] = (rows + 1, first);
    }

    public void Join(Refusals later)
    {
        foreach (var (reason, (rows, first)) in later.found)
        {
            var (had, kept) = found.GetValueOrDefault(reason, (0, []));
            found[reason] = (had + rows, [.. kept.Concat(first).Take(Shown)]);
        }
    }

    /// <summary>What is wrong with rows, in the middle of a sentence.</summary>
    public static string Words(Refusal reason, int width) => reason switch
    {
        Refusal.Columns => string.Create(CultureInfo.InvariantCulture, $"another number of cells than the {width} of their file"),
        Refusal.Bytes => "bytes that do not belong to UTF-8",
        Refusal.TooLong => "a line longer than 2 MB",
        Refusal.Quotes => "quotation marks that are not closed, or text after one that is",
        Refusal.Day => "no day that exists",
        Refusal.Kind => "a kind of event that nobody knows",
        Refusal.Count => "no whole number of events",
        _ => "no tone from -10 to 10",
    };
}
