using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Language.Compiling;

/// <summary>
/// States and moves in words: what each party does in a state, what differs between two states, what a move changes. Clauses start in
/// lower case, save for names; the caller capitalises sentences. Immutable and safe to share.
/// </summary>
public sealed class StateWords
{
    private readonly CompiledCrisis compiled;
    private readonly Crisis crisis;
    private readonly StateSpace space;
    private readonly string[] mergedNames;

    /// <summary>Words for the states of one compiled crisis.</summary>
    public StateWords(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        this.compiled = compiled;
        crisis = compiled.Crisis;
        space = compiled.Space;
        var merges = crisis.Merges.Select(m => (m.Name, Where: space.Where(m.When.Condition))).ToList();
        mergedNames = [.. Enumerable.Range(space.OrdinaryCount, space.Count - space.OrdinaryCount).Select(s => merges.First(m => m.Where[s]).Name)];
    }

    /// <summary>
    /// All of a state: "Russia severs relations and stays massed on the border; the United States keeps sanctions as they are". A merged
    /// or named state goes by its name, a named state with its facts.
    /// </summary>
    public string Full(int state)
    {
        if (crisis.Graph is not null) return NamedState(state);
        return IsMerged(state) ? mergedNames[state - space.OrdinaryCount] : Sentences(Enumerable.Range(0, space.Levers.Count), state);
    }

    /// <summary>What differs from another state: "Russia severs relations"; "as now" (or "unchanged") when nothing does.</summary>
    /// <param name="state">The state.</param>
    /// <param name="from">The other state; the present one when null.</param>
    public string Short(int state, int? from = null)
    {
        var other = from ?? compiled.Now;
        if (state == other) return other == compiled.Now ? "as now" : "unchanged";
        if (crisis.Graph is not null) return NamedStateDifference(state, other);
        if (IsMerged(state)) return mergedNames[state - space.OrdinaryCount];
        return IsMerged(other) ? Full(state)
            : Sentences(Enumerable.Range(0, space.Levers.Count).Where(k => space.LevelOf(state, k) != space.LevelOf(other, k)), state);
    }

    /// <summary>A move: "the United States publishes the list and arms Kyiv".</summary>
    public string Move(Step step) => JointLeverOf(step) is >= 0 and var joint
        ? $"{crisis.OwnerWords(joint)} {crisis.Levers[joint].Words[space.LevelOf(step.To, joint)]}"
        : $"{crisis.Parties[step.Party].Words} {Action(step)}";

    /// <summary>A move without its subject: "publishes the list and arms Kyiv".</summary>
    public string Action(Step step)
    {
        if (step.From == step.To) return "stays";
        if (crisis.Graph is not null) return $"moves to {Short(step.To, step.From)}";
        if (JointLeverOf(step) is >= 0 and var joint)
            return $"agrees with {Phrases.List(crisis.Levers[joint].Owners.Where(p => p != step.Party).Select(p => crisis.Parties[p].Words))} to "
            + $"{crisis.Levers[joint].Words[space.LevelOf(step.To, joint)]}";
        var changed = MoveCells.Fewest(crisis, space, step) is var (from, to) && from >= 0
            ? Enumerable.Range(0, space.Levers.Count).Where(k => space.LevelAt(from, k) != space.LevelAt(to, k)).Select(k => Change(k, space.LevelAt(to, k)))
            : [$"moves to {Short(step.To, step.From)}"];
        return Phrases.List(changed);
    }

    /// <summary>What one party does to a lever: with a joint one it can only leave.</summary>
    private string Change(int lever, int level) => !crisis.Levers[lever].IsJoint ? crisis.Levers[lever].Words[level]
        : level == 0 ? $"pulls out of “{crisis.Levers[lever].Name}”"
        : $"takes “{crisis.Levers[lever].Name}” back to {crisis.Levers[lever].Levels[level]}";

    /// <summary>The joint lever that a move takes up, −1 for a move of one party.</summary>
    private int JointLeverOf(Step step)
    {
        for (var k = 0; k < crisis.Levers.Count; k++)
        {
            if (crisis.Levers[k].IsJoint && crisis.Levers[k].Owners.Contains(step.Party) && space.LevelOf(step.To, k) > space.LevelOf(step.From, k)) return k;
        }

        return -1;
    }

    /// <summary>Moves one after another: "the United States imposes tough sanctions, then Russia severs relations".</summary>
    public string Path(IEnumerable<Step> steps) => string.Join(", then ", steps.Select(Move));

    /// <summary>The named outcomes that hold in a state, in declared order.</summary>
    public IReadOnlyList<string> Outcomes(int state) => [.. crisis.Outcomes.Where((_, k) => compiled.Outcomes[k][state]).Select(o => o.Name)];

    /// <summary>The facts that hold in a named state, in declared order; none in option form.</summary>
    public IReadOnlyList<string> Facts(int state) => crisis.Graph is null ? [] : [.. crisis.Graph.Facts.Where(f => f.Where[state]).Select(f => f.Name)];

    /// <summary>
    /// A state as letters over its levers in index order, Y for the second level and N for the first, a dash where the members of a merged
    /// state differ: "NYN". Null in graph form and when a lever has more than two levels.
    /// </summary>
    public string? Pattern(int state)
    {
        if (space.Levers.Count == 0 || space.Levers.Any(l => l.Levels != 2)) return null;
        var letters = space.Levers.Select((_, k) => Letter(space.LevelOf(state, k))).ToArray();
        if (!IsMerged(state)) return new string(letters);
        foreach (var cell in space.CellsOf(state))
        {
            for (var k = 0; k < letters.Length; k++)
            {
                if (letters[k] != Letter(space.LevelAt(cell, k))) letters[k] = '-';
            }
        }

        return new string(letters);
    }

    private static char Letter(int level) => level == 0 ? 'N' : 'Y';

    private bool IsMerged(int state) => state >= space.OrdinaryCount;

    private string Sentences(IEnumerable<int> levers, int state) => string.Join("; ", levers
        .GroupBy(k => crisis.Levers[k].IsJoint ? (Party: int.MaxValue, Who: crisis.OwnerWords(k))
            : (crisis.Levers[k].Party, Who: crisis.Parties[crisis.Levers[k].Party].Words))
        .OrderBy(g => g.Key.Party)
        .Select(g => $"{g.Key.Who} {Phrases.List(g.Select(k => crisis.Levers[k].Words[space.LevelOf(state, k)]))}"));

    private string NamedState(int state)
    {
        var name = crisis.Graph!.States[state];
        var facts = Phrases.List(Facts(state));
        if (crisis.Graph.Facts.Count == 0) return name;
        if (name.Any(char.IsLetter)) return facts.Length == 0 ? name : $"{name} ({facts})";
        return facts.Length == 0 ? $"nothing of note ({name})" : $"{facts} ({name})";
    }

    private string NamedStateDifference(int state, int other)
    {
        var name = crisis.Graph!.States[state];
        if (name.Any(char.IsLetter)) return name;
        var differing = crisis.Graph.Facts.Where(f => f.Where[state] != f.Where[other]).ToList();
        return differing.Count == 0 ? name : Phrases.List(differing.OrderBy(f => !f.Where[state]).Select(f => f.Where[state] ? f.Name : $"no {f.Name}"));
    }
}
