using System.CommandLine;
using Demarche.Workbench.Hosting;
using Microsoft.Extensions.Hosting;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche workbench [MODEL]</c>: the model in the browser.</summary>
internal static class WorkbenchCommand
{
    public static Command Create(Io io)
    {
        var model = ModelFiles.Complete(new Argument<string?>("MODEL")
        {
            HelpName = "MODEL",
            Description = "A .crisis.yaml file or a folder with crisis.yaml; the bundled geneva-2022 when left out",
            Arity = ArgumentArity.ZeroOrOne,
        });
        var urls = new Option<string>("--urls") { HelpName = "URL", Description = "The address to listen on", DefaultValueFactory = _ => WorkbenchOptions.DefaultUrls };
        var command = new ExemplifiedCommand(
            "workbench",
            "Read, change and ask a model in the browser",
            new Example("demarche workbench", "the crisis of January 2022, solved"),
            new Example("demarche workbench my-crisis", "your own model"),
            new Example("demarche workbench my-crisis --urls http://127.0.0.1:8080", "at another address"))
        {
            model, urls,
        };
        command.SetAction(parsed => Serve(
            new WorkbenchOptions
            {
                Model = parsed.GetValue(model),
                Urls = parsed.GetRequiredValue(urls),
                BundledModels = io.BundledModels,
                Folder = Directory.GetCurrentDirectory(),
                BlankModel = NewCommand.BlankText(),
                Time = io.Time,
            },
            parsed,
            io));
        return command;
    }

    private static int Serve(WorkbenchOptions options, ParseResult parsed, Io io)
    {
        if (options.Model is { } path && !File.Exists(path) && !Directory.Exists(path))
        {
            return UsageErrors.Report($"there is no model '{path}'", parsed, io);
        }

        using var app = WorkbenchHost.Build(options);
        try
        {
            app.StartAsync(io.Cancellation).GetAwaiter().GetResult();
        }
        catch (IOException taken)
        {
            return UsageErrors.Report($"cannot listen on {options.Urls}: {taken.Message} Name another address with --urls", parsed, io);
        }

        io.Out.WriteLine($"The workbench is at {string.Join(" and ", app.Urls)}");
        io.Out.WriteLine("Press Ctrl-C to stop it.");
        io.Out.Flush();
        io.Cancellation.WaitHandle.WaitOne();
        app.StopAsync().GetAwaiter().GetResult();
        return ExitCode.Answered;
    }
}
