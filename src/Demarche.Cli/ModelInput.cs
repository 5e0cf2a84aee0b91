using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Cli;

/// <summary>The argument and options by which a command takes a model, and how it is read.</summary>
internal sealed class ModelInput
{
    private readonly Argument<string> model = ModelFiles.Complete(new Argument<string>("MODEL")
    {
        HelpName = "MODEL",
        Description = "A .crisis.yaml file, a folder with crisis.yaml, a .gmcr file, or the name of a bundled model",
    });

    private readonly Option<string[]> overlays = OverlayOption();

    private readonly Option<string?> types = new("--types")
    {
        HelpName = "PARTY=TYPE,…",
        Description = "The hidden types to take as given, such as Russia=bluffing; the likeliest when left out",
    };

    /// <summary>Puts the model's argument and options on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesTypes">Whether the command analyses the model and so needs to know which types are in force.</param>
    /// <param name="isOptional">Whether the command can do without a model.</param>
    public ModelInput(Command command, bool takesTypes, bool isOptional = false)
    {
        if (isOptional) model.Arity = ArgumentArity.ZeroOrOne;
        command.Add(model);
        command.Add(overlays);
        if (!takesTypes) return;
        command.Add(types.NeverEmpty(() => "no party: write its name and a type, such as Russia=bluffing"));
        types.CompletionSources.Add(Names(c => c.Parties.SelectMany(p => p.Types.Select(t => $"{p.Name}={t.Name}"))));
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

    /// <summary>Whether the user said which types to take.</summary>
    public bool NamesTypes(ParseResult parsed) => parsed.GetValue(types) is not null;

    /// <summary>Whether the user named a model.</summary>
    public bool NamesModel(CommandResult result) => result.GetResult(model) is { Tokens.Count: > 0 };

    /// <summary>The model's path as the user gave it.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(model);

    /// <summary>Reads and checks the model; problems go to standard error.</summary>
    /// <returns>Whether there is a crisis to work on; otherwise <paramref name="exitCode"/> is what to end with.</returns>
    public bool TryLoad(ParseResult parsed, Io io, [NotNullWhen(true)] out Crisis? crisis, out int exitCode) =>
        TryLoad(PathOf(parsed), Overlays(parsed), io, out crisis, out exitCode);

    /// <summary>Reads, checks and compiles the model under the types asked for; problems go to standard error.</summary>
    /// <returns>Whether there is a compiled crisis to work on; otherwise <paramref name="exitCode"/> is what to end with.</returns>
    public bool TryCompile(ParseResult parsed, Io io, [NotNullWhen(true)] out CompiledCrisis? compiled, out int exitCode, Action<CompileStage>? begins = null) =>
        TryCompile(PathOf(parsed), Overlays(parsed), parsed, io, out compiled, out exitCode, begins);

    /// <summary>Reads, checks and compiles any model under the types asked for; problems go to standard error.</summary>
    /// <returns>Whether there is a compiled crisis to work on; otherwise <paramref name="exitCode"/> is what to end with.</returns>
    public bool TryCompile(
        string path, IReadOnlyList<string> over, ParseResult parsed, Io io, [NotNullWhen(true)] out CompiledCrisis? compiled, out int exitCode, Action<CompileStage>? begins = null)
    {
        compiled = null;
        if (!TryLoad(path, over, io, out var crisis, out exitCode)) return false;
        TypeProfile? profile = null;
        if (parsed.GetValue(types) is { } text)
        {
            (profile, var problem) = TypeProfile.Parse(crisis, text);
            if (problem is not null)
            {
                exitCode = UsageErrors.Report($"--types: {problem}", parsed, io);
                return false;
            }
        }

        var result = Waiting.For(io, "Laying out the states", say => Compiler.TryCompile(crisis, profile, stage =>
        {
            say(Words(stage));
            begins?.Invoke(stage);
        }, io.Cancellation));
        DiagnosticText.Write(result.Problems, io);
        compiled = result.Compiled;
        exitCode = ExitCode.Problems;
        return compiled is not null;
    }

    private static bool TryLoad(string path, IReadOnlyList<string> over, Io io, [NotNullWhen(true)] out Crisis? crisis, out int exitCode)
    {
        exitCode = ExitCode.Problems;
        var file = ModelFiles.Find(path, io);
        foreach (var read in over.Prepend(file)) io.Inputs.Add(read);
        var loaded = Waiting.For(io, "Reading the model", _ => ModelLoader.Load(file, over, io.Cancellation));
        DiagnosticText.Write(loaded.Diagnostics, io);
        crisis = loaded.Crisis;
        return crisis is not null;
    }

    private static string Words(CompileStage stage) => stage switch
    {
        CompileStage.States => "Laying out the states",
        CompileStage.Moves => "Working out the moves",
        CompileStage.Preferences => "Ranking the states",
        _ => "Finding the outcomes",
    };
}
