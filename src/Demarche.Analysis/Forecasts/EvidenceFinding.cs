using System.Globalization;
using Demarche.Language.Model;

namespace Demarche.Analysis.Forecasts;

/// <summary>
/// What the record says of each thing that a party may be: an analysis of competing hypotheses (Heuer 1999), types in rows, recorded events in columns.
/// </summary>
/// <param name="Events">The recorded events, in date order.</param>
/// <param name="Rows">The types of all parties that have several.</param>
public sealed record EvidenceFinding(IReadOnlyList<EvidenceEvent> Events, IReadOnlyList<EvidenceRow> Rows)
{
    /// <summary>
    /// A type that is likelier to have done something than any other by this factor is consistent with it, and one less likely than some other by it
    /// inconsistent.
    /// </summary>
    private const double Telling = 1.25;

    /// <summary>The table; null where nothing is recorded or no party has types.</summary>
    internal static EvidenceFinding? Of(Crisis crisis, IReadOnlyList<SignalFinding> signals)
    {
        var events = crisis.Record.Select(e => new EvidenceEvent(string.Create(CultureInfo.InvariantCulture, $"{e.On:yyyy-MM-dd}"), e.What, e.By)).ToArray();
        var rows = crisis.Parties.Where(p => p.Types.Count > 1).SelectMany(p => RowsOf(p, events, signals)).ToArray();
        return events.Length == 0 || rows.Length == 0 ? null : new EvidenceFinding(events, rows);
    }

    private static IEnumerable<EvidenceRow> RowsOf(Party party, EvidenceEvent[] events, IReadOnlyList<SignalFinding> signals)
    {
        var marks = party.Types.Select(_ => new EvidenceMark[events.Length]).ToArray();
        var known = signals.Where(s => s.Party == party.Words).ToLookup(s => (s.On, s.What));
        double[] before = [.. party.Types.Select(t => t.Prior)];
        for (var e = 0; e < events.Length; e++)
        {
            var signal = known[(events[e].On, events[e].What)].FirstOrDefault();
            double[] after = signal is null ? before : [.. signal.Beliefs.Select(b => b.Mean)];
            double[] likely = [.. after.Zip(before, (a, b) => b > 0 ? a / b : 1)];
            for (var t = 0; t < likely.Length; t++) marks[t][e] = Mark(likely, t, isSilent: signal is null);
            before = after;
        }

        return party.Types.Select((type, t) => new EvidenceRow(party.Words, type.Name, marks[t]));
    }

    private static EvidenceMark Mark(double[] likely, int type, bool isSilent)
    {
        var other = likely.Where((_, t) => t != type).Max();
        var ratio = other > 0 ? likely[type] / other : 1;
        return new EvidenceMark(isSilent || (ratio < Telling && ratio > 1 / Telling) ? "silent" : ratio >= Telling ? "consistent" : "inconsistent", isSilent
            ? null : ratio);
    }
}

/// <summary>A recorded event.</summary>
/// <param name="On">The day, yyyy-MM-dd.</param>
/// <param name="What">What the record says.</param>
/// <param name="By">Who did or said it, as the record has it.</param>
public sealed record EvidenceEvent(string On, string What, string By);

/// <summary>A hypothesis: what a party may be.</summary>
/// <param name="Party">The party.</param>
/// <param name="Type">What it may be.</param>
/// <param name="Marks">For each event what it says of that.</param>
public sealed record EvidenceRow(string Party, string Type, IReadOnlyList<EvidenceMark> Marks);

/// <summary>What an event says of a hypothesis.</summary>
/// <param name="Mark">consistent, inconsistent or silent.</param>
/// <param name="Ratio">How much likelier a party of this type was to do it than the likeliest of the others, in play; null where play does not say.</param>
public sealed record EvidenceMark(string Mark, double? Ratio);
