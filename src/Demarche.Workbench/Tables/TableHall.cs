using System.Collections.Concurrent;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Workbench.Tables;

/// <summary>A room whose pages are served.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Room">The room.</param>
/// <param name="Driver">Does at its tables what no person does.</param>
public sealed record OpenRoom(string Name, TableRoom Room, TableDriver Driver);

/// <summary>Who has come to a page: the facilitator of a room, or whoever holds a seat.</summary>
/// <param name="Room">The room.</param>
/// <param name="Table">The table; null for the facilitator.</param>
/// <param name="Actor">Who.</param>
public sealed record Visitor(OpenRoom Room, LiveTable? Table, Actor Actor)
{
    /// <summary>The address of the visitor's page.</summary>
    public string Page => Table is null ? $"/table/lead/{Room.Name}" : $"/table/seat/{Room.Name}/{Table.State.Number + 1}/{Actor.Seat + 1}";

    /// <summary>What the visitor's cookie is called, so that one browser can hold several seats.</summary>
    public string Cookie => Table is null ? $"demarche-table-{Room.Name}" : $"demarche-table-{Room.Name}-{Table.State.Number + 1}-{Actor.Seat + 1}";

    /// <summary>What that cookie holds.</summary>
    public string Pass => Room.Room.PassOf(Actor, Table?.Id);
}

/// <summary>The rooms whose pages this server shows, and who is let into them.</summary>
public sealed class TableHall
{
    private readonly ConcurrentDictionary<string, OpenRoom> rooms = new(StringComparer.Ordinal);

    /// <summary>Called when a room is opened, or a table in one.</summary>
    public event Action? Grown;

    /// <summary>The rooms, by name.</summary>
    public IReadOnlyList<OpenRoom> Rooms => [.. rooms.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>A room by name; null where there is none.</summary>
    public OpenRoom? Find(string name) => rooms.GetValueOrDefault(name);

    /// <summary>Shows a room.</summary>
    public OpenRoom Show(string name, TableRoom room, LanguageSeat? language)
    {
        ArgumentNullException.ThrowIfNull(room);
        var open = rooms.GetOrAdd(name, _ => new OpenRoom(name, room, room.Driver(language)));
        Grown?.Invoke();
        return open;
    }

    /// <summary>Says that tables were opened in a room.</summary>
    public void Grow() => Grown?.Invoke();

    /// <summary>Whom a secret lets in; null where it is none. Every secret is compared, and each in constant time.</summary>
    public Visitor? Admit(string? secret)
    {
        Visitor? found = null;
        foreach (var room in Rooms)
        {
            if (TableRoom.IsSame(secret, room.Room.SecretOf(Actor.Facilitator, null))) found = new Visitor(room, null, Actor.Facilitator);
            foreach (var table in room.Room.Tables)
            {
                for (var seat = 0; seat < room.Room.About.Crisis.Parties.Count; seat++)
                    if (TableRoom.IsSame(secret, room.Room.SecretOf(Actor.At(seat), table.Id))) found = new Visitor(room, table, Actor.At(seat));
            }
        }

        return found;
    }

    /// <summary>The seat that an address names, whoever asks; null where there is none.</summary>
    /// <param name="room">The room.</param>
    /// <param name="table">The table, from 1.</param>
    /// <param name="seat">The seat, from 1.</param>
    public Visitor? Seat(string room, int table, int seat) =>
        Find(room) is { } found && table >= 1 && found.Room.Tables is var tables && table <= tables.Count && seat >= 1
            && seat <= found.Room.About.Crisis.Parties.Count
            ? new Visitor(found, tables[table - 1], Actor.At(seat - 1)) : null;

    /// <summary>The facilitator of a room that an address names, whoever asks.</summary>
    public Visitor? Lead(string room) => Find(room) is { } found ? new Visitor(found, null, Actor.Facilitator) : null;
}
