using Microsoft.AspNetCore.Http;

namespace Demarche.Workbench;

/// <summary>What a request tells of its browser, besides what it asks for.</summary>
internal static class RequestFacts
{
    /// <summary>The cookie that keeps the choice of <c>light</c> or <c>dark</c>.</summary>
    public const string ThemeCookie = "demarche-theme";

    /// <summary>The reader's choice of light or dark; null leaves it to the screen.</summary>
    public static string? Theme(HttpRequest request) => request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;

    /// <summary>
    /// Whether the browser comes by TLS, to us or to a proxy that says so. A browser that says so falsely only keeps its own cookie from itself.
    /// </summary>
    public static bool ByTls(HttpRequest request) => request.IsHttps
        || request.Headers["X-Forwarded-Proto"].ToString().Split(',')[0].Trim().Equals("https", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Forwarded"].ToString().Contains("proto=https", StringComparison.OrdinalIgnoreCase);
}
