using System.Text;
using CsCheck;
using Demarche.Language.Diagnostics;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;

namespace Demarche.Tests.Reading;

/// <summary>Texts come in as they lie about: plain, as pages, as PDF, broken, in other languages.</summary>
public sealed class IntakeTests
{
    private static (Article? Article, IReadOnlyList<Diagnostic> Found) Take(byte[] bytes, string file = "a.txt")
    {
        var found = new DiagnosticBag();
        return (TextIntake.Read(new MemoryStream(bytes), file, "a", found), found.InOrder());
    }

    private static (Article? Article, IReadOnlyList<Diagnostic> Found) Take(string text, string file = "a.txt") => Take(Encoding.UTF8.GetBytes(text), file);

    [Fact]
    public void HeadlineAndStandfirstAreParagraphZero()
    {
        var (article, _) = Take("Iran keeps the tanker\n\nThe fleet has sailed, and nobody knows where.\n\n\nLondon has sent a frigate.\n\nIran said that it would wait.\n\nLeave a Reply\n\nYour email address will not be published.");
        Assert.Equal([0, 0, 1, 2], article!.Paragraphs.Select(p => p.Number));
        Assert.Equal("Iran keeps the tanker", article.Title);
    }

    [Fact]
    public void LinesThatWereWrappedAreOneParagraph()
    {
        var (article, _) = Take("Iran said on Monday that the tanker would be released only when the\nother ship was, and Britain answered by ordering a second warship to\nthe Gulf. The crew of both ships are said to be well and in good spirits\nso far.\n\nThe talks go on.");
        Assert.Equal(2, article!.Paragraphs.Count);
    }

    [Fact]
    public void APageGivesItsArticleAndRunsNothing()
    {
        var body = string.Concat(Enumerable.Range(0, 12).Select(i => $"<p>Iran warned Britain on day {i} that it would close the strait if the fleet came nearer, and the minister said that the country was ready for talks with all its neighbours.</p>"));
        var (article, found) = Take($"<!DOCTYPE html><html><head><title>Iran warns</title><meta property=\"article:published_time\" content=\"2019-07-22T10:00:00Z\"><script>document.body.innerHTML='Iraq attacked Iran.'</script></head><body><nav>Home News Sport</nav><article><h1>Iran warns</h1>{body}</article><footer>Copyright</footer></body></html>", "a.html");
        Assert.Empty(found);
        Assert.DoesNotContain("Iraq", article!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", article.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2019, 7, 22), article.Published);
        Assert.NotEmpty(Reader.Read(article, article.Published!.Value).Events);
    }

    [Theory]
    [InlineData("<html><body>", 30_000, "<div>")]
    [InlineData("<html><body>", 100_000, "<p>Iran said")]
    [InlineData("<html><body><table>", 20_000, "<tr><td>")]
    [InlineData("<html>", 50_000, "<!-- ")]
    [InlineData("<html><body>", 20_000, "<script>")]
    public void PagesThatDoHarmAreReadOrRefused(string head, int times, string part) => Take(head + new StringBuilder().Insert(0, part, times), "a.html");

    [Theory]
    [InlineData("%PDF-1.7\nnot a pdf at all")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 9999999\ntrailer << /Root 1 0 R >>\nstartxref\n99999\n%%EOF")]
    public void APdfThatIsNoneIsRefused(string text)
    {
        var (article, found) = Take(text, "a.pdf");
        Assert.Null(article);
        Assert.Contains(found, d => d.Code is "DEM0720" or "DEM0722");
    }

    [Fact]
    public void APdfIsRead()
    {
        var builder = new UglyToad.PdfPig.Writer.PdfDocumentBuilder();
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        var font = builder.AddStandard14Font(UglyToad.PdfPig.Fonts.Standard14Fonts.Standard14Font.Helvetica);
        page.AddText("Iran warned the United States that it would close the strait if the fleet came nearer.", 10, new UglyToad.PdfPig.Core.PdfPoint(20, 700), font);
        var (article, found) = Take(builder.Build(), "a.pdf");
        Assert.Empty(found);
        Assert.Contains(Reader.Read(article!, new DateOnly(2021, 4, 7)).Events, e => e.Row is { By: "Iran", Toward: "United States" });
    }

    [Theory]
    [InlineData("Le ministre a déclaré que la France ne céderait pas devant les menaces et que les négociations continueraient la semaine prochaine à Genève.", "French")]
    [InlineData("Der Minister sagte, dass Deutschland nicht nachgeben werde und dass die Verhandlungen in der nächsten Woche in Genf fortgesetzt würden.", "German")]
    [InlineData("Министр заявил, что Россия не уступит угрозам и что переговоры продолжатся на следующей неделе в Женеве, как и было условлено раньше.", "Russian")]
    [InlineData("El ministro dijo que España no cedería ante las amenazas y que las negociaciones continuarían la semana que viene en Ginebra.", "Spanish")]
    public void AnotherLanguageIsNamedAndRefused(string text, string language)
    {
        var (article, found) = Take(text);
        Assert.Null(article);
        var problem = Assert.Single(found);
        Assert.Equal("DEM0721", problem.Code);
        Assert.Contains(language, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n  ")]
    [InlineData("12345 67890")]
    public void NothingToReadIsSaid(string text) => Assert.Equal("DEM0722", Assert.Single(Take(text).Found).Code);

    [Fact]
    public void BytesThatAreNoTextAreRefused() => Assert.Equal("DEM0720", Assert.Single(Take(new byte[5000]).Found).Code);

    [Fact]
    public void AFileThatIsNotThereIsSaid()
    {
        var found = new DiagnosticBag();
        Assert.Null(TextIntake.ReadFile("no-such-article.txt", found));
        Assert.Equal("DEM0720", Assert.Single(found.InOrder()).Code);
    }

    [Fact]
    public void AnyBytesAreReadOrRefused() => Gen.Byte.Array[0, 600].Sample(bytes =>
    {
        Take(bytes);
        Take(bytes, "a.html");
    });

    [Theory]
    [InlineData("My Article (2).txt", "my-article-2")]
    [InlineData("/x/..txt", "text")]
    [InlineData("Статья.txt", "text")]
    public void ASourceHasAPlainId(string path, string id) => Assert.Equal(id, TextIntake.IdOf(path));
}
