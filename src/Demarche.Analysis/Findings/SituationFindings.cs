using System.Text.Json.Serialization;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>Something said or done, as the record has it.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who, as sentences call it.</param>
/// <param name="Toward">To whom; empty when nobody.</param>
/// <param name="What">What.</param>
/// <param name="Tone">From −10, most hostile, to 10, most friendly; null when not given.</param>
/// <param name="Source">Where it is taken from; null when nowhere.</param>
/// <param name="IsMove">Whether it is reported as a move of a party, from which play learns.</param>
public sealed record RecordFinding(DateOnly On, string By, string Toward, string What, double? Tone, string? Source, bool IsMove)
{
    /// <summary>How many events it stands for, each of this tone; null for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Events { get; init; }

    /// <summary>The record, in the order of its days.</summary>
    public static IReadOnlyList<RecordFinding> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Record
            .Select(e =>
            new RecordFinding(e.On, e.ByWords, e.TowardWords, e.What, e.Tone, e.Source, e.Does is not null) { Events = e.Events == 1 ? null : e.Events })];
    }
}

/// <summary>An occasion of the calendar.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What it is.</param>
/// <param name="Parties">Who can move at it.</param>
/// <param name="Source">Where it is taken from; null when it is judgement.</param>
public sealed record CalendarFinding(DateOnly On, string What, IReadOnlyList<string> Parties, string? Source)
{
    /// <summary>The calendar, in the order of its days.</summary>
    public static IReadOnlyList<CalendarFinding> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Calendar.Select(o => new CalendarFinding(o.On, o.What, [.. o.Parties.Select(p => crisis.Parties[p].Words)], o.Grounds.Source))];
    }
}

/// <summary>The last day of a threat or a promise.</summary>
/// <param name="On">The day.</param>
/// <param name="Threat">The threat or promise.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Against">To whom.</param>
public sealed record DeadlineFinding(DateOnly On, Threat Threat, string By, string Against)
{
    /// <summary>The deadlines, in the order of their days.</summary>
    public static IReadOnlyList<DeadlineFinding> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Threats.Where(t => t.Deadline is not null)
            .Select(t => new DeadlineFinding(t.Deadline!.Value, t, crisis.Parties[t.By].Words, crisis.Parties[t.Against].Words)).OrderBy(d => d.On)];
    }
}

/// <summary>An issue elsewhere that an outcome puts at risk.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AtStakeIn">Where it suffers, as a clause.</param>
/// <param name="Stakes">What each party has at stake, from 0 to 3, in the order of the parties; null for a party that has nothing.</param>
/// <param name="Source">Where it is taken from; null when it is judgement.</param>
public sealed record IssueFinding(string Name, string AtStakeIn, IReadOnlyList<double?> Stakes, string? Source)
{
    /// <summary>The linked issues.</summary>
    public static IReadOnlyList<IssueFinding> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Issues.Select(i => new IssueFinding(
            i.Name, i.AtStakeIn.Words, [.. crisis.Parties.Select((_, p) => i.Stakes.Where(s => s.Party == p).Select(s => (double?)s.Stake).FirstOrDefault())],
                i.Grounds.Source))];
    }
}

/// <summary>An earlier crisis that the modeller holds to be like this one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">When it was, as written.</param>
/// <param name="What">What it was about.</param>
/// <param name="Ended">How it ended; null when not said.</param>
/// <param name="Recovery">What became of relations; null when not said.</param>
/// <param name="Source">Where it is taken from; null when it is judgement.</param>
public sealed record PrecedentFinding(string Name, string When, string What, string? Ended, string? Recovery, string? Source)
{
    /// <summary>The precedents, as declared.</summary>
    public static IReadOnlyList<PrecedentFinding> All(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Precedents.Select(p => new PrecedentFinding(p.Name, p.When, p.What, p.Ended, p.Recovery, p.Grounds.Source))];
    }
}

/// <summary>A statement in an order that is counted in although that is not sure.</summary>
/// <param name="Party">Whose order.</param>
/// <param name="Statement">The statement, as a clause.</param>
/// <param name="IsOptional">Whether the author is unsure that it belongs.</param>
/// <param name="Certainty">How certain it is that the party cares, from 0 to 1.</param>
public sealed record UnsureFinding(string Party, string Statement, bool IsOptional, double Certainty)
{
    /// <summary>Such statements of the orders in force, party by party.</summary>
    public static IReadOnlyList<UnsureFinding> All(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        return [.. compiled.Crisis.Parties.SelectMany((party, p) => compiled.PriorityStatements(p).Select(s => s.Clause)
            .Where(c => c.Optional || c.Certainty < 1).Select(c => new UnsureFinding(party.Words, c.Words, c.Optional, c.Certainty)))];
    }
}
