using System.Text;
using System.Text.Json;
using Demarche.Language;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Workbench.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Asking;

/// <summary>
/// Answers questions from scripts with what the command line prints, by running the same command in this process: on the limits of
/// <see cref="Analyst"/>, on models in the opened folder, bundled ones, or texts that come with the question. Safe for use from any thread.
/// </summary>
public sealed class Questions(WorkFolder folder, WorkFolder? bundled, Analyst analyst, RunCommand run, int longest = Questions.LongestText)
{
    /// <summary>The longest text that is taken with a question, in characters.</summary>
    public const int LongestText = 1_000_000;

    private const string TextName = "model.crisis.yaml";
    private const int Problems = 1;
    private const int WrongUsage = 2;
    private const int LongestOption = 2_000;

    /// <summary>Asks. The task never fails; what went wrong is in the reply.</summary>
    /// <param name="session">Who asks; sessions take turns.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="format">The format of the answer, as the command line names it.</param>
    /// <param name="cancellation">Stops the work when nobody else waits for the same.</param>
    public async Task<Reply> Ask(string session, Question question, string format = "json", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (Misuse(question) is { } misuse) return Reply.Not(ReplyKind.Misused, misuse);
        var (source, notThere) = Find(question);
        if (source is null) return notThere!;
        var key = $"{question.Command}\0{format}\0{question.State}\0{string.Join('\0', question.Options)}\0{ModelKey.Of(source.Text, source.Name, source.Home)}";
        var finished = await analyst.Do(session, key, context => Answer(question, format, source, context), null, cancellation).ConfigureAwait(false);
        return finished.Value ?? Reply.Not(KindOf(finished.End), finished.Why!);
    }

    /// <summary>Asks what a request says.</summary>
    public Task<Reply> Ask(string session, ModelRequest request, string format = "json", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Ask(session, request.ToQuestion(), format, cancellation);
    }

    private static string? Misuse(Question question)
    {
        if (!Question.Takes.TryGetValue(question.Command, out var known)) return $"There is no question “{question.Command}”. There are: {string.Join(", ", Question.Takes.Keys)}.";
        if (question.Model is null == question.File is null) return "Give the model's text or name a file, one of the two.";
        if (question.Options.FirstOrDefault(o => !known.Contains(o.Name)) is { Name: { } strange }) return $"“{question.Command}” takes no “{strange}” here{(known.Length == 0 ? "." : $"; it takes {string.Join(", ", known)}.")}";
        if (question.Options.Any(o => o.Value.Length > LongestOption) || question.State?.Length > LongestOption) return $"A value is longer than {LongestOption:N0} characters.";
        return question.Command is "explain" or "advise" && string.IsNullOrWhiteSpace(question.State) ? "Say which state is meant: a number, now, an outcome, or levels such as ties=severed." : null;
    }

    private (Source? Source, Reply? NotThere) Find(Question question)
    {
        if (question.Model is { } text)
        {
            if (text.Length > longest) return (null, Reply.Not(ReplyKind.TooLong, $"The model is {text.Length:N0} characters long, and at most {longest:N0} are read here."));
            return (new Source(text, TextName, null, null, null), null);
        }

        var file = question.File!;
        var isBundled = bundled is not null && !file.Contains('/', StringComparison.Ordinal) && FileName.WhyNot($"{file}/crisis.yaml") is null && bundled.Read($"{file}/crisis.yaml").Text is not null;
        var (home, name) = isBundled ? (bundled!, $"{file}/crisis.yaml") : (folder, file);
        var (path, whyNot) = home.Locate(name);
        if (path is null) return (null, Reply.Not(ReplyKind.NoModel, whyNot!));
        var (found, unreadable) = home.Read(name);
        return found is null ? (null, Reply.Not(ReplyKind.NoModel, unreadable!)) : (new Source(found, name, path, Path.GetDirectoryName(path), home.Root), null);
    }

    private Reply Answer(Question question, string format, Source source, WorkContext context)
    {
        using var place = source.Path is null ? new TemporaryModel(source.Text) : null;
        var path = source.Path ?? place!.Path;
        if (!path.EndsWith(".gmcr", StringComparison.OrdinalIgnoreCase))
        {
            var loaded = ModelLoader.Parse(source.Text, source.Name, source.Home, source.Within, context.Cancellation);
            if (loaded.Crisis is { } crisis) context.Expect(crisis);
            else if (question.Command != "check") return Reply.Not(ReplyKind.Problems, "The model has mistakes.", loaded.Diagnostics);
            else if (loaded.Diagnostics.Any(d => d.Code == ContextRules.OutsideFolder.Code)) return Reply.Not(ReplyKind.Problems, "The model names a file outside of the opened folder.", loaded.Diagnostics);
        }

        var result = run(Arguments(question, format, path), context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        return result.ExitCode switch
        {
            0 => new Reply(ReplyKind.Answered, Renamed(result.Output, path, source.Name), null, []),
            Problems when question.Command == "check" => new Reply(ReplyKind.Answered, Renamed(result.Output, path, source.Name), null, []),
            Problems => Reply.Not(ReplyKind.Problems, Told(result.Error, path, source.Name)),
            WrongUsage => Reply.Not(ReplyKind.Misused, Told(result.Error, path, source.Name)),
            _ => Reply.Not(ReplyKind.Failed, Told(result.Error, path, source.Name)),
        };
    }

    /// <summary>The command line. A value is never taken for an option: it stands behind its option's equals sign, or behind two dashes.</summary>
    private static List<string> Arguments(Question question, string format, string path)
    {
        var arguments = new List<string> { question.Command, $"--format={format}" };
        arguments.AddRange(question.Options.Select(o => o.Value.Length == 0 ? $"--{o.Name}" : $"--{o.Name}={o.Value}"));
        arguments.Add("--");
        arguments.Add(path);
        if (question.State is not null) arguments.Add(question.State);
        return arguments;
    }

    /// <summary>The output with the model called by the name that was asked about, not by where it lies on this machine.</summary>
    private static byte[] Renamed(byte[] output, string path, string name)
    {
        var text = Encoding.UTF8.GetString(output);
        var (written, called) = (JsonSerializer.Serialize(path)[1..^1], JsonSerializer.Serialize(name)[1..^1]);
        var renamed = text.Replace(written, called, StringComparison.Ordinal).Replace(path, name, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(renamed);
    }

    private static string Told(string error, string path, string name) => error.Replace(path, name, StringComparison.Ordinal).Trim();

    private static ReplyKind KindOf(WorkEnd end) => end switch
    {
        WorkEnd.TooLarge => ReplyKind.TooLarge,
        WorkEnd.TooSlow => ReplyKind.TooSlow,
        WorkEnd.Busy => ReplyKind.Busy,
        WorkEnd.Stopped => ReplyKind.Stopped,
        _ => ReplyKind.Failed,
    };

    private sealed record Source(string Text, string Name, string? Path, string? Home, string? Within);

    /// <summary>A text as a file in a folder of its own, two deep so that nothing lies beside or above it.</summary>
    private sealed class TemporaryModel : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("demarche-").FullName;

        public TemporaryModel(string text)
        {
            var inner = Directory.CreateDirectory(System.IO.Path.Combine(root, "inner")).FullName;
            Path = System.IO.Path.Combine(inner, TextName);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
