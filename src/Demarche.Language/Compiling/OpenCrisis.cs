using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>Which kinds of things count as open; whatever does not is taken as the compiled crisis has it.</summary>
/// <param name="Orders">The order within groups of statements.</param>
/// <param name="Types">The hidden types.</param>
/// <param name="Optional">Whether optional statements belong.</param>
/// <param name="Strengths">How strong preferences are whose strength is left open; asked only where some concept goes by more than orders.</param>
public sealed record OpenKinds(bool Orders = true, bool Types = true, bool Optional = true, bool Strengths = true);

/// <summary>A crisis with what its author left open, and the way back from the engine's questions to the author's words.</summary>
/// <remarks>
/// Factions' orders are taken as written, since vetoes make moves and moves are the same in every completion; so is what a hidden lever is set to, which is
/// that of the types in force. A group of open order that does not count as open is taken in the order written (and as unknown by concepts of unknown
/// preference), an optional statement as belonging, an open strength as the least it may be.
/// </remarks>
public sealed class OpenCrisis
{
    private readonly IReadOnlyList<IReadOnlyList<int>> types;
    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<IReadOnlyList<Clause>>>> clauses;

    private OpenCrisis(CompiledCrisis compiled, IReadOnlyList<IReadOnlyList<int>> types, OpenKinds kinds, IReadOnlyList<SolutionConcept> concepts)
    {
        Compiled = compiled;
        this.types = types;
        clauses = [.. types.Select((own, party) => own.Select(type => Groups(PreferenceOf(party, type))).ToArray())];
        var known = new Dictionary<Condition, StateSet>(ReferenceEqualityComparer.Instance);
        var asked = kinds with { Strengths = kinds.Strengths && concepts.Any(c => !c.RestsOnOrders) };
        var orders = types.Select((own, party) => own.Select(type => OrderOf(compiled.Space, PreferenceOf(party, type), asked, known)).ToArray()).ToArray();
        Conflict = new OpenConflict(compiled.Graph, compiled.Now, orders, concepts);
        UnaskedStrengths = kinds.Strengths && !asked.Strengths
            ? clauses.SelectMany(own => own).SelectMany(g => g).SelectMany(g => g).Count(c => c.Strengths.Count > 1) : 0;
    }

    /// <summary>The crisis.</summary>
    public CompiledCrisis Compiled { get; }

    /// <summary>What is open, for the engine.</summary>
    public OpenConflict Conflict { get; }

    /// <summary>How many strengths are left open that no concept held possible goes by.</summary>
    public int UnaskedStrengths { get; }

    /// <summary>For each party the priors of the types that are open; of a type taken as given, 1.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Priors =>
        [.. types.Select((own, party) =>
            own.Select(t => own.Count == 1 ? 1 : Compiled.Crisis.Parties[party].Types[t].Prior / own.Sum(o => Compiled.Crisis.Parties[party].Types[o].Prior))
            .ToArray())];

    /// <summary>Finds what is open.</summary>
    /// <param name="compiled">The crisis; its profile says which types are taken where types do not count as open.</param>
    /// <param name="kinds">What counts as open.</param>
    /// <param name="concepts">The concepts held possible; each must apply.</param>
    public static OpenCrisis Of(CompiledCrisis compiled, OpenKinds kinds, IReadOnlyList<SolutionConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(kinds);
        IReadOnlyList<IReadOnlyList<int>> open = [.. compiled.Crisis.Parties.Select((party, p) =>
            kinds.Types && party.Types.Count > 1 ? Enumerable.Range(0, party.Types.Count)
                .Where(t => party.Types[t].Settled.SequenceEqual(party.Types[compiled.Types[p]].Settled)).ToArray() : [compiled.Types[p]])];
        return new OpenCrisis(compiled, open, kinds, concepts);
    }

    /// <summary>
    /// Why a concept cannot be asked over everything left open, in words; null when it can. One of richer preferences must have something to say of some
    /// completion.
    /// </summary>
    public string? WhyNot(SolutionConcept concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return concept.RestsOnOrders ? concept.WhyNot(Compiled.Graph) : Conflict.WhyNot(concept);
    }

    /// <summary>The type that a question's type stands for; null where the party has none.</summary>
    public PartyType? TypeOf(int party, int type) => types[party][type] is >= 0 and var declared ? Compiled.Crisis.Parties[party].Types[declared] : null;

    /// <summary>The statements of a group that a question is about, in the order written.</summary>
    public IReadOnlyList<Clause> GroupOf(OpenQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return clauses[question.Party][question.Type][question.Group];
    }

    /// <summary>
    /// In which order an answer to a question of order puts the statements of the group: all of them where there are up to three, otherwise which comes
    /// first.
    /// </summary>
    public IReadOnlyList<int> OrderIn(OpenQuestion question, int answer)
    {
        var size = GroupOf(question).Count;
        if (size > 3) return [answer];
        var left = Enumerable.Range(0, size).ToList();
        var order = new List<int>();
        for (var k = size; k > 0; k--)
        {
            var block = Enumerable.Range(1, k - 1).Aggregate(1, (a, b) => a * b);
            order.Add(left[answer / block]);
            left.RemoveAt(answer / block);
            answer %= block;
        }

        return order;
    }

    /// <summary>
    /// The order that a question of order or of an optional statement is about, with the question answered; everything else in it stays open.
    /// </summary>
    public Preference Answered(OpenQuestion question, int answer)
    {
        var group = GroupOf(question);
        IReadOnlyList<IReadOnlyList<Clause>> settled = question.Kind switch
        {
            QuestionKind.Optional when answer == 0 => [[.. group.Select((c, k) => k == question.Statement ? c with { Optional = false } : c)]],
            QuestionKind.Optional => [[.. group.Where((_, k) => k != question.Statement)]],
            QuestionKind.Order => Split(group, OrderIn(question, answer)),
            _ => throw new ArgumentException("Only an order or an optional statement is part of an order.", nameof(question)),
        };
        return new Preference.Priorities(
            [.. clauses[question.Party][question.Type].SelectMany((g, k) => k == question.Group ? settled.Where(s => s.Count > 0) : [g])]);
    }

    /// <summary>Statements one after another as shown, then the others as a group.</summary>
    private static IReadOnlyList<IReadOnlyList<Clause>> Split(IReadOnlyList<Clause> group, IReadOnlyList<int> first) =>
        [.. first.Select(k => new[] { group[k] }), .. first.Count < group.Count ? [[.. group.Where((_, k) => !first.Contains(k))]] : Array.Empty<Clause[]>()];

    private Preference PreferenceOf(int party, int type) =>
        type < 0 ? Compiled.Crisis.Parties[party].Preference : Compiled.Crisis.Parties[party].Types[type].Preference;

    private static IReadOnlyList<IReadOnlyList<Clause>> Groups(Preference preference) => preference switch
    {
        Preference.Priorities priorities => priorities.Groups,
        Preference.Ranking ranking => [.. ranking.Groups.Select(c => new[] { c })],
        _ => [],
    };

    private static OpenOrder OrderOf(StateSpace space, Preference preference, OpenKinds kinds, Dictionary<Condition, StateSet> known)
    {
        IReadOnlyList<int> Degrees(Clause clause) => kinds.Strengths ? clause.Strengths : [clause.Strength];
        OpenStatement Statement(Clause clause)
        {
            if (!known.TryGetValue(clause.Condition, out var where)) known[clause.Condition] = where = space.Where(clause.Condition);
            return new OpenStatement(where, kinds.Optional && clause.Optional) { Degrees = Degrees(clause), Certainty = clause.Certainty };
        }

        return preference switch
        {
            Preference.Priorities priorities => OpenOrder.Of([.. priorities.Groups.Select(group => group.Select(Statement).ToArray())], kinds.Orders),
            Preference.Ranking ranking =>
                OpenOrder.Fixed(Orders.Rank(space, ranking), [.. ranking.Groups.Select((clause, k) => (ranking.Groups.Count - k, Degrees(clause)))]),
            _ => OpenOrder.Fixed(Orders.Rank(space, preference)),
        };
    }
}
