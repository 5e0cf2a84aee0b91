using Demarche.Analysis.Game;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Threats;

/// <summary>What has become of a threat or promise by the record.</summary>
public enum ThreatFate
{
    /// <summary>It stands: what calls it in has not happened.</summary>
    Stands,

    /// <summary>What calls it in has happened, and it has not been carried out.</summary>
    CalledIn,

    /// <summary>It was called in and carried out.</summary>
    CarriedOut,

    /// <summary>It was called in, and what called it in is over without its having been carried out.</summary>
    LetLapse,

    /// <summary>It was an ultimatum whose demand was met by its day, or a threat whose last day has passed.</summary>
    Over,
}

/// <summary>A threat or promise of a model and what has become of it.</summary>
/// <param name="Threat">It.</param>
/// <param name="Fate">What has become of it.</param>
/// <param name="CalledIn">The day on which it was called in; null when it was not.</param>
/// <param name="CarriedOut">The day on which it was carried out; null when it was not.</param>
public sealed record ThreatHistory(Threat Threat, ThreatFate Fate, DateOnly? CalledIn, DateOnly? CarriedOut)
{
    /// <summary>Whether somebody should look: what calls it in has happened, and nothing says that it was carried out.</summary>
    public bool IsFlagged => Fate is ThreatFate.CalledIn;

    /// <summary>
    /// The histories of all threats and promises, from the states that the recorded moves (<c>does</c>, <c>before</c>) went through on the way to the
    /// present one. O(threats × moves).
    /// </summary>
    public static IReadOnlyList<ThreatHistory> Of(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var states = States(compiled);
        var today = compiled.Crisis.AsOf ?? (states.Count > 1 ? states[^1].On : DateOnly.MaxValue);
        return [.. compiled.Crisis.Threats.Select(t => Of(t, compiled.Space.Where(t.If.Condition), compiled.Space.Where(t.Then.Condition), states, today))];
    }

    private static ThreatHistory Of(Threat threat, StateSet calls, StateSet keeps, IReadOnlyList<(DateOnly On, int State)> states, DateOnly today)
    {
        var said = threat.Said ?? DateOnly.MinValue;
        int At(DateOnly day) => states.Last(s => s.On <= day).State;
        if (threat.IsUltimatum)
        {
            var end = threat.Deadline!.Value;
            if (today <= end) return new(threat, ThreatFate.Stands, null, null);
            if (!calls[At(end)]) return new(threat, ThreatFate.Over, null, null);
            return Called(threat, calls, keeps, states, end.AddDays(1));
        }

        DateOnly? called = calls[At(said)] && threat.Said is { } day ? day : null;
        foreach (var (on, state) in states.Where(s => called is null && s.On > said && threat.StandsOn(s.On) && calls[s.State])) called ??= on;
        return called is { } from ? Called(threat, calls, keeps, states, from)
            : new(threat, threat.Deadline is { } last && today > last ? ThreatFate.Over : ThreatFate.Stands, null, null);
    }

    private static ThreatHistory Called(Threat threat, StateSet calls, StateSet keeps, IReadOnlyList<(DateOnly On, int State)> states, DateOnly from)
    {
        var since = states.Where((s, k) => s.On >= from || k == states.Count - 1 || states[k + 1].On > from).ToArray();
        if (since.FirstOrDefault(s => keeps[s.State]) is { On: var done } kept && keeps[kept.State])
            return new(threat, ThreatFate.CarriedOut, from, done > from ? done : from);
        return new(threat, calls[states[^1].State] || threat.IsUltimatum ? ThreatFate.CalledIn : ThreatFate.LetLapse, from, null);
    }

    /// <summary>The state from each day on, the first from the beginning of time.</summary>
    private static List<(DateOnly On, int State)> States(CompiledCrisis compiled)
    {
        var moves = compiled.Crisis.Record.Where(e => e.Does is not null).ToArray();
        var replay = RecordReplay.Of(compiled, moves);
        return [(DateOnly.MinValue, replay.Start), .. moves.Select((e, k) => (e.On, replay.After(k)))];
    }
}
