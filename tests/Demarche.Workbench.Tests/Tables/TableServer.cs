using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tests.Tables;

/// <summary>A server with a room of tables in this process.</summary>
internal sealed class TableServer : IAsyncDisposable
{
    public const string Border = """
        crisis: A border and a gas contract
        asof: 2021-01-01
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            types:
              hard: { prior: 40%, priorities: [troops is massed, not South.contract is torn up] }
              soft: { prior: 60%, priorities: [not South.contract is torn up, troops is home] }
          South:
            levers:
              contract: { levels: [kept, torn up], moves: up, words: [keeps the contract, tears up the contract] }
            priorities: [not North.troops is massed, contract is kept]
        outcomes: { break: contract is torn up }
        break: break
        calendar:
          - { on: 2021-01-10, what: Talks, parties: [North, South] }
          - { on: 2021-01-20, what: More talks, parties: [North, South], order: simultaneous }
        """;

    private readonly WebApplication app;
    private readonly ITableLog log;

    private TableServer(WebApplication app, ITableLog log, TableRoom room) => (this.app, this.log, Room) = (app, log, room);

    public TableRoom Room { get; }

    public Uri Address => new(app.Urls.Single());

    public static TableCrisis Crisis(string text) => TableCrisis.Of(Compiler.Compile(ModelLoader.Parse(text, "m.crisis.yaml").Crisis!)).Table!;

    /// <summary>A room of a model that comes with the program, in a file.</summary>
    public static async Task<TableServer> Start(string model, int tables, string file)
    {
        var kept = SqliteLog.Open(file).Log!;
        var about = TableCrisis.Of(Compiler.Compile(ModelLoader.Load(Repository.PathOf("models", model)).Crisis!)).Table!;
        var room = TableRoom.Enter(about, kept, TimeProvider.System, new RoomSettings()).Room!;
        room.Open("open", tables, [.. about.Crisis.Parties.Select(_ => SeatHolder.Person)], default, new Dictionary<int, int>());
        return new TableServer(await Serve("http://127.0.0.1:0", Repository.PathOf("models"), room), kept, room);
    }

    public static async Task<TableServer> Start(int tables = 1, IReadOnlyDictionary<int, int>? types = null, AccessToken? token = null, string text = Border)
    {
        var kept = new MemoryLog();
        var about = Crisis(text);
        var room = TableRoom.Enter(about, kept, TimeProvider.System, new RoomSettings()).Room!;
        room.Open("open", tables, [.. about.Crisis.Parties.Select(_ => SeatHolder.Person)], default, types ?? new Dictionary<int, int>());
        return new TableServer(await Serve("http://127.0.0.1:0", Repository.PathOf("models"), room, token), kept, room);
    }

    /// <summary>Serves a room at an address.</summary>
    public static async Task<WebApplication> Serve(string address, string folder, TableRoom room, AccessToken? token = null)
    {
        var built = WorkbenchHost.Build(new WorkbenchOptions { Urls = address, BundledModels = Repository.PathOf("models"), Folder = folder, BlankModel = "",
            Token = token, Limits = Patience.Limits });
        built.Services.GetRequiredService<TableHall>().Show("room", room, null);
        await built.StartAsync();
        return built;
    }

    /// <summary>Somebody who comes by a link.</summary>
    public async Task<Player> Join(Actor actor, int table = 1)
    {
        var player = new Player(Address);
        var to = await player.Join(Room.SecretOf(actor, actor.Seat is null ? null : Room.Tables[table - 1].Id));
        Assert.NotNull(to);
        return player;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        (log as IDisposable)?.Dispose();
    }
}

/// <summary>A browser without a screen: keeps its cookies, and every byte that it receives.</summary>
internal sealed class Player : IDisposable
{
    private readonly HttpClient client;
    private readonly StringBuilder received = new();
    private readonly StringBuilder heard = new();
    private int commands;

    public Player(Uri server) =>
        client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server, Timeout = Patience.Long };

    /// <summary>Its page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>All that it has received, headers included but for those that every answer has.</summary>
    public string Received
    {
        get
        {
            // Answers and what is heard meanwhile come on connections of their own: which is first is chance.
            lock (received) lock (heard) return $"{received}\n{heard}";
        }
    }

    public async Task<string?> Join(string secret)
    {
        using var answer = await client.PostAsJsonAsync("/table/join", new { secret });
        var body = await Note(answer);
        if (!answer.IsSuccessStatusCode) return null;
        using var json = JsonDocument.Parse(body);
        return Page = json.RootElement.GetProperty("to").GetString()!;
    }

    public async Task<(HttpStatusCode Status, string Body)> Get(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await Note(answer));
    }

    /// <summary>Does something that must be taken.</summary>
    public async Task Do(object what, string? at = null)
    {
        var (status, body) = await Try(what, at);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
    }

    public Task<(HttpStatusCode Status, string Body)> Try(object what, string? at = null)
    {
        var fields = JsonSerializer.SerializeToNode(what)!.AsObject();
        fields["command"] ??= $"c{++commands}";
        return Send(fields.ToJsonString(), at);
    }

    public async Task<(HttpStatusCode Status, string Body)> Send(string text, string? at = null, string type = "application/json", string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{at ?? Page}/do") { Content = new StringContent(text, Encoding.UTF8, type) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await Note(answer));
    }

    /// <summary>Listens to a page until it is disposed; what comes is kept, the clock's beats apart.</summary>
    public Listening Listen(string? page = null) => new(client, $"{page ?? Page}/live", heard);

    /// <summary>The same, of which only the page as it is now is kept.</summary>
    public Listening Watch() => new(client, $"{Page}/live", null);

    public void Dispose() => client.Dispose();

    private async Task<string> Note(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        lock (received)
        {
            foreach (var header in answer.Headers.Where(h => h.Key is not ("Date" or "Transfer-Encoding" or "Set-Cookie")))
                received.Append(header.Key).Append(": ").AppendJoin(',', header.Value).Append('\n');
            received.Append((int)answer.StatusCode).Append('\n').Append(body).Append('\n');
        }

        return body;
    }
}

/// <summary>A page that hears what changes.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task reading;
    private readonly List<string> pages = [];

    public Listening(HttpClient client, string address, StringBuilder? received) => reading = Read(client, address, received);

    /// <summary>The page as it was shown, each time that it changed.</summary>
    public IReadOnlyList<string> Pages
    {
        get
        {
            lock (pages) return [.. pages];
        }
    }

    public string Last => Pages is [.., var last] ? last : "";

    public Task Shows(string text) => Patience.Until(() => WebUtility.HtmlDecode(Last).Contains(text, StringComparison.Ordinal), text);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        try
        {
            await reading;
        }
        catch (OperationCanceledException)
        {
            // It was listening until now.
        }

        end.Dispose();
    }

    private async Task Read(HttpClient client, string address, StringBuilder? received)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, end.Token);
        answer.EnsureSuccessStatusCode();
        using var stream = await answer.Content.ReadAsStreamAsync(end.Token);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(end.Token))
        {
            if (item.EventType == "clock") continue;
            if (received is not null) lock (received) received.Append(item.EventType).Append('\n').Append(item.Data).Append('\n');
            lock (pages)
            {
                if (received is null) pages.Clear();
                pages.Add(item.Data);
            }
        }
    }
}
