using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Reports.Answers;
using Demarche.Workbench.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Asking;

/// <summary>
/// Answers questions of scripts and of language models with what the command line prints: on the limits of <see cref="Analyst"/>, about
/// models in the opened folder, bundled ones, or texts that come with the question. Safe for use from any thread.
/// </summary>
public sealed class Asker(WorkFolder folder, WorkFolder? bundled, Analyst analyst, int longest = Asker.LongestText)
{
    /// <summary>The longest text that is taken with a question, in characters.</summary>
    public const int LongestText = 1_000_000;

    private const int LongestAnswer = 64 << 20;

    /// <summary>Asks. The task never fails; what went wrong is in the reply.</summary>
    /// <param name="session">Who asks; sessions take turns.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="body">About which model, with which options.</param>
    /// <param name="format">The format of the answer, as the command line names it.</param>
    /// <param name="cancellation">Stops the work when nobody else waits for the same.</param>
    public async Task<Reply> Ask(string session, QuestionInfo question, QuestionBody body, string format = "json", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(body);
        var (source, notThere) = Find(body);
        if (source is null) return notThere!;
        var key = $"{question.Name}\0{format}\0{body.Options.Key}\0{ModelKey.Of(source.Text!, source.Name, source.Folder)}";
        var finished = await analyst
            .Do(session, key, context => Answer(question.Make(source, body.Options), format, context, analyst.Workforce), null, cancellation)
            .ConfigureAwait(false);
        return finished.Value ?? Reply.Not(KindOf(finished.End), finished.Why!);
    }

    private (ModelSource? Source, Reply? NotThere) Find(QuestionBody body)
    {
        if (body.Model is { } text)
        {
            return text.Length > longest
                ? (null, Reply.Not(ReplyKind.TooLong,
                    FormattableString.Invariant($"The model is {text.Length:N0} characters long, and at most {longest:N0} are read here.")))
                : (ModelSource.Of(text), null);
        }

        var file = body.File!;
        var isBundled = bundled is not null && !file.Contains('/', StringComparison.Ordinal) && FileName.WhyNot($"{file}/crisis.yaml") is null
            && bundled.Read($"{file}/crisis.yaml").Text is not null;
        var (home, name) = isBundled ? (bundled!, $"{file}/crisis.yaml") : (folder, file);
        var (path, whyNot) = home.Locate(name);
        if (path is null) return (null, Reply.Not(ReplyKind.NoModel, whyNot!));
        var (found, unreadable) = home.Read(name);
        return found is null ? (null, Reply.Not(ReplyKind.NoModel, unreadable!)) : (ModelSource.Of(found, name, Path.GetDirectoryName(path), home.Root), null);
    }

    private static Reply Answer(Question question, string format, WorkContext context, Workforce? workforce)
    {
        var answered = question.Ask(new AskOptions
        {
            Cancellation = context.Cancellation,
            Progress = at => context.Report(at.Of > 0 ? $"{at.What} ({at.Done} of {at.Of})" : at.What),
            Read = context.Expect,
            Workforce = workforce,
        });
        if (answered.Any is not { } answer) return Refused(answered.Problems);
        if (answered.Stopped is null) context.Cancellation.ThrowIfCancellationRequested();
        using var output = new Bounded(LongestAnswer);
        try
        {
            AnswerText.Write(answer, format, output, answered.Stopped is null ? context.Cancellation : default);
        }
        catch (AnswerTooLongException)
        {
            return Reply.Not(ReplyKind.TooLong, $"The answer is longer than {LongestAnswer >> 20} MB; ask for fewer states.");
        }

        return new Reply(ReplyKind.Answered, output.ToArray(), null) { Problems = answered.Problems, Cut = answered.Stopped };
    }

    private static Reply Refused(IReadOnlyList<Problem> problems)
    {
        if (problems.FirstOrDefault(p => p.Kind == ProblemKind.Option) is { } misuse)
            return Reply.Misuse(new RequestFault(misuse.Option is { } option ? $"/{option}" : "",
                $"{OptionInfo.Worded(misuse.Option is { } name ? $"`{name}`" : "the question", misuse.Message.TrimEnd('.'))}.")) with { Problems = problems };
        var why = problems.FirstOrDefault(p => p.Kind == ProblemKind.Unanswerable) is { } lack ? $"{lack.Message}." : "The model has mistakes.";
        return Reply.Not(ReplyKind.Problems, why) with { Problems = problems };
    }

    private static ReplyKind KindOf(WorkEnd end) => end switch
    {
        WorkEnd.TooLarge => ReplyKind.TooLarge,
        WorkEnd.TooSlow => ReplyKind.TooSlow,
        WorkEnd.Busy => ReplyKind.Busy,
        WorkEnd.Stopped => ReplyKind.Stopped,
        _ => ReplyKind.Failed,
    };

    private sealed class AnswerTooLongException : IOException;

    /// <summary>Memory that takes no more than so much.</summary>
    private sealed class Bounded(int most) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > most) throw new AnswerTooLongException();
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > most) throw new AnswerTooLongException();
            base.Write(buffer);
        }
    }
}
