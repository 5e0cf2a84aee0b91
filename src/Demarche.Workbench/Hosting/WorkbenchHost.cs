using Demarche.Workbench.Asking;
using Demarche.Workbench.Compare;
using Demarche.Workbench.Layout;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tables;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MudBlazor.Services;

namespace Demarche.Workbench.Hosting;

/// <summary>The web application of the workbench.</summary>
public static class WorkbenchHost
{
    /// <summary>The most bytes that the browser may send at once: the longest model, with room for escapes.</summary>
    private const int LongestMessage = 8 << 20;

    private const int MostConnections = 1000;

    /// <summary>How long open tabs hold up the end: their connections never close by themselves, and nothing that counts is still to be written.</summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    /// <summary>Builds it; the caller starts and stops it.</summary>
    public static WebApplication Build(WorkbenchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The folder the program was started in is the user's; nothing of the program lies there.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name,
        });
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.UseStaticWebAssets();
        builder.AddWatching(options);
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestGoodbye);
        builder.Services.AddHealth();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(Limit).AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        builder.Services.AddMudServices();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(_ => new Analyst(options.Limits, options.Time, options.Workforce));
        builder.Services.AddSingleton<Workspace>();
        builder.Services.AddSingleton<TableHall>();
        builder.Services.AddSingleton<TableOpener>();
        builder.Services.AddHostedService<TableClock>();
        builder.Services.AddTableLimits();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Session>();
        builder.Services.AddScoped<Variants>();
        builder.Services.AddScoped<Browser>();
        builder.Services.AddSingleton(given =>
        {
            var workspace = given.GetRequiredService<Workspace>();
            return new Asker(workspace.Folder, workspace.BundledFolder, given.GetRequiredService<Analyst>());
        });

        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.Use(ResponseHeaders.Add);
        app.UseMiddleware<Gate>(ListenAddresses.Names(options.Urls, options.Hosts), new Secret(options.Token));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStaticFiles();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapApi();
        app.MapTables();
        app.MapGet(ThemeSheet.Path, () => Results.Text(ThemeSheet.Css, "text/css")).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = MostConnections;
        kestrel.Limits.MaxRequestBodySize = LongestMessage;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    /// <summary>A tab that lost its connection is remembered for a few minutes, and not too many are: each holds memory.</summary>
    private static void Limit(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = 50;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
    }
}
