using System.Text;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Backtest;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Reports.Advice;
using Demarche.Reports.Backtest;
using Demarche.Reports.Brief;
using Demarche.Reports.Checking;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;
using Demarche.Reports.Page;
using Demarche.Reports.Paths;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Reports.Solve;
using Demarche.Reports.Vary;

namespace Demarche.Reports.Answers;

/// <summary>Answers to questions in every format they have: the one place from which the command line, the HTTP interface and the tools print.</summary>
public static class AnswerText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The answer as a document, worked out now; null for one that has no document.</summary>
    /// <param name="answer">The answer of a <see cref="Question"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Document? DocumentOf(object answer, CancellationToken cancellation = default) => answer switch
    {
        SolveAnswer solve => SolutionDocument.Of(solve.Solution, Rows(solve, SolveQuestion.TableLimit)),
        ExplainAnswer explain => ExplanationDocument.Of(explain.Compiled, explain.Request, cancellation),
        PathsAnswer paths => PathsDocument.Of(paths, cancellation),
        AdviceFinding advice => AdviceDocument.Of(advice),
        BriefAnswer { Part: BriefPart.Page } brief => PageDocument.Of(brief.Findings, brief.Assessment),
        BriefAnswer brief => BriefDocument.Of(brief),
        PlayFindings play => PlayDocument.Of(play),
        BacktestAnswer backtest => BacktestDocument.Of(backtest),
        VaryAnswer { Played: { } played } => PlayVariationDocument.Of(played),
        VaryAnswer { Holding: { } holding } => VaryDocument.Of(holding),
        _ => null,
    };

    /// <summary>Writes an answer as UTF-8.</summary>
    /// <param name="answer">The answer of a <see cref="Question"/>.</param>
    /// <param name="format">json, csv, text, md or html.</param>
    /// <param name="output">Where to; millions of states are written as they are made.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The answer has no such format.</exception>
    public static void Write(object answer, string format, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(output);
        if (format == "json") WriteJson(answer, output, cancellation);
        else if (format == "csv") WriteCsv(answer, output);
        else Write(Render(DocumentOf(answer, cancellation) ?? throw NoFormat(answer, format), format), output);
    }

    /// <summary>An answer as a text.</summary>
    /// <inheritdoc cref="Write(object, string, Stream, CancellationToken)"/>
    public static string Render(object answer, string format, CancellationToken cancellation = default)
    {
        using var bytes = new MemoryStream();
        Write(answer, format, bytes, cancellation);
        return Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A document as a text.</summary>
    public static string Render(Document document, string format) => format switch
    {
        "text" => TerminalRenderer.Render(document),
        "md" => MarkdownRenderer.Render(document),
        "json" => JsonRenderer.Render(document),
        "html" => HtmlRenderer.Render(document),
        _ => throw new ArgumentException($"There is no format '{format}'.", nameof(format)),
    };

    private static void WriteJson(object answer, Stream output, CancellationToken cancellation)
    {
        switch (answer)
        {
            case SolveAnswer solve:
                SolutionJson.Write(solve.Solution, output, solve.Limit ?? SolveQuestion.MachineLimit, solve.Timings);
                break;
            case CheckAnswer check:
                CheckJson.Write([check], output);
                break;
            case BriefAnswer brief:
                Write(Json.Render(brief.Findings), output);
                break;
            case VaryAnswer { Played: { } played }:
                Write(Json.Render(played), output);
                break;
            case VaryAnswer { Holding: { } holding }:
                Write(Json.Render(holding), output);
                break;
            case PlayFindings or AdviceFinding or BacktestAnswer:
                Write(Json.Render(answer), output);
                break;
            default:
                Write(Render(DocumentOf(answer, cancellation) ?? throw NoFormat(answer, "json"), "json"), output);
                break;
        }
    }

    private static void WriteCsv(object answer, Stream output)
    {
        using var writer = new StreamWriter(output, Utf8, leaveOpen: true);
        switch (answer)
        {
            case SolveAnswer solve:
                SolutionCsv.Write(solve.Solution, Rows(solve, SolveQuestion.MachineLimit), writer);
                break;
            case AdviceFinding advice:
                AdviceCsv.Write(advice, writer);
                break;
            case BacktestAnswer backtest:
                BacktestCsv.Write(backtest, writer);
                break;
            case PlayFindings play:
                writer.Write(PlayCsv.Render(play));
                break;
            case VaryAnswer { Played: { } played }:
                PlayVariationCsv.Write(played, writer);
                break;
            case VaryAnswer { Holding: { } holding }:
                VaryCsv.Write(holding, writer);
                break;
            default:
                throw NoFormat(answer, "csv");
        }
    }

    private static SolutionRows Rows(SolveAnswer solve, int usual) =>
        solve.All ? SolutionRows.All(solve.Solution, solve.Limit ?? usual) : SolutionRows.Equilibria(solve.Solution, solve.Limit ?? usual);

    private static void Write(string text, Stream output) => output.Write(Utf8.GetBytes(text));

    private static ArgumentException NoFormat(object answer, string format) =>
        new($"There is no format '{format}' of {answer.GetType().Name}.", nameof(format));
}
