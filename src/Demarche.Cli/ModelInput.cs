using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Demarche.Analysis.Asking;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>The argument and option by which a command takes a model.</summary>
internal sealed class ModelInput
{
    private readonly Argument<string> model = ModelPaths.Complete(new Argument<string>("MODEL")
    {
        HelpName = "MODEL",
        Description = "A .crisis.yaml file, a folder with crisis.yaml, a .gmcr file, or the name of a bundled model",
    });

    private readonly Option<string[]> overlays = OverlayOption();

    /// <summary>Puts them on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isOptional">Whether the command can do without a model.</param>
    public ModelInput(Command command, bool isOptional = false)
    {
        if (isOptional) model.Arity = ArgumentArity.ZeroOrOne;
        command.Add(model);
        command.Add(overlays);
    }

    /// <summary>Completes names that the model on the same command line holds: none when it cannot be read.</summary>
    public Func<CompletionContext, IEnumerable<CompletionItem>> Names(Func<Crisis, IEnumerable<string>> of) => context =>
        context.ParseResult.GetValue(model) is { } path && ModelLoader.Load(path).Crisis is { } crisis ? of(crisis).Select(n => new CompletionItem(n)) : [];

    /// <summary>The option that lays files over the model.</summary>
    public static Option<string[]> OverlayOption() => new("--with")
    {
        HelpName = "OVERLAY",
        Description = "A YAML file laid over the model; may be given several times",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The files to lay over the model, as the user gave them.</summary>
    public IReadOnlyList<string> Overlays(ParseResult parsed) => parsed.GetValue(overlays) ?? [];

    /// <summary>Whether the user named a model.</summary>
    public bool NamesModel(CommandResult result) => result.GetResult(model) is { Tokens.Count: > 0 };

    /// <summary>The model's path as the user gave it.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(model);

    /// <summary>The model and what is laid over it; that a bundled one is meant is shown.</summary>
    public ModelSource SourceOf(ParseResult parsed, Io io) => ModelSource.At(ModelPaths.Find(PathOf(parsed), io), Overlays(parsed));

    /// <summary>Reads, checks and compiles the model under the likeliest types; problems go to standard error.</summary>
    /// <returns>Whether there is a compiled crisis to work on; otherwise <paramref name="exitCode"/> is what to end with.</returns>
    public bool TryCompile(ParseResult parsed, Io io, [NotNullWhen(true)] out CompiledCrisis? compiled, out int exitCode) =>
        TryCompile(SourceOf(parsed, io), io, out compiled, out exitCode);

    /// <summary>The same of a model that has been found.</summary>
    public static bool TryCompile(ModelSource source, Io io, [NotNullWhen(true)] out CompiledCrisis? compiled, out int exitCode)
    {
        (compiled, exitCode) = (null, ExitCode.Problems);
        var loaded = Waiting.For(io, "Reading the model", _ => source.Load(io.Cancellation));
        foreach (var file in loaded.Files) io.Inputs.Add(file);
        DiagnosticText.Write(loaded.Diagnostics, io);
        if (loaded.Crisis is not { } crisis) return false;
        var result = Waiting.For(io, "Laying out the states", _ => Compiler.TryCompile(crisis, cancellation: io.Cancellation));
        DiagnosticText.Write(result.Problems, io);
        compiled = result.Compiled;
        return compiled is not null;
    }
}
