using System.Diagnostics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

namespace Demarche.Bench;

/// <summary>Runs every suite and the whole processes, and writes down what they took.</summary>
internal static class RunAll
{
    private static readonly string[] Processes =
    [
        "bandwidth 24", "scale 20 4", "scale 20 4 one-way", "scale 16 4 listed", "scale 24 4", "scale 27 3",
    ];

    public static int Run(string results)
    {
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithWarmupCount(2).WithIterationTime(TimeInterval.FromMilliseconds(200))).WithOptions(ConfigOptions.JoinSummary);
        var summaries = BenchmarkRunner.Run([.. Suite.All.Select(s => s.Type)], config);
        if (summaries.Any(s => s.HasCriticalValidationErrors)) return 1;
        var measured = summaries.SelectMany(s => s.Reports).Select(Of).ToList();
        var processes = Processes.Select(InOwnProcess).ToList();
        new ResultSet([.. HostEnvironmentInfo.GetCurrent().ToFormattedString(), RuntimeInformation.FrameworkDescription], DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), measured, processes).Save(results);
        return measured.Exists(m => double.IsNaN(m.Nanoseconds)) ? 1 : 0;
    }

    private static Measurement Of(BenchmarkReport report)
    {
        var (method, statistics) = (report.BenchmarkCase.Descriptor, report.ResultStatistics);
        return new Measurement(
            method.Type.Name,
            method.WorkloadMethod.Name,
            method.Baseline,
            report.BenchmarkCase.Parameters.Items.ToDictionary(p => p.Name, p => p.ToDisplayText()),
            statistics?.Mean ?? double.NaN,
            statistics?.GetConfidenceInterval(Perfolizer.Mathematics.Common.ConfidenceLevel.L999).Margin ?? double.NaN,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }

    private static ProcessRun InOwnProcess(string command)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, command) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start");
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
        return new ProcessRun(command, lines);
    }
}
