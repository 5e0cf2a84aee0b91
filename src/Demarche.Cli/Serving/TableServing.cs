using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Demarche.Language.Wording;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Table.Seats;
using Demarche.Workbench;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Cli.Serving;

/// <summary>Serves the pages of tables at which people play.</summary>
internal static class TableServing
{
    /// <summary>The name of the one room that the command serves, in addresses.</summary>
    private const string Room = "room";

    public static int Serve(TableOptions asked, TableRoom room, LanguageSeat? language, IReadOnlyList<SeatHolder> holders, IReadOnlyDictionary<int, int> given,
        string file, ParseResult parsed, Io io)
    {
        var missing = (parsed.GetValue(asked.Tables) ?? 1) - room.Tables.Count;
        var limits = new TimeLimits(Minutes(parsed.GetValue(asked.Talk)), Minutes(parsed.GetValue(asked.Decide)));
        var resumed = room.Tables.Count;
        var why = Waiting.For(io, "Opening the tables", _ =>
        {
            if (holders.Contains(SeatHolder.Model) && room.WhyNoModel is { } whyNot) return whyNot;
            room.Open("open", missing, holders, limits, given, io.Cancellation);
            return null;
        });
        if (why is not null)
        {
            io.Error.WriteLine($"demarche: {why.TrimEnd('.')}.");
            return ExitCode.Problems;
        }

        var options = asked.Listening.Options(parsed, null, null, io);
        return Listening.Serve(options, app => app.Services.GetRequiredService<TableHall>().Show(Room, room, language), app =>
            Tell(options, room, app, file, resumed, io), parsed, io);
    }

    private static void Tell(WorkbenchOptions options, TableRoom room, WebApplication app, string file, int resumed, Io io)
    {
        string[] origins = options.Hosts.Count > 0 ? [.. options.Hosts.Select(h => $"https://{h}")] : [.. app.Urls.SelectMany(Reachable)];
        if (resumed > 0) io.Out.WriteLine(
            $"{Phrases.Capitalise(Phrases.Count(resumed, "table"))} {(resumed == 1 ? "goes on where it was" : "go on where they were")}, from {file}.");
        else io.Out.WriteLine($"The tables are kept in {file}: stop and start this command, and they go on where they were.");
        foreach (var origin in origins) io.Out.WriteLine($"Facilitator: {origin}/table/join#{room.SecretOf(Actor.Facilitator, null)}");
        io.Out.WriteLine("That page has the links and codes of all seats. Whoever has the link above sees everything: keep it to yourself.");
        if (room.Tables.Count > 1) return;
        for (var seat = 0; seat < room.About.Crisis.Parties.Count; seat++)
            io.Out.WriteLine($"{Phrases.Capitalise(room.About.Crisis.Parties[seat].Words)}: "
                + $"{origins[0]}/table/join#{room.SecretOf(Actor.At(seat), room.Tables[0].Id)}");
    }

    /// <summary>An address by which phones can come: where it stands for all addresses of this machine, each of those that others can reach.</summary>
    private static IEnumerable<string> Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.Host is not ("0.0.0.0" or "[::]" or "*" or "+")) return [url];
        string[] own =
        [
            .. ListenAddresses.Names(url, [])
                .Where(n => IPAddress.TryParse(n, out var ip) && ip.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(ip)
                    && !ip.Equals(IPAddress.Any))
                .Order(StringComparer.Ordinal).Select(n => FormattableString.Invariant($"{address.Scheme}://{n}:{address.Port}")),
        ];
        return own.Length > 0 ? own : [url];
    }

    private static TimeSpan? Minutes(double? minutes) => minutes is { } some ? TimeSpan.FromMinutes(some) : null;
}
