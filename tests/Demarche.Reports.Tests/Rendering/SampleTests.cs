using Demarche.Reports.Rendering;

namespace Demarche.Reports.Tests.Rendering;

public class SampleTests
{
    [Fact]
    public void Text_is_as_it_was_looked_at() => Baseline.Check("sample.txt", TerminalRenderer.Render(SampleDocument.Brief));

    [Fact]
    public void Text_on_a_narrow_terminal_is_as_it_was_looked_at() => Baseline.Check("sample-narrow.txt", TerminalRenderer.Render(SampleDocument.Brief, 40));

    [Fact]
    public void Markdown_is_as_it_was_looked_at() => Baseline.Check("sample.md", MarkdownRenderer.Render(SampleDocument.Brief));

    [Fact]
    public void Html_is_as_it_was_looked_at() => Baseline.Check("sample.html", HtmlRenderer.Render(SampleDocument.Brief));

    [Fact]
    public void Json_is_as_it_was_looked_at() => Baseline.Check("sample.json", JsonRenderer.Render(SampleDocument.Brief));
}
