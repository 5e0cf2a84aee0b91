using System.Diagnostics.Metrics;

namespace Demarche.Workbench.Work;

/// <summary>Measures of the analyses, for whoever listens; see the meter's name in the documentation.</summary>
internal static class WorkMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Demarche.Workbench";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("demarche.analysis.duration", "s", "How long analyses took");
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<Analyst>> Watched = [];

    static WorkMetrics()
    {
        Meter.CreateObservableGauge("demarche.analysis.running", () => Sum(a => a.Load.Running), "{analysis}", "Analyses that run");
        Meter.CreateObservableGauge("demarche.analysis.waiting", () => Sum(a => a.Load.Waiting), "{analysis}", "Analyses that wait");
        Meter.CreateObservableGauge("demarche.analysis.left_behind", () =>
            Sum(a => a.LeftBehind), "{analysis}", "Analyses that run on although they were stopped");
    }

    public static void Watch(Analyst analyst)
    {
        lock (Gate)
        {
            Watched.RemoveAll(w => !w.TryGetTarget(out _));
            Watched.Add(new WeakReference<Analyst>(analyst));
        }
    }

    public static void Ended(WorkEnd end, TimeSpan took) => Durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("end", end.ToString()));

    private static int Sum(Func<Analyst, int> of)
    {
        lock (Gate) return Watched.Sum(w => w.TryGetTarget(out var analyst) ? of(analyst) : 0);
    }
}
