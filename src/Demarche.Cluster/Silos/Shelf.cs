using System.Globalization;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Play;
using Demarche.Cluster.Wire;
using Demarche.Engine;

namespace Demarche.Cluster.Silos;

/// <summary>
/// The questions that a silo was sent, by their digests, and those of them that it has laid out. Both are bounded; the one not asked for the longest is
/// forgotten first, and whoever asks for it sends it again. Whatever comes in is taken for hostile. Safe for use from any thread.
/// </summary>
internal sealed class Shelf(SiloLimits limits, CancellationToken closing = default)
{
    private const int MostFiles = 64;
    private const int LongestName = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Kept> jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Opened> workshops = new(StringComparer.Ordinal);
    private long clock;

    /// <summary>Takes a question in; what is wrong with it as a clause, or null.</summary>
    public string? Take(JobMessage message)
    {
        if (Malformed(message) is { } wrong) return wrong;
        var job = message.ToJob();
        if (job.Size > limits.JobBytes)
            return string.Create(CultureInfo.InvariantCulture,
            $"the model and its files take {job.Size:N0} bytes, and a silo takes {limits.JobBytes:N0} at most");
        if (!string.Equals(job.Hash, message.Hash, StringComparison.Ordinal))
            return "the question does not have the digest that it was sent under; it was damaged on the way, or is not what it is said to be";
        lock (gate)
        {
            jobs[message.Hash] = new Kept(job, job.QuestionHash) { Used = ++clock };
            while (jobs.Count > limits.Jobs || (jobs.Count > 1 && jobs.Values.Sum(k => k.Job.Size) > limits.JobsBytes))
                jobs.Remove(jobs.MinBy(k => k.Value.Used).Key);
        }

        return null;
    }

    /// <summary>Whether a question is here.</summary>
    public bool Has(string hash)
    {
        lock (gate) return jobs.ContainsKey(hash);
    }

    /// <summary>
    /// A question laid out, and the ways that its runs are asked about; it is laid out where it is not yet. Null where the question is not here.
    /// </summary>
    public (Task<(Workshop? Workshop, string? WhyNot)> Workshop, IReadOnlyList<IReadOnlyList<Turning>> Ways)? Open(string hash)
    {
        lock (gate)
        {
            if (!jobs.TryGetValue(hash, out var kept)) return null;
            kept.Used = ++clock;
            if (!workshops.TryGetValue(kept.QuestionHash, out var opened))
            {
                workshops[kept.QuestionHash] = opened = new Opened(Task.Run(() => Workshop.Of(kept.Job, Expect, closing), closing));
                opened.Used = ++clock;
                while (workshops.Count > limits.Workshops) workshops.Remove(workshops.MinBy(w => w.Value.Used).Key);
            }

            opened.Used = ++clock;
            return (opened.Laid, kept.Job.Ways);
        }
    }

    /// <summary>Refuses a model whose analysis would take more memory than is allowed.</summary>
    private void Expect(Language.Model.Crisis crisis)
    {
        if (ModelCost.Of(crisis) is var cost && cost > limits.Memory)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"the model would take about {cost >> 20:N0} MB of memory, and {limits.Memory >> 20:N0} MB are allowed on this silo"));
    }

    private static string? Malformed(JobMessage message)
    {
        if (message.Names.Length != message.Files.Length || message.OptionNames.Length != message.OptionTexts.Length) return "the question is malformed";
        if (message.Names.Length is 0 or > MostFiles) return $"the model has {message.Names.Length} files, and a silo takes 1 to {MostFiles}";
        if (message.Names.Any(n => n.Length is 0 or > LongestName || n.Any(char.IsControl))) return "a file of the model has a name that is none";
        return message.Names.Distinct(StringComparer.Ordinal).Count() == message.Names.Length ? null : "two files of the model have the same name";
    }

    private sealed record Kept(UnitJob Job, string QuestionHash)
    {
        public long Used { get; set; }
    }

    private sealed record Opened(Task<(Workshop? Workshop, string? WhyNot)> Laid)
    {
        public long Used { get; set; }
    }
}

/// <summary>How much a silo takes.</summary>
internal sealed record SiloLimits
{
    /// <summary>The most bytes of a question with its model.</summary>
    public long JobBytes { get; init; } = 32_000_000;

    /// <summary>The most bytes of all questions that are kept.</summary>
    public long JobsBytes { get; init; } = 256_000_000;

    /// <summary>The most questions that are kept.</summary>
    public int Jobs { get; init; } = 64;

    /// <summary>The most questions that are kept laid out.</summary>
    public int Workshops { get; init; } = 8;

    /// <summary>The most bytes of memory that the analysis of a model may be expected to take.</summary>
    public long Memory { get; init; } = 2L << 30;

    /// <summary>On how many processors it works.</summary>
    public int Cores { get; init; } = Parallelism.Usual;

    /// <summary>How long a unit is worked on that nobody asks after.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
