using Demarche.Table.Seats;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tests;

/// <summary>A workbench on a free port of this machine, with a folder of its own that is gone afterwards.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;

    private Server(WebApplication app, string folder) => (this.app, Folder) = (app, folder);

    /// <summary>The folder in which it keeps models.</summary>
    public string Folder { get; }

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => app.Urls.Single();

    /// <summary>What does its analyses.</summary>
    public Analyst Analyst => app.Services.GetRequiredService<Analyst>();

    /// <summary>Starts one.</summary>
    /// <param name="model">The text of the model to open; null for the bundled first one.</param>
    /// <param name="patience">How long the first page waits for the answer; until it is there when null, however busy the machine.</param>
    /// <param name="time">The clock; that of the machine when null.</param>
    /// <param name="language">What asks a language model for seats at tables; nobody when null.</param>
    public static async Task<Server> Start(string? model = null, TimeSpan? patience = null, TimeProvider? time = null, LanguageSeat? language = null)
    {
        var folder = Directory.CreateTempSubdirectory("demarche-workbench-").FullName;
        var file = model is null ? null : Path.Combine(folder, "crisis.yaml");
        if (file is not null) await File.WriteAllTextAsync(file, model);
        return new Server(await Build("http://127.0.0.1:0", folder, file, null, patience, time, language), folder);
    }

    /// <summary>Starts one with the files of a folder, of which it opens <c>crisis.yaml</c>.</summary>
    public static async Task<Server> With(string files)
    {
        var folder = Directory.CreateTempSubdirectory("demarche-workbench-").FullName;
        foreach (var file in Directory.EnumerateFiles(files)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new Server(await Build("http://127.0.0.1:0", folder, Path.Combine(folder, "crisis.yaml"), null), folder);
    }

    /// <summary>One that runs at an address, with folders that stay.</summary>
    public static async Task<WebApplication> Build(string address, string folder, string? file, string? drafts, TimeSpan? patience = null, TimeProvider? time = null,
        LanguageSeat? language = null)
    {
        using var blank = new StreamReader(typeof(Server).Assembly.GetManifestResourceStream("blank.crisis.yaml")!);
        var built = WorkbenchHost.Build(new WorkbenchOptions
        {
            Model = file,
            Urls = address,
            Drafts = drafts,
            BundledModels = Repository.PathOf("models"),
            Folder = folder,
            BlankModel = await blank.ReadToEndAsync(),
            Limits = Patience.Limits,
            Patience = patience ?? Patience.Long,
            Time = time ?? TimeProvider.System,
            Language = language,
        });
        await built.StartAsync();
        return built;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
