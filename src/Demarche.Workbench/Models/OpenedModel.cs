using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Model;
using Demarche.Language.Syntax;
using Demarche.Reports.Play;
using Demarche.Workbench.Files;
using Demarche.Workbench.Record;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Models;

/// <summary>
/// A model that is open: its text, what loading made of it, and the answer, worked out again in the background after every change. Every
/// page and tab that looks at one file shares one of these. Safe for use from any thread.
/// </summary>
public sealed class OpenedModel : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Lock gate = new();
    private readonly ModelText text;
    private readonly WorkFolder folder;
    private readonly Analyst analyst;
    private readonly TimeProvider time;
    private readonly Renames renames;
    private CancellationTokenSource work = new();
    private CancellationTokenSource playing = new();
    private Task settled = Task.CompletedTask;
    private long begun;
    private Task foretold = Task.CompletedTask;

    /// <summary>Opens a model; the answer is being worked out when this returns.</summary>
    /// <param name="key">How the address names it.</param>
    /// <param name="folder">The folder it is in.</param>
    /// <param name="text">Its text; let go of with the model.</param>
    /// <param name="analyst">Does the analyses.</param>
    /// <param name="time">The clock.</param>
    public OpenedModel(string key, WorkFolder folder, ModelText text, Analyst analyst, TimeProvider time)
    {
        (Key, this.folder, this.text, this.analyst, this.time) = (key, folder, text, analyst, time);
        State = new ModelState(0, "", null, [], null, 0, null, null);
        renames = new Renames(folder, folder.Locate(text.Name).Path ?? File);
        Record = new RecordDesk(this, folder, Path.GetDirectoryName(text.Name)?.Replace('\\', '/') ?? "", text.Drafts);
        text.Changed += Follow;
        Begin(TimeSpan.Zero);
    }

    /// <summary>Called after <see cref="State"/> or <see cref="Saving"/> has changed, from any thread.</summary>
    public event Action? Changed;

    /// <summary>How the address names it.</summary>
    public string Key { get; }

    /// <summary>The file it is in.</summary>
    public string File => Path.Combine(folder.Root, text.Name);

    /// <summary>The folder outside of which nothing that it names is read.</summary>
    public string Within => folder.Root;

    /// <summary>What was said and done, row by row, whether it stands in the model or in a file beside it.</summary>
    public RecordDesk Record { get; }

    /// <summary>Whether its file is never written, since it comes with the program; changes stay a draft until a copy is saved.</summary>
    public bool IsBundled => folder.IsReadOnly;

    /// <summary>The present state.</summary>
    public ModelState State { get; private set; }

    /// <summary>The text as a file: whether it is saved, in conflict, can be taken back.</summary>
    public TextState Saving => text.State;

    /// <summary>Ends when the answer is there, or none is to be; the forecast may still be worked on.</summary>
    public Task Settled
    {
        get
        {
            lock (gate) return settled;
        }
    }

    /// <summary>Ends when the forecast that was asked for last is there, or none is to be.</summary>
    public Task Foretold
    {
        get
        {
            lock (gate) return foretold;
        }
    }

    internal bool IsWatched => Changed is not null;

    /// <summary>The tree of a text of this model as a whole, laid over those it extends; and the tree of these, null when it stands alone.</summary>
    public (YamlMapping? Whole, YamlMapping? Below) TreeOf(string of) =>
        ModelLoader.ReadTree(of, Path.GetFileName(text.Name), Path.GetDirectoryName(File), folder.Root);

    /// <summary>Replaces the whole text.</summary>
    public ChangeResult Replace(string changed) => text.Replace(changed, text.State.Revision);

    /// <summary>Replaces the whole text as a page knows it that shows the text of a revision; changes made elsewhere in it since are kept.</summary>
    public ChangeResult Replace(string changed, long basedOn) => text.Replace(changed, basedOn);

    /// <summary>Makes a change from a form; comments and all else stay as they are.</summary>
    public ChangeResult Edit(ModelEdit edit) => text.Edit(edit);

    /// <summary>
    /// Makes a change from a form unless the model would have an error by it that it has not now; the problem is then that error, with what to do.
    /// </summary>
    public ChangeResult EditSoundly(ModelEdit edit)
    {
        if (edit is ModelEdit.Rename rename) return Rename(rename);
        return Preview(edit).Problem is { } problem ? new ChangeResult(text.State, problem) : text.Edit(edit);
    }

    /// <summary>The text that a change would give; or why it would not be made.</summary>
    public (string? Text, string? Problem) Preview(ModelEdit edit)
    {
        var (name, home, before) = (Path.GetFileName(text.Name), Path.GetDirectoryName(File), text.State);
        var tried = ModelEditor.Apply(before.Text, edit, name, home, folder.Root);
        if (tried.Text is null) return (null, tried.Problem);
        var errors = Errors(tried.Text);
        if (errors.Length == 0) return (tried.Text, null);
        var known = Errors(before.Text).Select(d => (d.Code, d.Message)).ToHashSet();
        var fresh = errors.FirstOrDefault(d => !known.Contains((d.Code, d.Message)));
        return fresh is null ? (tried.Text, null) : (null, $"{fresh.Message} {fresh.Help}".Trim());

        Diagnostic[] Errors(string of) => [.. ModelLoader.Parse(of, name, home, folder.Root).Diagnostics.Where(d => d.Severity == Severity.Error)];
    }

    /// <summary>Takes the last change back; that of a name in other files too.</summary>
    public ChangeResult Undo() => Step(text.Undo, isBack: true);

    /// <summary>Makes the change again that was taken back last.</summary>
    public ChangeResult Redo() => Step(text.Redo, isBack: false);

    /// <summary>Settles a conflict between this text and the file; see <see cref="TextState.Conflict"/>.</summary>
    public ChangeResult Resolve(Keep keep, TextConflict seen) => text.Resolve(keep, seen);

    /// <summary>Writes a file that is gone again, with the present text.</summary>
    public void WriteAgain() => text.WriteAgain();

    /// <summary>Saves at once what would be saved within a second.</summary>
    public void Save() => text.Save();

    /// <summary>Stops the work in hand; the answer before it stays.</summary>
    public void Cancel()
    {
        lock (gate) work.Cancel();
    }

    /// <summary>Works the answer out again, after it was stopped or failed.</summary>
    public void Retry() => Begin(TimeSpan.Zero);

    /// <summary>Works the answer out again since a file that the model names has changed; several changes in a row are one.</summary>
    internal void FollowFile() => Begin(Pause);

    /// <summary>
    /// Plays the present answer forward in the background, with the few runs of a brief, unless that was begun already. Pages that show
    /// the forecast ask for it at every change, so that no work is spent on it while nobody looks.
    /// </summary>
    /// <param name="again">Whether one that was stopped, or failed, is begun again.</param>
    public void Foretell(bool again = false)
    {
        lock (gate)
        {
            if (!State.IsCurrent || (State.Forecast is { } begun && ReferenceEquals(begun.Of, State.Answer) && !(again && begun.Failure is not null))) return;
            playing.Dispose();
            playing = CancellationTokenSource.CreateLinkedTokenSource(work.Token);
            State = State with { Forecast = new Forecast(State.Answer!, null, "Laying out the game", null) };
            foretold = Play(State, playing.Token);
        }

        Changed?.Invoke();
    }

    /// <summary>Stops the forecast in hand; the answer without it stays.</summary>
    public void StopForecast()
    {
        lock (gate) playing.Cancel();
    }

    /// <summary>Stops the work in hand for good and saves the text.</summary>
    public void Dispose()
    {
        text.Changed -= Follow;
        lock (gate)
        {
            work.Cancel();
            work.Dispose();
            playing.Dispose();
        }

        text.Dispose();
        Record.Dispose();
    }

    /// <summary>Renames in this model and in the record and the files that extend it; the model's file is written first.</summary>
    private ChangeResult Rename(ModelEdit.Rename rename)
    {
        lock (renames)
        {
            var before = text.State;
            var found = renames.Find(before.Text, rename);
            if (found.Text is null) return new ChangeResult(before, found.Problem);
            if (found.Others.Count > 0 && IsBundled)
                return new ChangeResult(before,
                $"“{rename.What.Name}” stands in {Listed(found.Others.Select(f => f.Path))} too, and the examples are left as they are. Save a copy, and "
                + $"rename it there.");
            var made = text.Replace(found.Text, before.Revision, renames.Beside(found));
            if (!made.WasMade) return made;
            text.Save();
            if (found.Others.Count > 0 && !text.State.IsSaved)
            {
                text.Undo();
                return new ChangeResult(text.State, "The model’s file cannot be written now, so that nothing was renamed. Settle that first.");
            }

            var problems = renames.Write(found);
            if (found.Others.Count > 0) Retry();
            string[] shown =
            [
                .. found.Others.Count == 0 ? Array.Empty<string>() : [$"Renamed in {Listed(found.Others.Select(f => f.Path))} too."],
                .. found.Left.Select(l =>
                    $"{renames.NameOf(l.Path)} extends this model and is left as it is, since it has a mistake ({l.Why.TrimEnd('.')}); it may still say "
                    + $"“{rename.What.Name}”."),
                .. problems,
            ];
            return made with { State = text.State, Notice = shown.Length == 0 ? null : string.Join(' ', shown) };
        }

        string Listed(IEnumerable<string> paths) => Demarche.Language.Wording.Phrases.List([.. paths.Select(renames.NameOf)]);
    }

    private ChangeResult Step(Func<ChangeResult> step, bool isBack)
    {
        lock (renames)
        {
            var result = step();
            if (!result.WasMade || renames.Follow(result.Beside, isBack) is not { } shown) return result;
            text.Save();
            Retry();
            return result with { Notice = shown };
        }
    }

    private void Follow()
    {
        if (text.State.Revision != State.Revision) Begin(Pause);
        else Changed?.Invoke();
    }

    private void Begin(TimeSpan pause)
    {
        lock (gate)
        {
            var source = text.State;
            work.Cancel();
            work.Dispose();
            work = new CancellationTokenSource();
            var forecast = State.Forecast is { Working: null } done ? done : null;
            State = State with { Revision = source.Revision, Text = source.Text, Working = "reading the model", Failure = null, Forecast = forecast };
            settled = Work(source, pause, ++begun, work.Token);
        }

        Changed?.Invoke();
    }

    /// <summary>What comes of work that another was begun in the place of is no news, even where both are about the same text.</summary>
    private async Task Work(TextState source, TimeSpan pause, long run, CancellationToken cancellation)
    {
        await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var (name, home) = (Path.GetFileName(text.Name), Path.GetDirectoryName(File));
        var finished = await analyst
            .Do(Key, ModelKey.Of(source.Text, name, home), context =>
            Read(source, run, name, home, context), new Saying(said => SetOf(run, s => s with { Working = said })), cancellation).ConfigureAwait(false);
        SetOf(run, s => finished.Value is { } reading
            ? s with { Crisis = reading.Crisis, Diagnostics = reading.Diagnostics, Working = null, Solved = reading.Answer?.Assessment
                ?? s.Solved, Answer = reading.Answer ?? s.Answer, AnswerRevision = reading.Answer is null ? s.AnswerRevision : source.Revision }
            : s with { Working = null, Failure = finished.End == WorkEnd.Stopped ? "The work was stopped. Change the model, or ask again." : finished.Why });
    }

    private Reading Read(TextState source, long run, string name, string? home, WorkContext context)
    {
        var loaded = ModelLoader.Parse(source.Text, name, home, folder.Root, context.Cancellation);
        SetOf(run, s => s with { Crisis = loaded.Crisis, Diagnostics = loaded.Diagnostics });
        if (loaded.Crisis is not { } crisis) return new Reading(null, loaded.Diagnostics, null);
        context.Expect(crisis);
        var (compiled, problems) = Compiler.TryCompile(crisis, cancellation: context.Cancellation);
        IReadOnlyList<Diagnostic> diagnostics = [.. loaded.Diagnostics, .. problems];
        if (compiled is null) return new Reading(crisis, diagnostics, null);
        context.Report("what holds");
        var solved = BriefFindings.Assess(compiled, context.Cancellation);
        SetOf(run, s => s with { Solved = solved });
        return new Reading(crisis, diagnostics, BriefAnswer.Of(solved, context, context.Cancellation) with { Content = loaded.Content });
    }

    /// <summary>Played on one thread, so that one forecast takes one processor here; or by whoever works elsewhere.</summary>
    private async Task Play(ModelState of, CancellationToken cancellation)
    {
        var request = BriefQuestion.Shared(analyst.Workforce, of.Answer!.Content) with { Threads = 1 };
        var key = $"forecast {request.Draws} {request.Seed} {ModelKey.Of(of.Text, Path.GetFileName(text.Name), Path.GetDirectoryName(File))}";
        void Tell(Func<Forecast, Forecast> change) =>
            Set(of.Revision, s => s.Forecast is { } forecast && ReferenceEquals(forecast.Of, of.Answer) ? s with { Forecast = change(forecast) } : s);
        var finished = await analyst.Later(Key, key, context =>
        {
            context.Expect(of.Answer!.Crisis);
            return of.Answer!.PlayedForward(request, at => context.Report($"{at.What}: {at.Done} of {at.Of} runs done"), context.Cancellation);
        }, new Saying(said => Tell(f => f with { Working = said })), cancellation).ConfigureAwait(false);
        Tell(f => f with { Played = finished.Value, Working = null, Failure = finished.Why });
    }

    private void Set(long revision, Func<ModelState, ModelState> change)
    {
        lock (gate)
        {
            if (State.Revision != revision) return;
            State = change(State);
        }

        Changed?.Invoke();
    }

    private void SetOf(long run, Func<ModelState, ModelState> change)
    {
        lock (gate)
        {
            if (run != begun) return;
            State = change(State);
        }

        Changed?.Invoke();
    }

    private sealed record Reading(Crisis? Crisis, IReadOnlyList<Diagnostic> Diagnostics, BriefAnswer? Answer);

    private sealed class Saying(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}
