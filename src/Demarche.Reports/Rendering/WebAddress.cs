using System.Text.RegularExpressions;

namespace Demarche.Reports.Rendering;

/// <summary>Finds the web addresses in a text, so that a source can be followed by a click.</summary>
public static class WebAddress
{
    private static readonly Regex Pattern = new(
        @"https?://[A-Za-z0-9](?:[A-Za-z0-9\-._~/?#@!$&'()*+,;=%:]*[A-Za-z0-9\-_~/#=&])?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The text in pieces, in order; only <c>http</c> and <c>https</c> count, without the punctuation that ends a sentence.</summary>
    public static IEnumerable<(string Text, bool IsAddress)> Pieces(string text)
    {
        var at = 0;
        foreach (Match match in Pattern.Matches(text))
        {
            if (match.Index > at) yield return (text[at..match.Index], false);
            yield return (match.Value, true);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return (text[at..], false);
    }
}
