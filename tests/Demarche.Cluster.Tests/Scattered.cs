using System.Collections.Concurrent;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Cluster.Wire;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Demarche.Cluster.Tests;

/// <summary>
/// A workforce without a network: whatever is asked travels as bytes and back, is worked on at the same time as others, now and then twice, and comes back in any
/// order.
/// </summary>
internal sealed class Scattered(int width) : Workforce
{
    private static readonly Serializer Bytes = new ServiceCollection().AddSerializer(s => s.AddAssembly(typeof(UnitMessage).Assembly)).BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly ConcurrentDictionary<string, Lazy<Workshop>> workshops = new(StringComparer.Ordinal);
    private int units;

    /// <summary>How many units were asked for.</summary>
    public int Units => units;

    public override int Width => width;

    public override async Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref units);
        await Task.Yield();
        var sent = Travelled(JobMessage.Of(job, job.Hash)).ToJob();
        Assert.Equal(job.Hash, sent.Hash);
        var workshop = workshops.GetOrAdd(job.QuestionHash, _ => new Lazy<Workshop>(() =>
        {
            var (laid, whyNot) = Workshop.Of(sent);
            return laid ?? throw new InvalidOperationException(whyNot);
        })).Value;
        var asked = Travelled(UnitMessage.Of(unit)).ToUnit();
        Assert.Equal(unit, asked);
        for (var k = number % 3; k > 0; k--) await Task.Yield();
        if (number % 5 == 0) workshop.Do(asked, sent.Ways, cancellation);
        return Travelled(ResultMessage.Of(workshop.Do(asked, sent.Ways, cancellation))).ToResult();
    }

    private static T Travelled<T>(T message)
        where T : class => Bytes.Deserialize<T>(Bytes.SerializeToArray(message))!;
}
