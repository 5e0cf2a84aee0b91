using System.Runtime.CompilerServices;
using Demarche.Analysis.Walking;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Words;
using Demarche.Table.Rules;
using Demarche.Table.Words;

namespace Demarche.Table.Results;

/// <summary>
/// Finds what to talk about after a table: where it left the model's road, what did not pay, what became of threats, what other types would have
/// done.
/// </summary>
internal sealed class AfterActionReader(TableCrisis about, ModelBeside? model, CancellationToken cancellation)
{
    /// <summary>A move that the model held to be less likely than this is off its road.</summary>
    private const double Unlikely = 0.1;

    /// <summary>A difference between types that is worth a word.</summary>
    private const double Different = 0.25;

    private readonly ConditionalWeakTable<Preference, int[]> ranks = [];

    public AfterAction Of(TableState table)
    {
        var moves = table.Story.OfType<StoryLine.Move>().ToArray();
        var said = moves.Select(m => (Move: m, Said: Ask(table, m))).ToArray();
        return new AfterAction(
            [.. said.Where(x => x.Said is not null && x.Said.Expected[x.Move.Decided.Option] < Unlikely).Select(x => OffTheRoad(x.Move, x.Said!))],
            [.. moves.Where(m => m.Decided.Option > 0 && DidNotPay(table, m))
                .Select(m => $"{On(table, m)} {Did(m)} It ended worse, by its own order, than it stood before.")],
            [.. Enumerable.Range(0, table.Threats.Count).Select(k => Fate(table, moves, k))],
            [.. said.Where(x => x.Said is not null && x.Said.ByType.Count > 1 && table.Types is not null).SelectMany(x => OtherTypes(table, x.Move, x.Said!))],
            [.. moves.Where(m => m.Decided.Why is not null)
                .Select(m => $"{On(table, m)} {about.Crisis.Parties[m.Chooser.Party].Words} stayed, because {m.Decided.Why}.")]);
    }

    private SolvedChoice? Ask(TableState table, StoryLine.Move move) => model is null || move.Chooser.Ends.Count < 2 ? null
        : model.Solver.Ask(move.Place.Stretch, move.Place.Path, move.Place.Point, move.Chooser, table.Number % model.Draws, cancellation);

    private string OffTheRoad(StoryLine.Move move, SolvedChoice said)
    {
        var likeliest = Enumerable.Range(0, said.Expected.Count).MaxBy(k => said.Expected[k]);
        var chooser = move.Chooser;
        return $"{Did(move)} The model held that to be {ProbabilityWords.Percent(said.Expected[move.Decided.Option])} likely; likeliest "
            + $"({ProbabilityWords.Percent(said.Expected[likeliest])}) was that {about.Crisis.Parties[chooser.Party].Words} "
            + $"{about.Option(chooser.Party, chooser.From, chooser.Ends[likeliest])}.";
    }

    private IEnumerable<string> OtherTypes(TableState table, StoryLine.Move move, SolvedChoice said)
    {
        var (party, own) = (about.Crisis.Parties[move.Chooser.Party], table.Types!.Value[move.Chooser.Party]);
        if (own < 0) yield break;
        var did = said.ByType[own][move.Decided.Option];
        foreach (var type in Enumerable.Range(0, party.Types.Count)
            .Where(t => t != own && party.Types[t].Settled.SequenceEqual(party.Types[own].Settled)
            && Math.Abs(said.ByType[t][move.Decided.Option] - did) >= Different))
            yield return $"{Did(move)} The model would have done so with {ProbabilityWords.Percent(did)} if it is {party.Types[own].Words}, with "
                + $"{ProbabilityWords.Percent(said.ByType[type][move.Decided.Option])} if it is {party.Types[type].Words}.";
    }

    /// <summary>Whether the party likes the end of the table less than how things stood when it made the move.</summary>
    private bool DidNotPay(TableState table, StoryLine.Move move)
    {
        var party = about.Crisis.Parties[move.Chooser.Party];
        var type = table.Types?[move.Chooser.Party] ?? -1;
        if (party.Types.Count > 0 && type < 0) return false;
        var rank = ranks.GetValue(type >= 0 ? party.Types[type].Preference : party.Preference, order => Orders.Rank(about.Compiled.Space, order, cancellation));
        return table.IsOver && rank[table.State] < rank[move.Chooser.From];
    }

    private string Fate(TableState table, StoryLine.Move[] moves, int threat)
    {
        var stated = table.Threats[threat];
        var broken = moves.FirstOrDefault(m => m.Chooser.Unkept[m.Decided.Option].Contains(threat));
        var kept = moves.FirstOrDefault(m =>
            m.Chooser.Party == stated.By && m.Chooser.Unkept.Any(u => u.Contains(threat)) && !m.Chooser.Unkept[m.Decided.Option].Contains(threat));
        var isCalled = table.Story.OfType<StoryLine.Called>().Any(c => c.Threats.Contains(threat));
        var word = stated.IsPromise ? "promise" : "threat";
        var fate = broken is not null ? $"The {word} was called in, and not kept."
            : kept is not null ? $"The {word} was called in, and kept."
            : isCalled ? $"The {word} was called in, and its author had no chance left to keep it." : $"The {word} was never called in.";
        return $"{about.Sentence(stated)} {fate}";
    }

    private string Did(StoryLine.Move move) => StoryWords.Move(about, move with { Decided = move.Decided with { Statement = null } });

    private static string On(TableState table, StoryLine.Move move) => $"On {TableCrisis.Day(table.Calendar.Occasions[move.Occasion].On)}:";
}
