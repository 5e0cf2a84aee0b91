namespace Demarche.Diagnostics;

/// <summary>A place in a file: lines and columns count from 1; the end is the first column after it.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Probably not what was meant; the model is still answered.</summary>
    Warning,

    /// <summary>The model cannot be answered.</summary>
    Error,
}

/// <summary>One problem in a model, shown to its author.</summary>
/// <param name="Code">Stable code, <c>DEM0xyz</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, naming the thing.</param>
/// <param name="Help">What to do about it.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Span, string Message, string Help);
