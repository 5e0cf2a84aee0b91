using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Demarche.Table.Rules;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tables;

/// <summary>
/// What a page looks like, sent when it changes and only then: what happens at a table and is not for the page moves nothing on the wire, so that not even
/// its time can be said. A connection that was lost begins anew with the whole page.
/// </summary>
internal static class PageStream
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly ConcurrentDictionary<string, int> Open = new(StringComparer.Ordinal);

    /// <summary>The stream of a page, or a refusal where too many of one page are open.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page's address, by which open streams are counted.</param>
    /// <param name="tables">The tables that it shows, now: they may become more.</param>
    /// <param name="parameters">What it is made from, now.</param>
    /// <param name="hall">Where tables are opened, for a page that shows all of them.</param>
    public static IResult Of<T>(HttpContext context, string page, Func<IReadOnlyList<LiveTable>> tables, Func<Dictionary<string, object?>> parameters,
        TableHall? hall = null)
        where T : IComponent
    {
        if (Open.AddOrUpdate(page, 1, (_, n) => n + 1) > TableLimits.MostPages)
        {
            Leave(page);
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        context.Response.Headers["X-Accel-Buffering"] = "no"; // A proxy must hand it on as it comes.
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        return TypedResults.ServerSentEvents(Items<T>(context.RequestServices, page, tables, parameters, hall, time, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Items<T>(
        IServiceProvider services, string page, Func<IReadOnlyList<LiveTable>> tables, Func<Dictionary<string, object?>> parameters, TableHall? hall,
            TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
        where T : IComponent
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Wake() => changes.Writer.TryWrite(true);
        var watched = new HashSet<LiveTable>();
        void Watch()
        {
            foreach (var table in tables()) if (watched.Add(table)) table.Changed += Wake;
        }

        Watch();
        if (hall is not null) hall.Grown += Wake;
        try
        {
            var (sent, beat) = ("", Task.CompletedTask);
            Wake();
            var change = changes.Reader.WaitToReadAsync(cancellation).AsTask();
            while (!cancellation.IsCancellationRequested)
            {
                await Task.WhenAny(change, beat);
                if (cancellation.IsCancellationRequested) yield break;
                if (beat.IsCompleted)
                {
                    yield return new SseItem<string>(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), "clock");
                    beat = Task.Delay(Beat, cancellation);
                }

                if (!change.IsCompleted) continue;
                changes.Reader.TryRead(out _);
                Watch();
                var now = await Rendering.Render<T>(services, parameters());
                if (now != sent) yield return new SseItem<string>(sent = now, "page");
                change = changes.Reader.WaitToReadAsync(cancellation).AsTask();
            }
        }
        finally
        {
            foreach (var table in watched) table.Changed -= Wake;
            if (hall is not null) hall.Grown -= Wake;
            Leave(page);
        }
    }

    private static void Leave(string page)
    {
        if (Open.AddOrUpdate(page, 0, (_, n) => n - 1) <= 0) Open.TryRemove(new KeyValuePair<string, int>(page, 0));
    }
}
