using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Statements;

/// <summary>Where in the file a stretch of a statement stands.</summary>
internal static class StatementPlace
{
    /// <summary>
    /// The stretch itself when the statement stands on one line as it is spelt, without escapes; else the whole scalar.
    /// </summary>
    public static SourceSpan Of(YamlScalar scalar, TextStretch stretch)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        var span = scalar.Span;
        var quotes = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        var isPlainlySpelt = scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)
            && span.Line == span.EndLine
            && span.EndColumn - span.Column == scalar.Text.Length + 2 * quotes;
        if (!isPlainlySpelt) return span;
        var start = span.Column + quotes + stretch.Start;
        return span with { Column = start, EndColumn = start + Math.Max(1, stretch.Length) };
    }
}
