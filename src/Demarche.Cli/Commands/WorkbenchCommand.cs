using System.CommandLine;
using Demarche.Cli.Reading;
using Demarche.Cli.Serving;
using Demarche.Workbench;
using Microsoft.AspNetCore.Builder;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche workbench [MODEL]</c>: the model in the browser.</summary>
internal static class WorkbenchCommand
{
    public static Command Create(Io io)
    {
        var model = ModelPaths.Complete(new Argument<string?>("MODEL")
        {
            HelpName = "MODEL",
            Description = "A .crisis.yaml file or a folder with crisis.yaml; the bundled geneva-2022 when left out",
            Arity = ArgumentArity.ZeroOrOne,
        });
        var token = new Option<string?>("--token") { HelpName = "TOKEN", Description = "The access token; a new one is made and printed when left out" };
        token.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && AccessToken.WhyNot(text) is { } wrong) result.AddError($"--token: {wrong}");
        });
        var command = new ExemplifiedCommand(
            "workbench",
            "Read, change and ask a model in the browser",
            new Example("demarche workbench", "the crisis of January 2022, solved"),
            new Example("demarche workbench my-crisis", "your own model"),
            new Example("demarche workbench my-crisis --urls http://127.0.0.1:8080", "at another address"),
            new Example("demarche workbench --listen 0.0.0.0:5178", "for others too, who need the token that is printed"))
        {
            model,
        };
        var listening = new Listening(command, "they need the access token");
        command.Add(token);
        var cluster = new ClusterInput(command, asksOnce: false);
        var (llm, endpoint) = (ModelEndpoint.NameOption(), ModelEndpoint.AddressOption());
        command.Add(llm);
        command.Add(endpoint);
        command.Validators.Add(parsed =>
        {
            if (ModelChoice.Mistake(parsed.GetValue(llm), parsed.GetValue(endpoint), null, io.Variable(ModelEndpoint.KeyVariable)) is { } mistake)
                parsed.AddError(mistake);
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(model) is { } path && !File.Exists(path) && !Directory.Exists(path))
                return UsageErrors.Report($"there is no model '{path}'", parsed, io);
            return cluster.With(parsed, io, client =>
            {
                using var language = parsed.GetValue(llm) is { } name
                    ? ModelEndpoint.Connect(name, parsed.GetValue(endpoint)!, io.Variable(ModelEndpoint.KeyVariable)) : null;
                var given = parsed.GetValue(token) is { } text ? new AccessToken(text) : null;
                var options = listening.Options(parsed, parsed.GetValue(model), given, io) with
                {
                    Workforce = client,
                    Kinds = new(() => EncoderChoice.Of(null, io, out _)),
                    Language = language is null ? null : ModelEndpoint.SeatOf(language, parsed.GetValue(llm)!, io),
                };
                return Listening.Serve(options, _ => { }, app => Tell(options, app, io), parsed, io);
            });
        });
        return command;
    }

    private static void Tell(WorkbenchOptions options, WebApplication app, Io io)
    {
        foreach (var name in options.Hosts)
            io.Out.WriteLine(FormattableString.Invariant($"Through a proxy it is at https://{name}/?token={options.Token!.Text}"));
        var pass = options.Token is { } token ? $"/?token={token.Text}" : "";
        io.Out.WriteLine($"The workbench is at {string.Join(" and ", app.Urls.Select(url => url + pass))}");
    }
}
