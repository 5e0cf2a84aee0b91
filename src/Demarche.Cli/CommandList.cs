using System.CommandLine;
using Demarche.Cli.Commands;

namespace Demarche.Cli;

/// <summary>The commands, in the order in which help lists them.</summary>
internal static class CommandList
{
    public static IReadOnlyList<Command> All(Io io) =>
    [
        BriefCommand.Create(io),
        NewCommand.Create(io),
        CheckCommand.Create(io),
        SolveCommand.Create(io),
        ExplainCommand.Create(io),
        PathsCommand.Create(io),
        AdviseCommand.Create(io),
        PlayCommand.Create(io),
        OutsideCommand.Create(io),
        .. DiaryCommands.Create(io),
        BacktestCommand.Create(io),
        GameCommand.Create(io),
        VaryCommand.Create(io),
        TableCommand.Create(io),
        WorkbenchCommand.Create(io),
        SiloCommand.Create(io),
        McpCommand.Create(io),
        ReadCommand.Create(io),
        RecordCommand.Create(io),
        ImportCommand.Create(io),
        FormatCommand.Create(io),
        ExportCommand.Create(io),
        CompletionCommand.Create(io),
    ];
}
