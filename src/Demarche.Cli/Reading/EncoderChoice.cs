using System.CommandLine;
using Demarche.Record;
using Demarche.Record.Classifying;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Reading;

/// <summary>Which classifier votes on kinds: the one that is always there, or the same with a sentence encoder that was found.</summary>
internal static class EncoderChoice
{
    private const string Off = "off";

    /// <summary>The option that names the encoder's folder.</summary>
    public static Option<string?> Option() => new("--vectors")
    {
        HelpName = "FOLDER",
        Description = $"Ask the sentence encoder in this folder as well, or {Off} for none; unsaid, that of {SentenceEncoder.Variable} or of the folder "
            + "“vectors” beside the program, where there is one",
    };

    /// <summary>The classifier by what the option says; where it says nothing, a folder that cannot be used is only warned of.</summary>
    /// <param name="asked">What it says; null for nothing.</param>
    /// <param name="io">The variables, and where a warning goes.</param>
    /// <param name="mistake">Why the folder that was asked for cannot be used; null when it can.</param>
    public static KindClassifier Of(string? asked, Io io, out string? mistake)
    {
        mistake = null;
        var folder = asked == Off ? null : asked ?? SentenceEncoder.FolderOf(io.Variable(SentenceEncoder.Variable));
        if (folder is null) return KindClassifier.Shared;
        if (SentenceEncoder.Load(folder, out var whyNot) is { } encoder) return KindClassifier.Shared.With(encoder);
        if (asked is null) Warn(folder, whyNot!, io);
        else
        {
            mistake = $"the sentence encoder in '{asked}' cannot be used: {whyNot}; "
                + "'dotnet publish src/Demarche.Vectors -c Release -o vectors' makes such a folder";
        }

        return KindClassifier.Shared;
    }

    private static void Warn(string folder, string whyNot, Io io)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Report(RecordRules.NoEncoder, new SourceSpan(folder, 1, 1, 1, 2), PlainText.Of(whyNot));
        DiagnosticText.Write(diagnostics.InOrder(), io);
    }
}
