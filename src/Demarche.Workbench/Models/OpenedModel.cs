using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Editing;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>
/// A model that is open: its text, what loading made of it, and the answer, worked out again in the background after every change. Every
/// page and tab that looks at one file shares one of these. Safe for use from any thread.
/// </summary>
public sealed class OpenedModel : IDisposable
{
    private readonly Lock gate = new();
    private readonly ModelText text;
    private CancellationTokenSource work = new();
    private Task settled = Task.CompletedTask;

    /// <summary>Opens a model; the answer is being worked out when this returns.</summary>
    /// <param name="key">How the address names it.</param>
    /// <param name="file">The full path of the file it is in.</param>
    /// <param name="text">Its text; this object lets go of it when it is disposed.</param>
    public OpenedModel(string key, string file, ModelText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Key, File, this.text) = (key, file, text);
        State = new ModelState(0, "", null, [], null, 0, null, null);
        text.Changed += Follow;
        Follow();
    }

    /// <summary>Told after <see cref="State"/> or <see cref="Source"/> has changed, from any thread.</summary>
    public event Action? Changed;

    /// <summary>How the address names it.</summary>
    public string Key { get; }

    /// <summary>The file it is in.</summary>
    public string File { get; }

    /// <summary>The present state.</summary>
    public ModelState State { get; private set; }

    /// <summary>How the text stands to the file: whether it is saved, in conflict, and what can be undone.</summary>
    public TextState Source => text.State;

    /// <summary>Ends when nothing is being worked on.</summary>
    public Task Settled
    {
        get
        {
            lock (gate) return settled;
        }
    }

    /// <summary>Replaces the whole text; see <see cref="ModelText.Replace"/>.</summary>
    public ChangeResult Replace(string newText, long basedOn) => text.Replace(newText, basedOn);

    /// <summary>Makes a change from a form; see <see cref="ModelText.Edit"/>.</summary>
    public ChangeResult Edit(ModelEdit edit) => text.Edit(edit);

    /// <summary>Takes the last change back.</summary>
    public ChangeResult Undo() => text.Undo();

    /// <summary>Makes the change again that was taken back last.</summary>
    public ChangeResult Redo() => text.Redo();

    /// <summary>Settles a conflict with the file; see <see cref="ModelText.Resolve"/>.</summary>
    public ChangeResult Resolve(Keep keep, TextConflict seen) => text.Resolve(keep, seen);

    /// <summary>Stops the work in hand; the answer before it stays.</summary>
    public void Cancel()
    {
        lock (gate) work.Cancel();
    }

    /// <summary>Stops the work in hand for good, and lets go of the file.</summary>
    public void Dispose()
    {
        text.Changed -= Follow;
        lock (gate)
        {
            work.Cancel();
            work.Dispose();
        }

        text.Dispose();
    }

    /// <summary>Takes up a text that is not the one worked on.</summary>
    private void Follow()
    {
        lock (gate)
        {
            var now = text.State;
            if (now.Revision != State.Revision) Begin(now);
        }

        Changed?.Invoke();
    }

    private void Begin(TextState now)
    {
        work.Cancel();
        work.Dispose();
        work = new CancellationTokenSource();
        var cancellation = work.Token;
        var loaded = ModelLoader.Parse(now.Text, Path.GetFileName(File), Path.GetDirectoryName(File));
        State = State with
        {
            Revision = now.Revision,
            Text = now.Text,
            Crisis = loaded.Crisis,
            Diagnostics = loaded.Diagnostics,
            Working = loaded.Crisis is null ? null : "reading the model",
            Failure = null,
        };
        settled = loaded.Crisis is null ? Task.CompletedTask : Task.Run(() => Work(loaded, now.Revision, cancellation), CancellationToken.None);
    }

    private void Work(LoadResult loaded, long revision, CancellationToken cancellation)
    {
        try
        {
            var (compiled, problems) = Compiler.TryCompile(loaded.Crisis!);
            var answer = compiled is null ? null : Answer.Of(compiled, new Saying(said => Set(revision, s => s with { Working = said })), cancellation);
            Set(revision, s => answer is null
                ? s with { Diagnostics = [.. loaded.Diagnostics, .. problems], Working = null }
                : s with { Answer = answer, AnswerRevision = revision, Working = null });
        }
        catch (OperationCanceledException)
        {
            Set(revision, s => s with { Working = null, Failure = "The work was stopped. Change the model, or ask again." });
        }
#pragma warning disable CA1031 // A fault of the program while it works on one model must not end the program; the reader is told.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Set(revision, s => s with { Working = null, Failure = $"Something went wrong that is not your mistake: {fault.Message}" });
        }
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

    private sealed class Saying(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}
