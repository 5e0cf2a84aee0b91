using System.Globalization;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>Which attitudes would make a state hold, and which changes of the present ones would.</summary>
internal static class AttitudeExplanation
{
    /// <summary>States times sets of attitudes that are gone through, roughly: fewer sets on larger models.</summary>
    private const int MaximumWork = 4_000_000;

    private static readonly RelationalConcept Concept = new RelationalSequentialStability();

    public static Section Section(CompiledCrisis compiled, int state, CancellationToken cancellation)
    {
        const string title = "The attitudes that would make it hold";
        var graph = compiled.Graph.With(compiled.Graph.Attitudes ?? AttitudeMatrix.Discrete(compiled.Graph.Parties));
        if (Concept.WhyNot(graph) is { } reason) return new Section("attitudes", title, [new Block.Note($"Attitudes cannot be asked about here: {reason}.")]);
        var answer = DominatingAttitudes.For(graph, state, Concept, Math.Clamp(MaximumWork / graph.States, 1000, DominatingAttitudes.MaximumMatrices),
            cancellation);
        var words = new AttitudeWords(compiled);
        var blocks = new List<Block> { new Block.Paragraph(Answer(answer)) };
        if (answer.Nearest is [{ Count: > 0 }, ..] nearest)
            blocks.Add(new Block.Bullets([.. nearest.Select(changes => new Bullet(Phrases.Capitalise(Phrases.List(changes.Select(words.Change))) + "."))]));
        if (answer.Nearest is not null && answer.Always.Count > 0)
            blocks.Add(new Block.Paragraph(
                $"In {(IsComplete(answer) ? "all attitudes" : "all attitudes tried")} under which it holds, "
                + $"{Phrases.List(answer.Always.Select(a => words.Stance(a.Party, a.Toward, a.Stance)))}."));
        blocks.Add(new Block.Note($"Asked under relational sequential stability (RSEQ), with every party’s attitude to itself as it is. {Tried(answer)}"));
        return new Section("attitudes", title, blocks);
    }

    private static string Answer(AttitudeAnswer answer)
    {
        if (answer.Nearest is not { } nearest) return IsComplete(answer) ? "No attitudes that the parties could have to one another make this state hold."
            : "None of the attitudes tried makes this state hold.";
        var share = $"It holds under {Number(answer.Equilibria)} of the {Number(answer.Tried)} sets of attitudes "
            + $"{(IsComplete(answer) ? "that the parties could have to one another" : "tried")}";
        if (nearest[0].Count == 0) return $"{share}, the present one among them.";
        var which = nearest.Count == 1 ? "This does it" : nearest.Count == DominatingAttitudes.MaximumListed ? "Each of these does it, and there may be more"
            : "Each of these does it";
        return $"{share}. From the present attitudes it takes at least {(nearest[0].Count == 1 ? "one change" : $"{nearest[0].Count} changes")}. {which}:";
    }

    private static string Tried(AttitudeAnswer answer) => IsComplete(answer) ? "All sets of attitudes were gone through."
        : $"There are {answer.Matrices.ToString("#,0", CultureInfo.InvariantCulture)} sets of attitudes; the {Number(answer.Tried)} nearest to the present "
            + $"ones were tried.";

    private static bool IsComplete(AttitudeAnswer answer) => answer.Tried >= answer.Matrices;

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
