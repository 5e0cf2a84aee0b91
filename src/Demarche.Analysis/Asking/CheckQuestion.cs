using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>A model that was read and laid out, with all that is wrong with it.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Crisis">The crisis; null when it has errors.</param>
/// <param name="Combinations">Number of combinations of levels; 0 without a crisis.</param>
/// <param name="States">Number of states; 0 without a crisis.</param>
/// <param name="Diagnostics">Problems by place.</param>
public sealed record CheckAnswer(string Path, Crisis? Crisis, int Combinations, int States, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>How many errors there are.</summary>
    public int Errors => Diagnostics.Count(d => d.Severity == Severity.Error);

    /// <summary>How many warnings there are.</summary>
    public int Warnings => Diagnostics.Count(d => d.Severity == Severity.Warning);
}

/// <summary>The mistakes in a model, and its size. It always has an answer: mistakes are what it tells.</summary>
public sealed record CheckQuestion : Question<CheckAnswer>
{
    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } =
        new("check", "The mistakes in a model, and its size", "Check models for mistakes, and show their size", [], (model, _) =>
        new CheckQuestion { Model = model });

    private protected override CheckAnswer Answer(Inquiry inquiry)
    {
        inquiry.Say($"Checking {Model.Name}");
        var loaded = inquiry.Read(Model);
        if (loaded.Crisis is not { } crisis) return new CheckAnswer(Model.Name, null, 0, 0, loaded.Diagnostics);
        var (space, problems) = Compiler.TryLayOut(crisis, cancellation: inquiry.Cancellation);
        return space is not null
            ? new CheckAnswer(Model.Name, crisis, space.Cells, space.Count, loaded.Diagnostics)
            : new CheckAnswer(Model.Name, null, 0, 0, [.. loaded.Diagnostics, .. problems]);
    }
}
