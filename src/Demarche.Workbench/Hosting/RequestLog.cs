using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Demarche.Workbench.Hosting;

/// <summary>One line a request: method, path, status and time. Never the query, which may hold the token, nor anything of a model.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var (path, took) = (context.Request.Path.Value, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Served(context.Request.Method, path, context.Response.StatusCode, took);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} {Status} in {Milliseconds:0.0} ms")]
    private partial void Served(string method, string? path, int status, double milliseconds);
}
