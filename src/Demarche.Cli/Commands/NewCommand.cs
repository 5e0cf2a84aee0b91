using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche new NAME</c>: a model to start from, and the next command to run.</summary>
internal static class NewCommand
{
    private const string Blank = "blank";

    public static Command Create(Io io)
    {
        var bundled = new BundledModels(io.BundledModels);
        var name = new Argument<string?>("NAME") { HelpName = "NAME", Description = "A bundled model, or 'blank'; leave it out to list them",
            Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => [.. bundled.Names, Blank]);
        var folder = new Option<string?>("--output", "-o") { Description = "The folder to make; the model's name when left out", HelpName = "DIR" };
        var command = new ExemplifiedCommand(
            "new",
            "Copy a bundled model, or a commented blank one, to start from",
            new Example("demarche new", "the bundled models"),
            new Example("demarche new geneva-2022", "the crisis of January 2022 in a folder of that name"),
            new Example("demarche new blank -o my-crisis", "a small commented model to make your own"))
        {
            name, folder,
        };
        command.SetAction(parsed => parsed.GetValue(name) is { } asked
            ? Make(asked, parsed.GetValue(folder) ?? asked, bundled, parsed, io)
            : List(bundled, io));
        return command;
    }

    private static int List(BundledModels bundled, Io io)
    {
        foreach (var name in bundled.Names.Append(Blank)) io.Out.WriteLine(name);
        io.Error.WriteLine("Copy one by its name: demarche new NAME");
        return ExitCode.Answered;
    }

    private static int Make(string asked, string folder, BundledModels bundled, ParseResult parsed, Io io)
    {
        if (asked != Blank && !bundled.Names.Contains(asked, StringComparer.Ordinal))
            return UsageErrors.Report($"there is no bundled model '{asked}'{Suggestion.DidYouMean(asked, [.. bundled.Names, Blank])}", parsed, io);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            return UsageErrors.Report($"'{folder}' is there already and is left as it is; name another folder with -o", parsed, io);
        try
        {
            var written = asked == Blank ? FolderDrop.Write(folder, WriteBlank) : FolderDrop.Write(folder, into => bundled.Copy(asked, into));
            foreach (var file in written) io.Out.WriteLine($"Wrote {file}");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return UsageErrors.Report($"'{folder}' cannot be written: {failed.Message}", parsed, io);
        }

        io.Out.WriteLine($"Next: demarche {(asked == Blank ? "check" : "brief")} {Quoted(folder)}");
        return ExitCode.Answered;
    }

    private static void WriteBlank(string folder) => File.WriteAllText(Path.Combine(folder, "crisis.yaml"), BundledModels.BlankText());

    private static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
