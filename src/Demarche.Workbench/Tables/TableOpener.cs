using System.Collections.Concurrent;
using Demarche.Language.Compiling;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Tables;

/// <summary>
/// Opens a room of tables for a model that is open in the workbench. One room a state of a model; its tables are kept beside the model and go on
/// where they were.
/// </summary>
internal sealed class TableOpener(TableHall hall, Workspace workspace, WorkbenchOptions options) : IDisposable
{
    private const string Ending = ".tables.db";
    private const int Enough = 8;

    private readonly Lock gate = new();
    private readonly ConcurrentBag<SqliteLog> logs = [];

    /// <summary>The address of the facilitator's page, or why there is none.</summary>
    public (string? Address, string? WhyNot) Open(OpenedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.State.Crisis is not { } crisis) return (null, "the model has errors");
        var hash = TableRoom.HashOf(model.Saving.Text);
        var name = TableRoom.HashOf($"{model.File} {hash}")[..Enough];
        lock (gate)
        {
            if (hall.Find(name) is not { } room)
            {
                var compiled = Compiler.TryCompile(crisis);
                if (compiled.Compiled is null) return (null, string.Join(" ", compiled.Problems.Select(p => p.Message)));
                var (about, whyNot) = TableCrisis.Of(compiled.Compiled);
                if (about is null) return (null, whyNot);
                var (made, closed) = Enter(about, model, hash);
                if (made is null) return (null, closed);
                room = hall.Show(name, made, options.Language);
            }

            return ($"/table/join#{room.Room.SecretOf(Actor.Facilitator, null)}", null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (logs.TryTake(out var log)) log.Dispose();
    }

    /// <summary>The room in the file beside the model, or in one of its own where that holds tables of another state of the model.</summary>
    private (TableRoom? Room, string? WhyNot) Enter(TableCrisis about, OpenedModel model, string hash)
    {
        var folder = model.IsBundled ? workspace.Folder.Root : Path.GetDirectoryName(model.File)!;
        var stem = Path.GetFileName(model.File) is "crisis.yaml" ? Path.GetFileName(Path.GetDirectoryName(model.File)!)
            : Path.GetFileName(model.File).Split('.')[0];
        string? closed = null;
        foreach (var file in new[] { stem + Ending, $"{stem}-{hash[..Enough]}{Ending}" })
        {
            (var log, closed) = SqliteLog.Open(Path.Combine(folder, file));
            if (log is null) continue;
            (var room, closed) = TableRoom.Enter(about, log, options.Time, new RoomSettings { ModelHash = hash });
            if (room is not null)
            {
                logs.Add(log);
                return (room, null);
            }

            log.Dispose();
        }

        return (null, closed);
    }
}
