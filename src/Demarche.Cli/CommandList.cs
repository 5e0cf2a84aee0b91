using System.CommandLine;
using Demarche.Cli.Commands;

namespace Demarche.Cli;

/// <summary>The commands, in the order in which help lists them.</summary>
internal static class CommandList
{
    private static readonly (string[] Names, Func<Io, IEnumerable<Command>> Make)[] Commands =
    [
        (["brief"], io => [BriefCommand.Create(io)]),
        (["new"], io => [NewCommand.Create(io)]),
        (["check"], io => [CheckCommand.Create(io)]),
        (["solve"], io => [SolveCommand.Create(io)]),
        (["explain"], io => [ExplainCommand.Create(io)]),
        (["paths"], io => [PathsCommand.Create(io)]),
        (["advise"], io => [AdviseCommand.Create(io)]),
        (["play"], io => [PlayCommand.Create(io)]),
        (["outside"], io => [OutsideCommand.Create(io)]),
        (["freeze", "resolve", "score", "pool"], DiaryCommands.Create),
        (["backtest"], io => [BacktestCommand.Create(io)]),
        (["game"], io => [GameCommand.Create(io)]),
        (["vary"], io => [VaryCommand.Create(io)]),
        (["table"], io => [TableCommand.Create(io)]),
        (["workbench"], io => [WorkbenchCommand.Create(io)]),
        (["silo"], io => [SiloCommand.Create(io)]),
        (["mcp"], io => [McpCommand.Create(io)]),
        (["read"], io => [ReadCommand.Create(io)]),
        (["record"], io => [RecordCommand.Create(io)]),
        (["import"], io => [ImportCommand.Create(io)]),
        (["format"], io => [FormatCommand.Create(io)]),
        (["export"], io => [ExportCommand.Create(io)]),
        (["completion"], io => [CompletionCommand.Create(io)]),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Command> All(Io io) => [.. Commands.SelectMany(c => c.Make(io))];

    /// <summary>The one that a command line begins with, made alone since making all takes longer than many answers; all where it begins with none.</summary>
    public static IReadOnlyList<Command> For(Io io, string? first)
    {
        foreach (var (names, make) in Commands) if (names.Contains(first, StringComparer.Ordinal)) return [.. make(io)];
        return All(io);
    }
}
