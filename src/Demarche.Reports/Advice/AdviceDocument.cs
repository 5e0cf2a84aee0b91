using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine.Advice;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Advice;

/// <summary>Advice to a mediator as a report: what to change, what it costs, what then holds and why, and the way there.</summary>
public static class AdviceDocument
{
    /// <summary>Puts the report together.</summary>
    public static Document Of(AdviceFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var sections = new List<Section> { new("advice", "Advice", [.. Answer(finding)]) };
        sections.AddRange(finding.Proposals
            .Select((p, k) =>
            new Section($"proposal-{k + 1}", finding.Proposals.Count == 1 ? "How, and why it holds" : $"{k + 1}. {Title(p)}", [.. Proposal(finding, p)])));
        if (finding.WhyNot is null) sections.Add(new Section("allowed", "What may change", [.. Allowed(finding)]));
        return new Document(finding.Model, $"How “{finding.Wanted}” could be made to hold", sections);
    }

    /// <summary>The answer and how sure it is, in a sentence or two.</summary>
    public static string Sentence(AdviceFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.WhyNot is { } reason) return $"This cannot be asked here: {reason}.";
        if (finding.Cost == 0) return AsItIs(finding);
        var before = finding is { ByImprovements: true, HoldsAsItIs: true } ? "It would hold as things are, but nobody would get there by moves that pay. "
            : "";
        if (finding.Proposals.Count == 0) return before + (finding.End == AdviceEnd.None
            ? $"No set of the changes that may be made does it: {Tried(finding)}, and these are all there are."
            : $"No set of changes that costs less than {Number(finding.NoneBelow ?? 0)} does it: {Tried(finding)}. Whether a dearer one does was not "
                + $"found out.") + Least(finding);
        var sets = finding.Proposals.Count == 1 ? "One set of changes" : $"Each of {Number(finding.Proposals.Count)} sets of changes";
        var proof = finding.End switch
        {
            AdviceEnd.AllCheapest => finding.Proposals.Count == 1 ? $"No cheaper set does, nor any other of this cost: {Tried(finding)}."
                : $"No cheaper set does, nor any other of this cost with another effect: {Tried(finding)}.",
            AdviceEnd.SomeCheapest => $"No cheaper set does: {Tried(finding)}. There may be others of this cost.",
            _ => $"A cheaper one may do too: it is only known that none below a cost of {Number(finding.NoneBelow ?? 0)} does ({Tried(finding)}).",
        };
        var does = (before.Length > 0, finding.ByImprovements) switch
        {
            (true, _) => "opens a way: it holds, and moves that each pay lead there from now",
            (_, true) => "makes it hold, and moves that each pay lead there from now",
            _ => "makes it hold where any moves lead from now",
        };
        return $"{before}{sets} at a cost of {Number(finding.Cost ?? 0)} {does}. {proof}{Least(finding)}";
    }

    /// <summary>Where it holds as things are: whether moves that pay lead there, which alone makes it need no change.</summary>
    private static string AsItIs(AdviceFinding finding) => finding switch
    {
        { PaysAsItIs: true, Proposals: [{ PayingWay.Moves.Count: 0 }, ..] } => "Nothing needs to change: it is so already, and it holds.",
        { PaysAsItIs: true } => "Nothing needs to change: it holds already, and moves that each pay lead there from now.",
        _ => $"It would hold as things are, but nobody would get there by moves that pay.{Least(finding)}",
    };

    /// <summary>What it takes without any change, where it holds as things are and moves that pay do not lead there.</summary>
    private static string Least(AdviceFinding finding)
    {
        if (finding.LeastAgainst is not { } way) return "";
        var against = way.Moves.Where(m => !m.Pays).ToArray();
        var whole = against.Length == way.Moves.Count ? "" : $"; the whole way is: {Moves(way)}";
        return $" Without any change, the least that opens a way is {Phrases.Count(against.Length, "move")} that "
            + $"{(against.Length == 1 ? "does not pay its mover" : "do not pay their movers")} "
            + $"({string.Join(", then ", against.Select(m => m.Words))}){whole}.";
    }

    private static IEnumerable<Block> Answer(AdviceFinding finding)
    {
        yield return new Block.Lead([Sentence(finding)]);
        if (finding.WhyNot is not null) yield break;
        if (finding.WasStopped) yield return new Block.Note("The search was stopped; this is what it had found.");
        if (finding.Types.Length > 0) yield return new Block.Note($"All of this is so with these types: {finding.Types}.");
        yield return new Block.Note(
            $"“Holds” means {(finding.Concept == "nash" ? "Nash stability" : finding.Concept.ToUpperInvariant())} for every party. As things are the present "
            + $"state {(finding.NowHolds ? "holds" : "does not hold")}, and {States(finding.Held)} within reach of it {(finding.Held == 1 ? "does" : "do")}.");
    }

    private static IEnumerable<Block> Proposal(AdviceFinding finding, ProposalFinding proposal)
    {
        if (proposal.Steps.Count > 0) yield return new Block.Bullets([.. proposal.Steps.Select(Step)]);
        var facts = new List<Fact>
        {
            new("Comes to hold", State(proposal.Settles)),
            new("The way there", Way(proposal)),
            new("Holds in all", $"{Number(proposal.Held)} within reach, {Number(finding.Held)} before"),
        };
        if (proposal.Gained.Count > 0) facts.Add(new Fact("New among them", Listed(proposal.Gained, proposal.AllGained)));
        if (proposal.Lost.Count > 0) facts.Add(new Fact("No longer", Listed(proposal.Lost, proposal.AllLost)));
        facts.Add(new Fact("The present state", (finding.NowHolds, proposal.NowHolds) switch
        {
            (true, true) => "holds, as before, so that nobody need move",
            (false, false) => "does not hold, as before",
            (true, false) => "no longer holds",
            _ => "comes to hold",
        }));
        yield return new Block.Facts(facts);
        yield return new Block.Heading("Why everybody stays there");
        yield return new Block.Bullets([.. proposal.Keepers.Select(Keeper)]);
    }

    private static Bullet Step(AllowedRef step) => new(new Prose(
        [new Run(Phrases.Capitalise(step.Change.InWords())), new Run($" (cost {Number(step.Cost)})", Tone.Quiet), .. step.Because is { } because
            ? new[] { new Run($" – {because}", Tone.Judgement) } : []]));

    private static Bullet Keeper(KeeperRef keeper) => new(
        new Prose([new Run(Phrases.Capitalise(keeper.Party), Tone.Strong), new Run($": {keeper.Stays.InWords()}")]),
        keeper.LeftBefore ? [new Bullet(new Prose([new Run("As things are it would leave: ", Tone.Fails), new Run(keeper.WhyBefore.InWords())]))] : null);

    private static string Way(ProposalFinding proposal)
    {
        if (proposal.Way.Moves.Count == 0) return "it is the present state";
        if (proposal.PayingWay is { } paying) return $"{Moves(paying)}; each of these moves pays";
        return $"{Moves(proposal.Way)}; there is no way on which every move pays: "
            + $"{Phrases.List(proposal.Way.Moves.Where(m => !m.Pays).Select(m => m.Mover).Distinct())} would have to move against "
            + $"{(proposal.Way.Moves.Where(m => !m.Pays).Select(m => m.Mover).Distinct().Count() == 1 ? "its" : "their")} interest on this one";
    }

    private static string Moves(WayRef way) => string.Join(", then ", way.Moves.Select(m => m.Words));

    private static IEnumerable<Block> Allowed(AdviceFinding finding)
    {
        yield return finding.IsDeclared
            ? new Block.Paragraph(Say.Text("What the model declares under `changes:`; swaps as often as one likes, each other change once."))
            : new Block.Paragraph(
                Say.Text("The model declares no `changes:`, so every swap of two neighbouring priorities of any party is allowed at a cost of 1, and "
                + "nothing else."));
        if (finding.Allowed.Count > 0) yield return new Block.Bullets([.. finding.Allowed.Select(Step)]);
        if (finding.LeftOut.Count > 0)
            yield return new Block.Note($"Left out, since they do not arise under these types: {string.Join("; ", finding.LeftOut.Select(c => c.InWords()))}.");
    }

    private static string Title(ProposalFinding proposal) => Phrases.Capitalise(proposal.Settles.Words);

    private static string State(StateRef state) => $"{state.Words} ({state.Number})";

    private static string Listed(IReadOnlyList<StateRef> states, int all) =>
        string.Join("; ", states.Select(State)) + (all > states.Count ? $"; and {Number(all - states.Count)} more" : "");

    private static string Tried(AdviceFinding finding) => finding.Tried == 1 ? "one set was tried" : $"{Number(finding.Tried)} sets were tried";

    private static string States(int count) => count == 1 ? "1 state" : $"{Number(count)} states";

    private static string Number(long number) => Phrases.Number(number);
}
