using System.Globalization;
using Demarche.Engine.Moves;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>
/// The recorded moves as choices of the game: where each began, what else could have been done, what was done. States are worked out
/// backwards from the present one.
/// </summary>
internal sealed class RecordReplay
{
    private readonly int[] ends;
    private readonly bool[] isMatched;
    private readonly HashSet<int>[] levers;
    private readonly StateSpace space;

    private RecordReplay(StateSpace space, int count, int now)
    {
        this.space = space;
        (ends, isMatched, levers) = (new int[count], new bool[count], new HashSet<int>[count]);
        Start = now;
    }

    /// <summary>The state before the first recorded move.</summary>
    public int Start { get; private set; }

    /// <summary>What could not be replayed, a sentence each.</summary>
    public List<string> Notes { get; } = [];

    public static RecordReplay Of(CompiledCrisis compiled, PlayCalendar calendar) =>
        Of(compiled, [.. calendar.Occasions.Take(calendar.Past).Select(o => o.Recorded!)]);

    /// <summary>The recorded moves in date order, each with what it <c>does</c>; the last of them led to the present state.</summary>
    public static RecordReplay Of(CompiledCrisis compiled, IReadOnlyList<RecordedEvent> moves)
    {
        var replay = new RecordReplay(compiled.Space, moves.Count, compiled.Now);
        for (var k = moves.Count - 1; k >= 0; k--) replay.Match(compiled, k, moves[k]);
        return replay;
    }

    /// <summary>The state after a move.</summary>
    public int After(int move) => ends[move];

    /// <summary>Whether a move was an alternative to the recorded one: it changes none but the levers that the record names.</summary>
    public bool IsAlternative(int occasion, int from, int to)
    {
        if (!isMatched[occasion]) return false;
        for (var lever = 0; lever < space.Levers.Count; lever++)
        {
            if (space.LevelOf(from, lever) != space.LevelOf(to, lever) && !levers[occasion].Contains(lever)) return false;
        }

        return true;
    }

    /// <summary>Which of the ends was chosen on the way that the record tells.</summary>
    public int Chosen(int occasion, int[] among) => Math.Max(0, Array.IndexOf(among, ends[occasion]));

    /// <summary>
    /// Whether a party can go there by itself or with others; what the types in force have settled on does not count, since others are possible.
    /// </summary>
    private static bool CanMove(CompiledCrisis compiled, int party, int from, int to) => compiled.AnyTypeMoves is ConsentMoves joint
        ? joint.Alone.CanMove(party, from, to)
            || Enumerable.Range(0, joint.Levers.Count).Any(k => joint.Levers[k].Owners.Contains(party) && joint.Together(k, from).Contains(to))
        : compiled.AnyTypeMoves.CanMove(party, from, to);

    private void Match(CompiledCrisis compiled, int k, RecordedEvent recorded)
    {
        var after = Start;
        var before = recorded.Before is { } was ? new NearestState(compiled, was).From(after) : after;
        (ends[k], levers[k]) = (after, [.. recorded.Does!.Condition.Levers(), .. recorded.Before is { } b ? b.Condition.Levers() : []]);
        var shown = string.Create(CultureInfo.InvariantCulture, $"“{recorded.What}” ({recorded.On:d MMMM yyyy})");
        if (!space.Where(recorded.Does.Condition)[after])
            Notes.Add($"{shown} could not be replayed: after it {recorded.Does.Words}, which is not so in the state that the model has then.");
        else if (before != after && (before < 0 || !CanMove(compiled, recorded.Party, before, after)))
            Notes.Add($"{shown} could not be replayed: no move of {compiled.Crisis.Parties[recorded.Party].Words} does that.");
        else (isMatched[k], Start) = (true, before);
    }
}
