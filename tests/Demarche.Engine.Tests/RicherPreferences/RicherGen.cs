using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>Random conflicts of every form, with richer preferences of every kind.</summary>
public static class RicherGen
{
    private const int MostStatements = 6;
    private static readonly double[] Certainties = [1, 1, 0.9, 0.7, 0.5, 0.25, 0];

    /// <summary>Any form: strengths, open groups, uncertain statements and hidden types among them.</summary>
    public static Gen<RicherDescription> Any(int cells = 24, int parties = 4) => From(ModelGen.Any(cells, parties), ordered: false);

    /// <summary>Models that the near-linear sweeps take, strong statements above mild ones.</summary>
    public static Gen<RicherDescription> Ordered(int cells = 64, int parties = 4) =>
        From(Gen.OneOf(ModelGen.Complete(cells, parties), ModelGen.Infeasible(cells, parties), ModelGen.Everything(cells, parties)), ordered: true);

    /// <summary>The model in full, for a failing case.</summary>
    public static string Print(RicherDescription d) =>
        $"{ModelGen.Print(d.Base)}; in force {string.Join(" | ", d.InForce.Select(Print))}; possible {string.Join(" | ", d.Possible.Select(p => string.Join(", ", p.Select(x => $"{x.Probability} {x.Order} {Print(x.Richness)}"))))}";

    private static string Print(Richness r) => $"groups {string.Join(' ', r.Groups)} degrees {string.Join(' ', r.Degrees)} certainties {string.Join(' ', r.Certainties)}";

    private static Gen<RicherDescription> From(Gen<Description> models, bool ordered) =>
        from model in models
        let shortened = model with { Orders = [.. model.Orders.Select(Shortened)] }
        let statements = shortened.NamedStates is { } n ? ConditionGen.OverNames(n) : ConditionGen.OverLevers(shortened.Levers)
        from inForce in Richness(shortened.Cells, ordered).Array[model.Parties]
        from possible in Possible(statements, shortened.Cells).Array[model.Parties]
        select new RicherDescription(shortened, inForce, possible);

    private static Order Shortened(Order order) => order is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(MostStatements)]) : order;

    private static Gen<Richness> Richness(int cells, bool ordered) =>
        from groups in Gen.Frequency((2, Gen.Const(1)), (1, Gen.Int[1, 3])).Array[MostStatements]
        from degrees in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[0, 3])).Array[Math.Max(MostStatements, cells)]
        from certain in Gen.Bool
        from certainties in Gen.Int[0, Certainties.Length - 1].Select(k => Certainties[k]).Array[MostStatements]
        let sorted = ordered ? degrees[..MostStatements].OrderDescending().Concat(degrees[MostStatements..]).ToArray() : degrees
        select new Richness(groups, sorted, certain ? [.. certainties.Select(_ => 1.0)] : certainties);

    private static Gen<IReadOnlyList<PossibleOrder>> Possible(Gen<Condition> statement, int cells) =>
        from weights in Gen.Int[1, 5].Array[0, 3]
        from orders in statement.Array[0, MostStatements].Array[weights.Length]
        from richness in Richness(cells, ordered: false).Array[weights.Length]
        select (IReadOnlyList<PossibleOrder>)[.. weights.Select((w, k) => new PossibleOrder((double)w / weights.Sum(), new Order.Priorities(orders[k]), richness[k]))];
}
