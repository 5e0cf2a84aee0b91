using System.Globalization;
using Demarche.Record.Codebook;

namespace Demarche.Events.Codes;

/// <summary>A code of CAMEO.</summary>
/// <param name="Code">The code, two to four digits.</param>
/// <param name="Kind">What PLOVER would call it; null for bare statements (most of root 01), for which PLOVER has no type.</param>
/// <param name="Goldstein">Its value on the scale of Goldstein, from -10 to 10.</param>
public sealed record CameoCode(string Code, EventKind? Kind, decimal Goldstein);

/// <summary>
/// The codes of CAMEO with PLOVER's types and modes (our own table, <c>cameo.tsv</c>) and the values of Goldstein's scale as published for CAMEO. A code that
/// lost the zero at its front, as spreadsheets do it, is still known where only one code can be meant.
/// </summary>
public static class Cameo
{
    private static readonly Lazy<Dictionary<string, CameoCode>> Loaded = new(() =>
        CodebookFile.Rows(CodeTable.Text("cameo.tsv"), "cameo\ttype\tmode\tgoldstein")
        .Select(row => Of(row.Cells)).ToDictionary(c => c.Code, StringComparer.Ordinal));

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyCollection<CameoCode> All => Loaded.Value.Values;

    /// <summary>The code that a text means; null for none.</summary>
    /// <param name="text">What stands in the file.</param>
    /// <param name="isPadded">Whether codes have three digits at least, so that two stand for three whose zero was lost: <c>43</c> and <c>10</c> for
    /// <c>043</c> and <c>010</c>.</param>
    public static CameoCode? Find(string text, bool isPadded = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (isPadded && text.Length is 1 or 2) text = text.PadLeft(3, '0');
        return Loaded.Value.GetValueOrDefault(text) ?? (text.Length > 0 && text[0] != '0' ? Loaded.Value.GetValueOrDefault("0" + text) : null);
    }

    private static CameoCode Of(string[] cells) => new(
        cells[0],
        EventTypes.TryParse(cells[1], out var type) ? new EventKind(type, cells[2], cells[0]) : null,
        decimal.Parse(cells[3], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
}
