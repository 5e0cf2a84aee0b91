using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Asking;

/// <summary>What a problem is about.</summary>
public enum ProblemKind
{
    /// <summary>Something in the model, with its place: an error, a warning or a note.</summary>
    Model,

    /// <summary>An option that means nothing for this model, or not together with another.</summary>
    Option,

    /// <summary>The model lacks what the question needs.</summary>
    Unanswerable,

    /// <summary>Something worth knowing beside the answer: a concept that was named and does not apply.</summary>
    Remark,
}

/// <summary>Something that stands in the way of an answer, or beside it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">What is wrong, as a clause without a full stop.</param>
public sealed record Problem(ProblemKind Kind, string Message)
{
    /// <summary>The place and what to do; there exactly when it is about the model's text.</summary>
    public Diagnostic? Diagnostic { get; init; }

    /// <summary>The name of the option, without dashes; null where it is about none.</summary>
    public string? Option { get; init; }

    /// <summary>What a reading or a compilation reported.</summary>
    public static Problem Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return new Problem(ProblemKind.Model, diagnostic.Message) { Diagnostic = diagnostic };
    }

    /// <inheritdoc/>
    public override string ToString() => Diagnostic is { } d ? $"{d.Span}: {d.Code}: {d.Message}" : Option is null ? Message : $"{Option}: {Message}";
}
