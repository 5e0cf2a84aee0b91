using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Demarche.Record.Events;

/// <summary>
/// Ids for the rows that are read in one text: the text's name and a digest of what a row says and where, so that the same text gives the same ids. Rows that
/// say the same there are counted.
/// </summary>
/// <param name="article">The text's name.</param>
internal sealed class RowIds(string article)
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>The id of the next row.</summary>
    /// <param name="said">What it says, and where.</param>
    /// <param name="mark">What tells its reader from others; empty for the rules.</param>
    public string Of(string said, string mark = "")
    {
        var id = $"{article}-{mark}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 3))}";
        var count = taken[id] = taken.GetValueOrDefault(id) + 1;
        return count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
    }
}
