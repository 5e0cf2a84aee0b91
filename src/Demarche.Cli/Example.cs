using System.CommandLine;

namespace Demarche.Cli;

/// <summary>A command line to copy, and what it is for.</summary>
internal sealed record Example(string CommandLine, string Purpose);

/// <summary>A command that shows examples under its help.</summary>
internal sealed class ExemplifiedCommand(string name, string description, params Example[] examples) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; } = examples;
}
