using CsCheck;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Inverse;

/// <summary>Random questions about one party's ranking in small models.</summary>
internal static class RankedQuestions
{
    public static Gen<(Description Description, int Party, int State)> Small(int states) =>
        from description in ModelGen.Any(cells: states, parties: 3)
        from party in Gen.Int[0, description.Parties - 1]
        from state in Gen.Int[0, EngineModel.Space(description).Count - 1]
        select (description, party, state);

    /// <summary>The model with one party's order replaced by places, 0 the best, one for each state.</summary>
    public static NaiveModel Ranked(NaiveModel m, int party, int[] placeOfState)
    {
        var places = new int[m.AllCells.Length];
        for (var s = 0; s < m.States; s++) places[Array.IndexOf(m.AllCells, m.CellsOf[s][0])] = placeOfState[s];
        return m.With([.. m.Description.Orders.Select((order, i) => i == party ? new Order.Ranking(places) : order)]);
    }
}
