using System.Xml.Linq;

namespace Demarche.Reports.Tests.Rendering;

/// <summary>The rendered page read back: it is well-formed XML under its document type.</summary>
internal static class Html
{
    private const string DocumentType = "<!DOCTYPE html>\n";

    public static XElement Parse(string html)
    {
        Assert.StartsWith(DocumentType, html, StringComparison.Ordinal);
        return XElement.Parse(html[DocumentType.Length..], LoadOptions.PreserveWhitespace);
    }
}
