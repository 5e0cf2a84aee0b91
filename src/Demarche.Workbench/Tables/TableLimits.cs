using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tables;

/// <summary>How much may come from whom: a class behind one address takes its seats, and nobody tries secrets one after another or floods a table.</summary>
internal static class TableLimits
{
    /// <summary>The most tables of a room.</summary>
    public const int MostTables = 200;

    /// <summary>The most bytes of a command.</summary>
    public const int LongestCommand = 32 << 10;

    /// <summary>The most pages of one seat that hear what changes at the same time.</summary>
    public const int MostPages = 8;

    /// <summary>The policy of taking a seat: so many tries a minute from one address.</summary>
    public const string Joining = "table-joining";

    /// <summary>The policy of doing something: so much in ten seconds at one page.</summary>
    public const string Doing = "table-doing";

    private const int JoinsAMinute = 240;

    /// <summary>So much may be done at one page in ten seconds.</summary>
    public const int DoingsInTenSeconds = 60;

    public static IServiceCollection AddTableLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // With words of its own a refusal is sent as it is; without them a page of the workbench would take its place, and its status.
        limiter.OnRejected = async (refused, cancellation) =>
            await refused.HttpContext.Response.WriteAsJsonAsync(new { whyNot = "so much at once is not taken; wait a moment" }, cancellation);
        limiter.AddPolicy(Joining, context => Window(context.Connection.RemoteIpAddress?.ToString() ?? "", JoinsAMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Doing, context =>
            Window($"{context.Connection.RemoteIpAddress} {context.Request.Path}", DoingsInTenSeconds, TimeSpan.FromSeconds(10)));
    });

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 });
}
