using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Analysis.Vary;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>What comes of a model over everything left open: either what holds, or how likely a break is.</summary>
/// <param name="Holding">What holds; null where the model was played.</param>
/// <param name="Played">How likely a break is; null where it was not.</param>
public sealed record VaryAnswer(VaryFindings? Holding, VaryPlayFindings? Played);

/// <summary>A model that is varied, by what it is called beside another.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Compiled">The model.</param>
/// <param name="Crew">Who works on it elsewhere; nobody when null.</param>
internal sealed record VariedModel(string Name, CompiledCrisis Compiled, Crew? Crew);

/// <summary>How robust the answer is over everything left open, what decides it, and two models side by side.</summary>
public sealed record VaryQuestion : Question<VaryAnswer>
{
    private static readonly OptionInfo OverOption =
        new("over", OptionKind.Text,
        $"What counts as open, separated by commas: {string.Join(", ", OpenMeaning.Words)}; all of them when left out, but no types that --types names")
    {
        ValueName = "KINDS",
        Example = "types,orders",
        WhyNot = OpenMeaning.WhyNot,
        Known = OpenMeaning.Words,
    };

    private static readonly OptionInfo ConceptsOption = CommonOptions.ConceptList("concepts", "-c");
    private static readonly OptionInfo PlayOption =
        CommonOptions.Flag("play", "Vary the probability of a break: play the model forward, with one open thing settled at a time");
    private static readonly OptionInfo ExactOption =
        CommonOptions.Number("exact-up-to",
        "Look at every completion while there are no more than so many (when left out 100000, or fewer where each takes long)", 0, 1 << 22);
    private static readonly OptionInfo DrawsOption =
        CommonOptions.Number("draws",
        $"How many completions to draw when there are more (when left out 20000, or fewer where each takes long); with --play, how many runs (when left out "
        + $"as many as play makes, and each open thing is asked of the first {new PlayRequest().Asked})", 1, 100_000_000);

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "vary",
        "How robust the answer is over everything left open, and what decides it",
        "Show how robust the answer is over everything left open, what decides it, and two models side by side",
        [
            CommonOptions.Types, CommonOptions.Foresight, CommonOptions.Threshold, CommonOptions.Chances, CommonOptions.Coalitions, CommonOptions.Partition,
            PlayOption, OverOption, ConceptsOption, ExactOption, DrawsOption, CommonOptions.Seed, CommonOptions.Lambda, CommonOptions.Utilities,
                CommonOptions.Horizon, CommonOptions.Mode, CommonOptions.Inside,
            CommonOptions.Diary,
        ],
        (model, given) => new VaryQuestion
        {
            Model = model,
            Types = given.Text(CommonOptions.Types),
            Foresight = given.Text(CommonOptions.Foresight),
            Threshold = given.Text(CommonOptions.Threshold),
            Chances = given.Text(CommonOptions.Chances),
            Coalitions = given.Text(CommonOptions.Coalitions),
            Partition = given.Text(CommonOptions.Partition),
            Play = given.IsSet(PlayOption),
            Over = given.Text(OverOption),
            Concepts = given.Text(ConceptsOption),
            ExactUpTo = given.Number(ExactOption),
            Draws = (int?)given.Number(DrawsOption),
            Seed = (int)given.Number(CommonOptions.Seed)!,
            Lambda = given.Text(CommonOptions.Lambda),
            Utilities = given.Text(CommonOptions.Utilities),
            Horizon = given.Text(CommonOptions.Horizon),
            Mode = given.Text(CommonOptions.Mode),
            Inside = given.IsSet(CommonOptions.Inside),
            Diary = given.Text(CommonOptions.Diary),
        });

    /// <summary>Hidden types taken as given, which are then not open; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>A concept for each party.</summary>
    public string? Foresight { get; init; }

    /// <summary>The threshold of fuzzy preferences.</summary>
    public string? Threshold { get; init; }

    /// <summary>The three thresholds of probabilistic preferences.</summary>
    public string? Chances { get; init; }

    /// <summary>Coalitions that may form; null for none.</summary>
    public string? Coalitions { get; init; }

    /// <summary>Blocks of parties that act as one.</summary>
    public string? Partition { get; init; }

    /// <summary>Whether the probability of a break is varied, and not what holds.</summary>
    public bool Play { get; init; }

    /// <summary>What counts as open, separated by commas; null for everything.</summary>
    public string? Over { get; init; }

    /// <summary>Concepts separated by commas; null for those usually asked.</summary>
    public string? Concepts { get; init; }

    /// <summary>How many completions are looked at one by one; null for the usual.</summary>
    public long? ExactUpTo { get; init; }

    /// <summary>How many completions, or runs, are drawn; null for the usual.</summary>
    public int? Draws { get; init; }

    /// <summary>The seed of all that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>With play, how exactly parties choose; null for what the model says.</summary>
    public string? Lambda { get; init; }

    /// <summary>With play, drawn or midpoint; null for what the model says.</summary>
    public string? Utilities { get; init; }

    /// <summary>With play, the day to end on; null for the model's.</summary>
    public string? Horizon { get; init; }

    /// <summary>With play, auto, exact or grid; null for auto.</summary>
    public string? Mode { get; init; }

    /// <summary>With <see cref="Play"/>: whether the game's own figure is asked for, held to no outside view.</summary>
    public bool Inside { get; init; }

    /// <summary>With <see cref="Play"/>: the diary from which the trust in models is learnt; null for none.</summary>
    public string? Diary { get; init; }

    /// <summary>What stands beside the model, with what each is called; null for nothing.</summary>
    public ModelPair? Pair { get; init; }

    private PlayRequest Request => (CommonOptions.Play(Lambda, Utilities, Horizon, Mode, Seed) with { Inside = Inside }).Exactly(Draws);

    /// <summary>What one of the models is asked.</summary>
    private OptionValues Given =>
        new OptionValues().With(CommonOptions.Types, Types).With(CommonOptions.Foresight, Foresight).With(CommonOptions.Threshold, Threshold)
        .With(CommonOptions.Chances, Chances).With(CommonOptions.Coalitions, Coalitions).With(CommonOptions.Partition, Partition).With(PlayOption, Play)
            .With(OverOption, Over)
        .With(ConceptsOption, Concepts).With(ExactOption, ExactUpTo).With(DrawsOption, (long?)Draws).With(CommonOptions.Seed, (long)Seed)
            .With(CommonOptions.Lambda, Lambda)
        .With(CommonOptions.Utilities, Utilities).With(CommonOptions.Horizon, Horizon).With(CommonOptions.Mode, Mode);

    /// <inheritdoc/>
    internal override Workshop? LayOut(Inquiry inquiry)
    {
        if (!inquiry.Take("over", OpenMeaning.Of(Over, Types is not null), out var open) || inquiry.Compile(Model, Types) is not { } compiled) return null;
        if (Play) return GamesWorkshop.Of(compiled, Request, PlayVariation.Asked(compiled, open.Kinds), inquiry);
        var holding = new VaryHolding(open, new RobustnessOptions(ExactUpTo, Draws), Seed, inquiry);
        var model = new VariedModel("", compiled, null);
        if (Asked(model, inquiry) is not { } asked) return null;
        holding.Add(model, asked);
        return holding.LayOut();
    }

    private protected override VaryAnswer? Answer(Inquiry inquiry)
    {
        if (Play && NotPlayed() is { } meaningless)
        {
            inquiry.Refuse(meaningless, "it is about what holds; play has parties that err, and no solution concept: leave it out with --play");
            return null;
        }

        if (!inquiry.Take("over", OpenMeaning.Of(Over, Types is not null), out var open)
            || !inquiry.Trusting(Diary, out var trust)
            || inquiry.Compile(Model, Types) is not { } compiled) return null;
        CompiledCrisis? other = null;
        if (Pair is { } pair && (other = inquiry.Compile(pair.Other, Types)) is null) return null;
        var (one, two) = ModelPair.Names(Pair, compiled.Crisis.Name, other?.Crisis.Name);
        var first = new VariedModel(one, compiled, inquiry.CrewFor(Model, Info, Given));
        var second = other is null ? null : new VariedModel(two!, other, inquiry.CrewFor(Pair!.Other, Info, Given));
        if (Play) return VaryPlaying.Of(first, second, Request with { Trust = trust }, open.Kinds, inquiry) is { } played ? new VaryAnswer(null, played) : null;
        var holding = new VaryHolding(open, new RobustnessOptions(ExactUpTo, Draws), Seed, inquiry);
        foreach (var model in second is null ? [first] : new[] { first, second })
        {
            if (Asked(model, inquiry) is not { } asked) return null;
            holding.Add(model, asked);
        }

        return new VaryAnswer(holding.Answer(), null);
    }

    /// <summary>An option that was given and means nothing with play; null where there is none.</summary>
    private string? NotPlayed() => new (string Name, object? Value)[]
    {
        ("concepts", Concepts), ("foresight", Foresight), ("threshold", Threshold), ("chances", Chances), ("coalitions", Coalitions), ("partition", Partition),
            ("exact-up-to", ExactUpTo),
    }.FirstOrDefault(o => o.Value is not null).Name;

    /// <summary>The concepts a model is varied under; null, and noted, where an option means nothing for it.</summary>
    private ConceptChoice? Asked(VariedModel model, Inquiry inquiry)
    {
        var crisis = model.Compiled.Crisis;
        if (!inquiry.Take("concepts", ConceptChoice.Of(Concepts), out var named)
            || !inquiry.Take("foresight", ForesightMeaning.Of(Foresight, crisis), out var mixed)
            || !inquiry.Take("threshold", ThresholdMeaning.Of(Threshold, Chances, crisis), out var richer)) return null;
        var asked = named.InsteadOf(Concepts is not null, mixed).With(richer, crisis.Parties.Count);
        if (!CoalitionMeaning.IsGiven(Coalitions, Partition)) return asked;
        return inquiry.Take("coalitions", CoalitionMeaning.Of(Coalitions, Partition, crisis), out var question)
            && inquiry.Take("concepts", asked.ForCoalitions(question!), out asked) ? asked : null;
    }
}
