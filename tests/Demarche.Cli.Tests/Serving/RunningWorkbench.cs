using System.Text;
using Demarche.Cli.Serving;
using Demarche.Workbench;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Builder;

namespace Demarche.Cli.Tests.Serving;

/// <summary>A workbench on a free port of this machine that answers with the commands of the command line.</summary>
internal sealed class RunningWorkbench : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningWorkbench(WebApplication app, ScratchFolder folder)
    {
        (this.app, Folder, Client) = (app, folder, new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Patience.Long }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = Patience.Long });
        // What is too long is refused before it is sent, and not by a broken connection.
        Client.DefaultRequestHeaders.ExpectContinue = true;
    }

    public ScratchFolder Folder { get; }

    public HttpClient Client { get; }

    public static async Task<RunningWorkbench> Start(WorkLimits? limits = null, AccessToken? token = null, TimeProvider? time = null)
    {
        var folder = new ScratchFolder();
        var io = new Io(TextWriter.Null, Stream.Null, TextWriter.Null) { BundledModels = Repository.PathOf("models") };
        var built = WorkbenchHost.Build(new WorkbenchOptions
        {
            Urls = "http://127.0.0.1:0",
            BundledModels = io.BundledModels,
            Folder = folder.Path,
            BlankModel = "",
            Limits = limits ?? Patience.Limits,
            Patience = Patience.Long,
            Time = time ?? TimeProvider.System,
            Token = token,
            Run = (arguments, cancellation) => InProcess.Run(arguments, io, cancellation),
        });
        await built.StartAsync();
        return new RunningWorkbench(built, folder);
    }

    public Task<HttpResponseMessage> Post(string path, string json) => Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Folder.Dispose();
    }
}
