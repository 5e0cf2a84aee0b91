using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Compares what a concept says of every state with what an oracle says.</summary>
internal static class Agreement
{
    public static void On(SolutionConcept concept, ConflictGraph graph, NaiveModel naive, Func<NaiveModel, int, int, bool> oracle)
    {
        for (var i = 0; i < naive.Parties; i++)
        {
            var expected = string.Join(' ', Enumerable.Range(0, naive.States).Where(s => oracle(naive, i, s)));
            var found = string.Join(' ', concept.Stable(graph, i, TestContext.Current.CancellationToken).Members());
            Assert.True(expected == found, $"{concept.Id} for party {i}: oracle {expected}; engine {found}");
        }
    }
}
