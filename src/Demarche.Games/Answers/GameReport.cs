using Demarche.Games.Solving;
using Demarche.Games.Trees;

namespace Demarche.Games.Answers;

/// <summary>A game with the answer to it: what the renderers put into words, tables and JSON.</summary>
/// <param name="Game">The game.</param>
/// <param name="Answer">Its quantal-response equilibria.</param>
/// <param name="Seed">The seed of the starts from which others than the principal one were looked for.</param>
public sealed record GameReport(ExtensiveGame Game, LogitAnswer Answer, int Seed)
{
    /// <summary>All equilibria, the principal one first.</summary>
    public IEnumerable<LogitEquilibrium> Equilibria => Answer.Others.Prepend(Answer.Principal);
}
