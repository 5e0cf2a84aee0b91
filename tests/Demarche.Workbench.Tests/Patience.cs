using System.Diagnostics;
using System.Runtime.CompilerServices;
using Demarche.Workbench.Work;

namespace Demarche.Tests;

/// <summary>How long tests wait for what must come: so long that no busy machine makes one fail. A test that passes waits no longer than it must.</summary>
internal static class Patience
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>The usual limits of analyses, but for time; and on one processor too, one that has no end leaves a place for others.</summary>
    public static WorkLimits Limits { get; } = new() { Longest = TimeSpan.FromHours(1), Grace = Long, AtOnce = Math.Max(2, Environment.ProcessorCount) };

    /// <summary>Waits until something holds.</summary>
    public static Task Until(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") => Until(() => Task.FromResult(holds()), what);

    /// <inheritdoc cref="Until(Func{bool}, string)"/>
    public static async Task Until(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        for (var start = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(LookEvery, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(start) < Long, $"Waited {Long.TotalMinutes} minutes for: {what}");
    }
}
