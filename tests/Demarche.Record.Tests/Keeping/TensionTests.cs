using CsCheck;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Keeping;

namespace Demarche.Record.Tests.Keeping;

/// <summary>Tension is the sum of what it says it is: scores, halved after every half-life, hostile and friendly apart.</summary>
public sealed class TensionTests
{
    private static readonly DateOnly Start = new(2022, 1, 1);

    private static readonly Gen<EventRow> AnyRow = Gen.Select(Gen.Int[0, 40], Gen.Double[-10, 10], Gen.Int[0, 14], Gen.Int[0, 4], Gen.Int[0, 9], Gen.Bool, Gen.Bool, (day, tone, type, status, aspect, hasTone, isSecond) => new EventRow
    {
        Date = Start.AddDays(day),
        By = "A",
        Toward = "B",
        What = "acts",
        Tone = hasTone ? tone : null,
        Kind = type < 12 ? new EventKind((EventType)type) : null,
        Status = (RowStatus)status,
        Aspect = aspect < 9 ? (EventAspect)aspect : null,
        SameAs = isSecond && day % 5 == 0 ? "e1" : "",
        Negated = day % 7 == 3,
    });

    [Fact]
    public void Every_point_is_the_sum_of_what_counts_by_then() => Gen.Select(AnyRow.Array[0, 30], Gen.Double[0.5, 60]).Sample((rows, halfLife) =>
    {
        foreach (var point in Tension.Of(rows, halfLife, Start.AddDays(45)))
        {
            var (conflict, cooperation) = (0.0, 0.0);
            foreach (var row in rows)
            {
                if (row.Date > point.On || row.Negated || row.SameAs != "" || row.Status is RowStatus.Read or RowStatus.Rejected || row.Aspect is EventAspect.Supposed or EventAspect.PastCase) continue;
                if ((row.Tone ?? (row.Kind is { } kind ? Modes.Score(kind) : null)) is not { } score) continue;
                var left = score * Math.Pow(0.5, (point.On.DayNumber - row.Date.DayNumber) / halfLife);
                if (score < 0) conflict -= left;
                else cooperation += left;
            }

            Assert.Equal(conflict, point.Conflict, 1e-9);
            Assert.Equal(cooperation, point.Cooperation, 1e-9);
        }
    }, iter: Samples.CountOr(1000));

    [Fact]
    public void The_hostile_share_does_not_hang_on_how_much_happened() => AnyRow.Array[1, 12].Sample(rows =>
    {
        var (once, twice) = (Tension.Of(rows, 14), Tension.Of([.. rows, .. rows], 14));
        foreach (var (one, two) in once.Zip(twice))
        {
            Assert.Equal(one.ConflictShare is null, two.ConflictShare is null);
            if (one.ConflictShare is { } share) Assert.Equal(share, two.ConflictShare!.Value, 1e-9);
        }
    }, iter: Samples.CountOr(500));

    [Fact]
    public void A_threat_whose_condition_and_deed_are_recorded_later_points_to_both()
    {
        EventRow threat = new() { Id = "t", Date = Start, By = "A", Toward = "B", What = "A threatens to close the strait", If = "B lays mines", IfBy = "B", Then = "close the strait", Kind = new EventKind(EventType.Threaten) };
        EventRow talk = new() { Id = "n", Date = Start.AddDays(1), By = "B", What = "B visits a fair", Kind = new EventKind(EventType.Consult) };
        EventRow mines = new() { Id = "m", Date = Start.AddDays(2), By = "B", What = "B laid forty mines off the coast", Kind = new EventKind(EventType.Mobilize) };
        EventRow closing = new() { Id = "c", Date = Start.AddDays(3), By = "A", What = "A closed the strait to ships", Kind = new EventKind(EventType.Coerce) };

        var found = Assert.Single(StatedThreats.Of([closing, talk, mines, threat]));

        Assert.Equal(("t", "m", "c"), (found.Stated.Id, found.MayHaveCome?.Id, found.MayBeKept?.Id));
        Assert.Null(Assert.Single(StatedThreats.Of([threat, mines with { Status = RowStatus.Read }])).MayHaveCome);
        Assert.Empty(StatedThreats.Of([threat with { Status = RowStatus.Rejected }, mines]));
    }
}
