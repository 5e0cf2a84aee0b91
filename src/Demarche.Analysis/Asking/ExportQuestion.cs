using Demarche.Analysis.Play;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>A crisis whose game is to be written for other programs.</summary>
/// <param name="Compiled">The crisis; types that were named are taken as known.</param>
/// <param name="Request">How it is played.</param>
public sealed record ExportAnswer(CompiledCrisis Compiled, PlayRequest Request);

/// <summary>The game that play solves, with every name found.</summary>
public sealed record ExportQuestion : Question<ExportAnswer>
{
    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "export",
        "The game that play solves, for other programs",
        "Write a model's game for Gambit (.efg, .nfg), or the JSON Schema of the model language for editors",
        [CommonOptions.Types, CommonOptions.Seed, CommonOptions.Lambda, CommonOptions.Utilities, CommonOptions.Horizon],
        (model, given) => new ExportQuestion
        {
            Model = model,
            Types = given.Text(CommonOptions.Types),
            Seed = (int)given.Number(CommonOptions.Seed)!,
            Lambda = given.Text(CommonOptions.Lambda),
            Utilities = given.Text(CommonOptions.Utilities),
            Horizon = given.Text(CommonOptions.Horizon),
        });

    /// <summary>Hidden types taken as given and known to everybody; null for none.</summary>
    public string? Types { get; init; }

    /// <summary>The seed of the runs of play.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How exactly parties choose; null for what the model says.</summary>
    public string? Lambda { get; init; }

    /// <summary>drawn or midpoint; null for what the model says.</summary>
    public string? Utilities { get; init; }

    /// <summary>The day to end on; null for the model's.</summary>
    public string? Horizon { get; init; }

    private protected override ExportAnswer? Answer(Inquiry inquiry)
    {
        if (inquiry.Compile(Types) is not { } compiled) return null;
        if (Types is not null) compiled = Compiler.Compile(compiled.Profile.Known(compiled.Crisis));
        return new ExportAnswer(compiled, CommonOptions.Play(Lambda, Utilities, Horizon, null, Seed));
    }
}
