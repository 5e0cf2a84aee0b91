using System.Net;
using Demarche.Workbench.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Demarche.Workbench.Hosting;

/// <summary>
/// What every request passes first: its host must be one of ours, so that no page elsewhere can reach this server under a name of its own
/// (DNS rebinding); its origin, where a browser tells it, must be this server; and beyond this machine it must show the access token.
/// </summary>
internal sealed class Gate(RequestDelegate next, IReadOnlyCollection<string> hosts, Secret secret)
{
    private const string CookiePrefix = "demarche-pass";
    private const string Query = "token";
    private const string Live = "/health/live";
    private static readonly string[] TableFiles =
        ["/_content/Demarche.Workbench/table.css", "/_content/Demarche.Workbench/table.js", "/_content/Demarche.Workbench/icon.svg"];
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(400);

    private readonly AccessToken? token = secret.Token;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, "This workbench does not go by that name. Start it with --host NAME to let it.");
        }
        else if (!IsOwnOrigin(request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "Requests from pages of other sites are refused.");
        }
        else if (token is null || request.Path == Live || HasOwnSecrets(request.Path) || token.Passes(request.Cookies[Cookie(request.Host)])
            || token.Opens(Bearer(request)))
        {
            await next(context);
        }
        else if (HttpMethods.IsGet(request.Method) && request.Query.TryGetValue(Query, out var shown) && token.Opens(shown))
        {
            await Admit(context);
        }
        else
        {
            await Task.Delay(Delay, context.RequestAborted);
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Refuse(context, StatusCodes.Status401Unauthorized,
                "Open the address with the access token that was printed when the workbench was started: …/?token=TOKEN");
        }
    }

    /// <summary>
    /// The cookie of a browser that has shown the token. Cookies know no ports: two workbenches on one host would take each other's away, so
    /// the port is part of the name.
    /// </summary>
    public static string Cookie(HostString host) => host.Port is { } port ? FormattableString.Invariant($"{CookiePrefix}-{port}") : CookiePrefix;

    /// <summary>
    /// The pages of the table ask for secrets of their own, one a seat: whoever plays at one needs no token to the workbench, and gets none of it. With them go
    /// the files that they are made of.
    /// </summary>
    private static bool HasOwnSecrets(PathString path) => path.StartsWithSegments(TableApi.Root, StringComparison.Ordinal) || path == ThemeSheet.Path
        || TableFiles.Contains(path.Value, StringComparer.Ordinal);

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } text && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : null;

    private static bool IsOwnOrigin(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) && !IsBehindTls(request, origin)) return false;
        return request.Headers["Sec-Fetch-Site"].ToString() is not "cross-site" || HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate";
    }

    /// <summary>A proxy that speaks TLS for us passes requests on without it; the browser's origin then differs in the scheme alone.</summary>
    private static bool IsBehindTls(HttpRequest request, string origin) => string.Equals(origin, $"https://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Gives the cookie by a page of our own that leads on: a redirect would still count as another site's, which a strict cookie is not sent with.
    /// </summary>
    private async Task Admit(HttpContext context)
    {
        var rest = QueryString.Create(context.Request.Query.Where(q => q.Key != Query));
        var onward = WebUtility.HtmlEncode($"{context.Request.Path}{rest}");
        context.Response.Cookies.Append(Cookie(context.Request.Host), token!.Pass, new CookieOptions
        {
            HttpOnly = true,
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
            Secure = RequestFacts.ByTls(context.Request),
            Path = "/",
        });
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response
            .WriteAsync($"<!DOCTYPE html><html lang=\"en\"><title>Demarche</title><meta http-equiv=\"refresh\" content=\"0;url={onward}\"><p><a "
            + $"href=\"{onward}\">Go on to the workbench</a></p></html>");
    }

    private static Task Refuse(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words + "\n");
    }
}

/// <summary>The token to ask for; none when it is null.</summary>
internal sealed record Secret(AccessToken? Token);
