using System.Net;

namespace Demarche.Workbench.Tests;

/// <summary>What is sent before any script runs.</summary>
public class FirstPageTests
{
    [Fact]
    public async Task The_answer_stands_in_the_first_page()
    {
        await using var server = await Server.Start();
        using var client = new HttpClient { Timeout = Patience.Long };

        var page = await client.GetStringAsync(new Uri(server.Address));

        Assert.Contains("The answer", page, StringComparison.Ordinal);
        Assert.Contains("the break", WebUtility.HtmlDecode(page), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("/_content/Demarche.Workbench/workbench.css")]
    public async Task What_the_page_needs_is_served(string file)
    {
        await using var server = await Server.Start();
        using var client = new HttpClient();

        var content = await client.GetByteArrayAsync(new Uri(server.Address + file));

        Assert.NotEmpty(content);
    }
}
