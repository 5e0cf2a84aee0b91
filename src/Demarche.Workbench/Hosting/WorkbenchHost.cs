using Demarche.Workbench.Compare;
using Demarche.Workbench.Layout;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace Demarche.Workbench.Hosting;

/// <summary>The web application of the workbench.</summary>
public static class WorkbenchHost
{
    /// <summary>The most bytes that the browser may send at once: the longest model, with room for escapes.</summary>
    private const int LongestMessage = 8 << 20;

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
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        builder.Services.AddMudServices();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(_ => new Analyst(options.Limits, options.Time));
        builder.Services.AddSingleton<Workspace>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Variants>();
        builder.Services.AddScoped<Browser>();

        var app = builder.Build();
        app.UseStaticFiles();
        app.UseAntiforgery();
        app.MapGet(ThemeSheet.Path, () => Results.Text(ThemeSheet.Css, "text/css"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
