using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.ThirdParties;
using Demarche.Reports.Words;

namespace Demarche.Reports.Explain;

/// <summary>Why a state holds or fails, party by party, move by move.</summary>
public static class ExplanationDocument
{
    /// <summary>What the ids of the sections about a party begin with.</summary>
    public const string PartySections = "party-";

    private const int MaximumMoves = 8;
    private const int MaximumStatesForWays = 1 << 20;

    /// <summary>Puts the report together.</summary>
    public static Document Of(CompiledCrisis compiled, ExplanationRequest request, CancellationToken cancellation = default) =>
        Of(compiled, request, [.. Sections(compiled, request, cancellation)]);

    /// <summary>The report of the sections there are: all, or those done when it was stopped.</summary>
    public static Document Of(CompiledCrisis compiled, ExplanationRequest request, IReadOnlyList<Section> sections)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        return new Document(compiled.Crisis.Name, Phrases.Capitalise(new StateWords(compiled).Short(request.State)), sections);
    }

    /// <summary>The sections one by one, each as soon as it is worked out: the state, its parties, then what else was asked.</summary>
    public static IEnumerable<Section> Sections(CompiledCrisis compiled, ExplanationRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        return Worded(compiled, request, cancellation);
    }

    private static IEnumerable<Section> Worded(CompiledCrisis compiled, ExplanationRequest request, CancellationToken cancellation)
    {
        var words = new StateWords(compiled);
        var answer = new ExplainAnswer(compiled, request);
        var concepts = answer.Concepts;
        yield return new("state", $"State {request.State + 1}", [Where(answer, words, cancellation)]);
        foreach (var party in request.Parties) yield return PartySection(compiled, words, party, answer.Verdicts(party, cancellation));
        IEnumerable<Section>[] beside =
        [
            request.Coalitions is { } question ? CoalitionExplanation.Sections(compiled, words, question, request.State, cancellation) : [],
            PerceptionExplanation.Sections(compiled, words, request, concepts, cancellation),
            PowerExplanation.Sections(compiled, words, request, concepts, cancellation),
            ThirdPartyExplanation.Sections(compiled, words, request.State, [.. concepts.Where(c => c is not MixedForesight)], cancellation),
        ];
        foreach (var section in beside.SelectMany(s => s)) yield return section;
        if (request.Attitudes) yield return AttitudeExplanation.Section(compiled, request.State, cancellation);
        if (request.MakeStable) yield return MakeStable.Section(compiled, words, request, concepts, cancellation);
    }

    private static Block.Facts Where(ExplainAnswer answer, StateWords words, CancellationToken cancellation)
    {
        var (compiled, state) = (answer.Compiled, answer.Request.State);
        var facts = new List<Fact> { new("In words", Phrases.Capitalise(words.Full(state))) };
        if (words.Outcomes(state) is { Count: > 0 } outcomes) facts.Add(new Fact("Outcomes", Phrases.List(outcomes)));
        if (state == compiled.Now) facts.Add(new Fact("From now", "It is the present state"));
        else if (compiled.Space.Count <= MaximumStatesForWays) facts.Add(new Fact("From now", Distance(answer.Distance(cancellation))));
        if (compiled.Profile.Describe(compiled.Crisis) is { Length: > 0 } types) facts.Add(new Fact("Types", types));
        return new Block.Facts(facts);
    }

    private static string Distance((int? Any, int? Paying) moves)
    {
        if (moves.Any is not { } any) return "It cannot be reached";
        var paying = moves.Paying;
        var payingWords = paying is { } few ? few == 1 ? "1 move that pays" : $"{few} moves that each pay" : "no way on which every move pays";
        return paying == any ? payingWords : $"{Moves(any)}; {payingWords}";
    }

    private static string Moves(int moves) => moves == 1 ? "1 move" : $"{moves} moves";

    private static Section PartySection(CompiledCrisis compiled, StateWords words, int party,
        IReadOnlyList<(SolutionConcept Concept, Verdict Verdict)> verdicts)
    {
        var sentences = new VerdictWords(compiled, words);
        var listed = verdicts.Select(v => (v.Concept, v.Verdict.IsStable, Summary: sentences.Summary(v.Verdict), Details: sentences.Details(v.Verdict)))
            .ToList();
        var groups = listed.GroupBy(t => string.Join('\n', t.Details.Prepend(t.Summary)), StringComparer.Ordinal);
        var bullets = groups.Select(group =>
        {
            var (first, names) = (group.First(), string.Join(", ", group.Select(t => ConceptNames.Title(t.Concept))));
            var mark = new Run(names, first.IsStable ? Tone.Holds : Tone.Fails);
            return new Bullet(new Prose([mark, new Run($": {first.Summary}")]), Shown(first.Details));
        }).ToList();
        var name = compiled.Crisis.Parties[party];
        var block = bullets.Count == 0 ? (Block)new Block.Paragraph("None of the concepts asked for applies to this model.") : new Block.Bullets(bullets);
        return new Section($"{PartySections}{party + 1}", Phrases.Capitalise(name.Words), [block]);
    }

    private static IReadOnlyList<Bullet> Shown(IReadOnlyList<string> details) => Shown(details, "more move", "it would gain by");

    /// <summary>The first few sentences, and how many more there are.</summary>
    /// <param name="details">The sentences.</param>
    /// <param name="thing">What each is about, in the singular: "more move".</param>
    /// <param name="which">Which of these: "it would gain by".</param>
    internal static IReadOnlyList<Bullet> Shown(IReadOnlyList<string> details, string thing, string which)
    {
        var shown = details.Take(MaximumMoves).Select(d => new Bullet(d));
        var more = new Bullet(new Prose([new Run($"and {Phrases.Digits(details.Count - MaximumMoves, thing)} {which}", Tone.Quiet)]));
        return details.Count > MaximumMoves ? [.. shown, more] : [.. shown];
    }
}
