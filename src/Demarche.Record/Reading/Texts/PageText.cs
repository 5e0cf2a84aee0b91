using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Demarche.Record.Reading.Texts;

/// <summary>
/// The article of a saved page, by SmartReader (a port of Mozilla's Readability): headline, day and the paragraphs, without menus, scripts and
/// advertisements. Where it finds no article, all visible text counts. Nothing is fetched.
/// </summary>
internal static class PageText
{
    private const int DeepestTags = 3000;
    private const int Longest = 4 * 1024 * 1024;

    public static (string? Text, string? Title, DateOnly? Published) Of(string html)
    {
        if (html.Length > Longest || Depth(html) > DeepestTags) return (Stripped(html), "", null);
        var article = Article(html);
        var text = article is { IsReadable: true } ? Lines(article.Content) : "";
        if (text.Length < 200 && Lines(html) is var all && all.Length > 2 * text.Length) text = all;
        var title = article?.Title?.Trim() ?? "";
        if (title.Length > 0 && !text.StartsWith(title, StringComparison.Ordinal)) text = $"{title}\n\n{text}";
        return (text, title, article?.PublicationDate is { } date ? DateOnly.FromDateTime(date) : null);
    }

    private static SmartReader.Article? Article(string html)
    {
        try
        {
            using var reader = new SmartReader.Reader("https://page.invalid/", html);
            return reader.GetArticle();
        }
#pragma warning disable CA1031 // The page is untrusted and the library's exceptions are not documented; without an article all visible text is read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>The text of a document, a block a line.</summary>
    private static string Lines(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        foreach (var hidden in document.QuerySelectorAll("script, style, noscript, template, nav, footer, form, button, svg, figure > img, iframe, head")
            .ToList()) hidden.Remove();
        var stack = new Stack<(INode Node, bool Leaving)>();
        if (document.Body is { } body) stack.Push((body, false));
        while (stack.TryPop(out var here))
        {
            if (here.Leaving)
            {
                text.Append("\n\n");
                continue;
            }

            if (here.Node is IText words) text.Append(Regex.Replace(words.Data, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)));
            if (here.Node is IElement { LocalName: "br" }) text.Append('\n');
            if (here.Node is IElement { LocalName: "p" or "div" or "h1" or "h2" or "h3" or "h4" or "li" or "blockquote" or "section" or "article" or "tr"
                or "ul" or "ol" or "header" or "figcaption" or "pre" })
            {
                text.Append("\n\n");
                stack.Push((here.Node, true));
            }

            for (var i = here.Node.ChildNodes.Length - 1; i >= 0; i--) stack.Push((here.Node.ChildNodes[i], false));
        }

        return string.Join("\n\n", text.ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    /// <summary>A page too large or too deep to be parsed: everything between tags.</summary>
    private static string Stripped(string html)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var c in html)
        {
            if (c == '<') inside = true;
            if (!inside) text.Append(c);
            if (c != '>' || !inside) continue;
            inside = false;
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How deep tags stand in one another at most, roughly: those opened less those closed.</summary>
    private static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var i = 0; i + 1 < html.Length; i++)
        {
            if (html[i] != '<') continue;
            if (html[i + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(html[i + 1]) && !IsVoid(html.AsSpan(i + 1))) deepest = Math.Max(deepest, ++depth);
        }

        return deepest;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag) =>
        tag.StartsWith("br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("img", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("meta", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("link", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("input", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("hr", StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith("p>", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase);
}
