using System.Diagnostics;
using System.Net;
using System.Text;

namespace Demarche.Bench;

/// <summary>
/// Sessions that read pages of a workbench and ask it questions at the same time: how long they wait and what the server holds in memory.
/// Only a server on this machine is asked.
/// </summary>
internal static class Load
{
    private static readonly string[] Models = ["geneva-2022", "cuba-1962", "elmira", "chicken", "us-north-korea-2017"];

    public static async Task<int> Run(string address, int sessions, int rounds)
    {
        var server = new Uri(address);
        if (!server.IsLoopback)
        {
            Console.Error.WriteLine("The load goes to this machine only: name an address such as http://127.0.0.1:5178");
            return 2;
        }

        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = sessions }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        var start = Stopwatch.GetTimestamp();
        var seen = (await Task.WhenAll(Enumerable.Range(0, sessions).Select(session => Session(client, session, rounds)))).SelectMany(s => s).ToList();
        var times = seen.Select(s => s.Took.TotalMilliseconds).Order().ToArray();
        Console.WriteLine($"{sessions} sessions, {seen.Count} requests in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Console.WriteLine($"milliseconds: half within {times[times.Length / 2]:0}, nineteen of twenty within {times[times.Length * 19 / 20]:0}, all within {times[^1]:0}");
        foreach (var status in seen.GroupBy(s => s.Status).OrderBy(g => g.Key)) Console.WriteLine($"{(int)status.Key} {status.Key}: {status.Count()}");
        foreach (var process in Process.GetProcessesByName("demarche")) Console.WriteLine($"demarche {process.Id} holds {process.WorkingSet64 >> 20} MB, at most {process.PeakWorkingSet64 >> 20} MB");
        return seen.TrueForAll(s => s.Status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests) ? 0 : 1;
    }

    private static async Task<List<(HttpStatusCode Status, TimeSpan Took)>> Session(HttpClient client, int session, int rounds)
    {
        var seen = new List<(HttpStatusCode, TimeSpan)>();
        for (var round = 0; round < rounds; round++)
        {
            var model = Models[(session + round) % Models.Length];
            seen.Add(await Timed(() => client.GetAsync(new Uri($"/?model={model}", UriKind.Relative))));
            seen.Add(await Timed(() => client.PostAsync(new Uri("/api/solve", UriKind.Relative), new StringContent($$"""{"file":"{{model}}","concepts":"nash,seq"}""", Encoding.UTF8, "application/json"))));
        }

        return seen;
    }

    private static async Task<(HttpStatusCode Status, TimeSpan Took)> Timed(Func<Task<HttpResponseMessage>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await ask();
        await response.Content.ReadAsByteArrayAsync();
        return (response.StatusCode, Stopwatch.GetElapsedTime(start));
    }
}
