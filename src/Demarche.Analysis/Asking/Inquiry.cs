using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Diary;
using Demarche.Analysis.Play;
using Demarche.Engine.Outside;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>One asking of a question: reads and compiles the model, and gathers what goes wrong on the way.</summary>
internal sealed class Inquiry(ModelSource model, AskOptions options)
{
    private readonly List<Problem> problems = [];
    private readonly Dictionary<ModelSource, ModelContent> contents = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Problem> Problems => problems;

    public AskOptions Options => options;

    public CancellationToken Cancellation => options.Cancellation;

    /// <summary>How far it came where it was stopped; null when it was not.</summary>
    public string? Stopped { get; set; }

    public void Say(string what) => options.Progress?.Invoke(new Progress(what));

    public void Say(Progress progress) => options.Progress?.Invoke(progress);

    /// <summary>Notes what stands beside the answer.</summary>
    public void Remark(string message) => problems.Add(new Problem(ProblemKind.Remark, message));

    /// <summary>The same of several.</summary>
    public void Remark(IEnumerable<string> messages) => problems.AddRange(messages.Select(m => new Problem(ProblemKind.Remark, m)));

    /// <summary>Notes that an option cannot be taken so.</summary>
    public void Refuse(string? option, string message) => problems.Add(new Problem(ProblemKind.Option, message) { Option = option });

    /// <summary>Notes that the model lacks what is asked about.</summary>
    public void CannotAnswer(string reason) => problems.Add(new Problem(ProblemKind.Unanswerable, reason));

    public void Report(IEnumerable<Diagnostic> found) => problems.AddRange(found.Select(Problem.Of));

    /// <summary>What an option means; false, and noted, when it means nothing.</summary>
    public bool Take<T>(string option, Meaning<T> read, out T value)
    {
        value = read.Value!;
        if (read.Problem is not { } problem) return true;
        Refuse(read.Option ?? option, problem);
        return false;
    }

    /// <summary>How far models are trusted after a diary, null where none is named; false, and noted, when it cannot be read or has been changed.</summary>
    public bool Trusting(string? diary, out Trust? trust)
    {
        trust = null;
        if (diary is null) return true;
        var diagnostics = new DiagnosticBag();
        trust = ForecastDiary.Read(diary, diagnostics)?.Trust;
        Report(diagnostics.InOrder());
        if (trust is not null) options.Opened?.Invoke(Path.GetFullPath(diary));
        return trust is not null;
    }

    /// <summary>Reads and checks the model; null, and noted, when it has errors.</summary>
    public Crisis? Load() => Load(model);

    /// <summary>Reads and checks any model; null, and noted, when it has errors.</summary>
    public Crisis? Load(ModelSource source)
    {
        Say("Reading the model");
        var loaded = Read(source);
        Report(loaded.Diagnostics);
        return loaded.Crisis;
    }

    /// <summary>Reads any model, and says which files were read and what came of it.</summary>
    public LoadResult Read(ModelSource source)
    {
        var loaded = source.Load(Cancellation);
        foreach (var file in loaded.Files) options.Opened?.Invoke(file);
        if (loaded.Crisis is { } crisis) options.Read?.Invoke(crisis);
        if (options.Workforce is not null && loaded.Content is { } content) contents[source] = content;
        return loaded;
    }

    /// <summary>Who works elsewhere on a question about a model that was read; null where everything is worked out here.</summary>
    public Crew? CrewFor(ModelSource source, QuestionInfo info, OptionValues given) =>
        Crews.Of(options.Workforce, contents.GetValueOrDefault(source), info, given);

    /// <summary>Reads, checks and compiles the model under the types asked for; null, and noted, when that fails.</summary>
    public CompiledCrisis? Compile(string? types, Action<CompileStage>? begins = null) => Compile(model, types, begins);

    /// <summary>Reads, checks and compiles any model.</summary>
    public CompiledCrisis? Compile(ModelSource source, string? types, Action<CompileStage>? begins = null)
    {
        if (Load(source) is not { } crisis) return null;
        TypeProfile? profile = null;
        if (types is not null)
        {
            (profile, var problem) = TypeProfile.Parse(crisis, types);
            if (problem is not null)
            {
                Refuse("types", problem);
                return null;
            }
        }

        var result = Compiler.TryCompile(crisis, profile, stage =>
        {
            Say(Words(stage));
            begins?.Invoke(stage);
        }, cancellation: Cancellation);
        Report(result.Problems);
        return result.Compiled;
    }

    private static string Words(CompileStage stage) => stage switch
    {
        CompileStage.States => "Laying out the states",
        CompileStage.Moves => "Working out the moves",
        CompileStage.Preferences => "Ranking the states",
        _ => "Finding the outcomes",
    };
}
