using Demarche.Workbench.Models;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Demarche.Workbench.Hosting;

/// <summary>
/// Whether the process lives (<c>/health/live</c>), and whether it can do its work (<c>/health/ready</c>): the folder is there and analyses are not stuck.
/// </summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<FolderCheck>("folder", tags: [Ready]).AddCheck<WorkCheck>("analyses", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class FolderCheck(Workspace workspace) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Directory.Exists(workspace.Folder.Root) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The opened folder is gone."));
    }

    private sealed class WorkCheck(Analyst analyst) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(analyst.IsStuck ? HealthCheckResult.Unhealthy("Too many analyses do not end.") : HealthCheckResult.Healthy());
    }
}
