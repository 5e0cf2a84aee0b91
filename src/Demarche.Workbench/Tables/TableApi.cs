using System.Text.Json;
using Demarche.Reports.Answers;
using Demarche.Reports.Rendering;
using Demarche.Table.Log;
using Demarche.Table.Results;
using Demarche.Table.Rules;
using Demarche.Table.Seats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tables;

/// <summary>
/// The addresses of the table. Whoever comes shows a secret once and gets a cookie that opens one page and nothing else; whoever comes without is shown the
/// same whether there is such a page or not.
/// </summary>
internal static class TableApi
{
    /// <summary>What all of them begin with.</summary>
    public const string Root = "/table";

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(400);

    public static void MapTables(this IEndpointRouteBuilder routes)
    {
        var table = routes.MapGroup(Root).ExcludeFromDescription();
        table.MapGet("/join", (HttpContext context) => new Rendered<JoinPage>(context, new() { ["Theme"] = Theme(context) }));
        table.MapPost("/join", Join).RequireRateLimiting(TableLimits.Joining);
        table.MapGet("/seat/{room}/{number:int}/{seat:int}", (HttpContext context, TableHall hall, string room, int number, int seat) =>
            Enter(context, hall.Seat(room, number, seat), SeatPage));
        table.MapGet("/seat/{room}/{number:int}/{seat:int}/live", (HttpContext context, TableHall hall, string room, int number, int seat) =>
            Enter(context, hall.Seat(room, number, seat), SeatLive));
        table.MapPost("/seat/{room}/{number:int}/{seat:int}/do", (HttpContext context, TableHall hall, string room, int number, int seat) =>
            Enter(context, hall.Seat(room, number, seat), SeatDo)).RequireRateLimiting(TableLimits.Doing);
        table.MapGet("/lead/{room}", (HttpContext context, TableHall hall, string room) => Enter(context, hall.Lead(room), LeadPage));
        table.MapGet("/lead/{room}/live", (HttpContext context, TableHall hall, string room) => Enter(context, hall.Lead(room), LeadLive));
        table.MapPost("/lead/{room}/do", (HttpContext context, TableHall hall, string room) => Enter(context, hall.Lead(room), LeadDo))
            .RequireRateLimiting(TableLimits.Doing);
        table.MapGet("/lead/{room}/links", (HttpContext context, TableHall hall, string room) => Enter(context, hall.Lead(room), LinksPage));
        table.MapGet("/lead/{room}/results", (HttpContext context, TableHall hall, string room) =>
            Enter(context, hall.Lead(room), (_, visitor) => Html(TableDocument.Of(Results(visitor, context)))));
        table.MapGet("/lead/{room}/results.json", (HttpContext context, TableHall hall, string room) =>
            Enter(context, hall.Lead(room), (_, visitor) => TypedResults.Text(Json.Render(Results(visitor, context)), "application/json")));
        table.MapGet("/lead/{room}/{number:int}", (HttpContext context, TableHall hall, string room, int number) =>
            Enter(context, hall.Lead(room), number, TablePage));
        table.MapGet("/lead/{room}/{number:int}/live", (HttpContext context, TableHall hall, string room, int number) =>
            Enter(context, hall.Lead(room), number, TableLive));
        table.MapPost("/lead/{room}/{number:int}/do", (HttpContext context, TableHall hall, string room, int number) =>
            Enter(context, hall.Lead(room), number, TableDo)).RequireRateLimiting(TableLimits.Doing);
        table.MapGet("/lead/{room}/{number:int}/after", (HttpContext context, TableHall hall, string room, int number) =>
            Enter(context, hall.Lead(room), number, After));
        table.MapGet("/lead/{room}/{number:int}/record.csv", (HttpContext context, TableHall hall, string room, int number) =>
            Enter(context, hall.Lead(room), number, Record));
    }

    private static async Task<IResult> Join(HttpContext context, TableHall hall)
    {
        var sent = await Read(context);
        if (hall.Admit(sent is { } json ? TableCommands.Text(json, "secret")?.Trim() : null) is not { } visitor)
        {
            await Task.Delay(Delay, context.RequestAborted);
            return TypedResults.Json(new { whyNot = "This link opens nothing here. Ask the facilitator for yours." },
                statusCode: StatusCodes.Status401Unauthorized);
        }

        context.Response.Cookies.Append(CookieOf(visitor, context), visitor.Pass, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = RequestFacts.ByTls(context.Request),
            Path = Root,
            MaxAge = TimeSpan.FromDays(30),
        });
        return TypedResults.Json(new { to = visitor.Page });
    }

    /// <summary>Lets a visitor in whose cookie is that of the page, and nobody else.</summary>
    private static async Task<IResult> Enter(HttpContext context, Visitor? visitor, Func<HttpContext, Visitor, IResult> then) =>
        await Enter(context, visitor, (c, v) => Task.FromResult(then(c, v)));

    private static async Task<IResult> Enter(HttpContext context, Visitor? visitor, int number, Func<HttpContext, Visitor, LiveTable, Task<IResult>> then) =>
        await Enter(context, visitor, (c, v) =>
        number >= 1 && v.Room.Room.Tables is var tables && number <= tables.Count ? then(c, v, tables[number - 1]) : Task.FromResult<IResult>(Missing()));

    private static async Task<IResult> Enter(HttpContext context, Visitor? visitor, Func<HttpContext, Visitor, Task<IResult>> then)
    {
        context.Response.Headers.CacheControl = "no-store";
        return visitor is not null && Demarche.Table.Rooms.TableRoom.IsSame(context.Request.Cookies[CookieOf(visitor, context)], visitor.Pass)
            ? await then(context, visitor) : Missing();
    }

    private static ContentHttpResult Missing() =>
        TypedResults.Text("Open this page by the link that you were given.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);

    /// <summary>Cookies know no ports, so the port is part of the name.</summary>
    private static string CookieOf(Visitor visitor, HttpContext context) =>
        context.Request.Host.Port is { } port ? FormattableString.Invariant($"{visitor.Cookie}-{port}") : visitor.Cookie;

    private static Task<IResult> SeatPage(HttpContext context, Visitor visitor) => Page(new Rendered<SeatPage>(context, new()
    {
        ["View"] = SeatView.Of(visitor.Table!.State, visitor.Actor.Seat!.Value),
        ["Address"] = visitor.Page,
        ["Theme"] = Theme(context),
    }));

    private static Task<IResult> SeatLive(HttpContext context, Visitor visitor) => Page(PageStream.Of<SeatParts>(
        context, visitor.Page, () => [visitor.Table!], () => new() { ["View"] = SeatView.Of(visitor.Table!.State, visitor.Actor.Seat!.Value) }));

    private static async Task<IResult> SeatDo(HttpContext context, Visitor visitor)
    {
        if (await Read(context) is not { } sent || TableCommands.Name(sent) is not { } name
            || TableCommands.OfSeat(sent, visitor.Actor.Seat!.Value) is not { } wanted) return NotUnderstood();
        return Played(visitor.Table!.Take(name, visitor.Actor, wanted));
    }

    private static Task<IResult> LeadPage(HttpContext context, Visitor visitor) => Page(new Rendered<LeadPage>(context, new()
    {
        ["Room"] = visitor.Room,
        ["Address"] = visitor.Page,
        ["Origin"] = Origin(context),
        ["Theme"] = Theme(context),
    }));

    private static Task<IResult> LinksPage(HttpContext context, Visitor visitor) =>
        Page(new Rendered<LinksPage>(context, new() { ["Room"] = visitor.Room, ["Origin"] = Origin(context), ["Theme"] = Theme(context) }));

    private static Task<IResult> LeadLive(HttpContext context, Visitor visitor) => Page(PageStream.Of<LeadParts>(
        context, visitor.Page, () => visitor.Room.Room.Tables, () =>
            new() { ["Room"] = visitor.Room, ["Origin"] = Origin(context) }, context.RequestServices.GetRequiredService<TableHall>()));

    private static async Task<IResult> LeadDo(HttpContext context, Visitor visitor)
    {
        if (await Read(context) is not { } sent || TableCommands.Name(sent) is not { } name) return NotUnderstood();
        var room = visitor.Room.Room;
        switch (TableCommands.Text(sent, "what"))
        {
            case "all-begin":
                var waiting = room.Tables.Where(t => t.State.Phase == TablePhase.Gathering);
                Taken[] begun = [.. waiting.Select(t => t.Take(name, visitor.Actor, new TableEvent.Began()))];
                return Played(begun.FirstOrDefault(t => !t.IsTaken) is { WhyNot: not null } refused ? refused : Taken.Yes);
            case "open" when TableCommands.Number(sent, "count") is >= 1 and <= TableLimits.MostTables and var count:
                if (room.Tables.Count + count > TableLimits.MostTables) return Played(Taken.No($"a room has at most {TableLimits.MostTables} tables"));
                SeatHolder[] holders = [.. room.About.Crisis.Parties.Select((_, k) =>
                    Enum.TryParse<SeatHolder>(TableCommands.Text(sent, $"holder-{k}"), out var holder) && Enum.IsDefined(holder) ? holder : SeatHolder.Person)];
                if (holders.Contains(SeatHolder.Model) && room.WhyNoModel is { } why) return Played(Taken.No($"the model cannot hold a seat: {why}"));
                var limits = TableCommands.Limits(sent);
                var hall = context.RequestServices.GetRequiredService<TableHall>();
                await Task.Run(() => room.Open(name, count, holders, limits, new Dictionary<int, int>(), context.RequestAborted), context.RequestAborted);
                hall.Grow();
                return Played(Taken.Yes);
            default:
                return NotUnderstood();
        }
    }

    private static Task<IResult> TablePage(HttpContext context, Visitor visitor, LiveTable table) => Page(new Rendered<LeadTablePage>(context, new()
    {
        ["Room"] = visitor.Room,
        ["Table"] = table,
        ["Address"] = $"{visitor.Page}/{table.State.Number + 1}",
        ["Origin"] = Origin(context),
        ["Theme"] = Theme(context),
    }));

    private static Task<IResult> TableLive(HttpContext context, Visitor visitor, LiveTable table) => Page(PageStream.Of<LeadTableParts>(
        context, $"{visitor.Page}/{table.State.Number + 1}", () => [table], () =>
            new() { ["Room"] = visitor.Room, ["Table"] = table, ["Origin"] = Origin(context) }));

    private static async Task<IResult> TableDo(HttpContext context, Visitor visitor, LiveTable table)
    {
        if (await Read(context) is not { } sent || TableCommands.Name(sent) is not { } name || TableCommands.OfLead(sent, table.State) is not { } wanted)
            return NotUnderstood();
        if (wanted is TableEvent.Held { Holder: SeatHolder.Model } && visitor.Room.Room.WhyNoModel is { } why)
            return Played(Taken.No($"the model cannot hold a seat: {why}"));
        if (wanted is TableEvent.Held { Holder: SeatHolder.Language } && !visitor.Room.Driver.HasLanguage) return Played(Taken.No(Reasons.NoLanguage));
        return Played(table.Take(name, visitor.Actor, wanted));
    }

    private static Task<IResult> After(HttpContext context, Visitor visitor, LiveTable table) =>
        Page(Html(TableDocument.Of(visitor.Room.Room.Results(withModel: true, [table], context.RequestAborted))));

    private static Task<IResult> Record(HttpContext context, Visitor visitor, LiveTable table) =>
        Page(TypedResults.Text(TableRecord.Csv(table.State), "text/csv; charset=utf-8"));

    private static TableResults Results(Visitor visitor, HttpContext context) => visitor.Room.Room.Results(withModel: true, context.RequestAborted);

    private static IResult Html(Demarche.Reports.Documents.Document document) =>
        TypedResults.Text(AnswerText.Render(document, "html"), "text/html; charset=utf-8");

    private static Task<IResult> Page(IResult result) => Task.FromResult(result);

    private static IResult Played(Taken taken) =>
        taken.IsTaken ? TypedResults.Json(new { taken = true }) : TypedResults.Json(new { whyNot = taken.WhyNot }, statusCode: StatusCodes.Status409Conflict);

    private static IResult NotUnderstood() => TypedResults.Json(new { whyNot = "this could not be understood" }, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<JsonElement?> Read(HttpContext context)
    {
        if (context.Request.ContentLength > TableLimits.LongestCommand || !context.Request.HasJsonContentType()) return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = TableLimits.LongestCommand;
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Where the visitor's browser reaches this server.</summary>
    private static string Origin(HttpContext context) =>
        $"{(RequestFacts.ByTls(context.Request) ? "https" : "http")}://{context.Request.Host}";

    private static string? Theme(HttpContext context) => RequestFacts.Theme(context.Request);
}
