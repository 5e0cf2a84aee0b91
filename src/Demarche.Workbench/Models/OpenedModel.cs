using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Workbench.Models;

/// <summary>
/// A model that is open: its text, what loading made of it, and the answer, worked out again in the background after every change. Every
/// page and tab that looks at one file shares one of these. Safe for use from any thread.
/// </summary>
public sealed class OpenedModel : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource work = new();
    private Task settled = Task.CompletedTask;

    /// <summary>Opens a model; the answer is being worked out when this returns.</summary>
    /// <param name="key">How the address names it.</param>
    /// <param name="file">The file it is in.</param>
    /// <param name="text">Its text.</param>
    public OpenedModel(string key, string file, string text)
    {
        (Key, File) = (key, file);
        State = new ModelState(0, "", null, [], null, 0, null, null);
        Begin(text);
    }

    /// <summary>Told after <see cref="State"/> has changed, from any thread.</summary>
    public event Action? Changed;

    /// <summary>How the address names it.</summary>
    public string Key { get; }

    /// <summary>The file it is in.</summary>
    public string File { get; }

    /// <summary>The present state.</summary>
    public ModelState State { get; private set; }

    /// <summary>Ends when nothing is being worked on.</summary>
    public Task Settled
    {
        get
        {
            lock (gate) return settled;
        }
    }

    /// <summary>Replaces the whole text.</summary>
    public void Replace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.Equals(text, State.Text, StringComparison.Ordinal)) return;
        Begin(text);
    }

    /// <summary>Stops the work in hand; the answer before it stays.</summary>
    public void Cancel()
    {
        lock (gate) work.Cancel();
    }

    /// <summary>Stops the work in hand for good.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            work.Cancel();
            work.Dispose();
        }
    }

    private void Begin(string text)
    {
        lock (gate)
        {
            work.Cancel();
            work.Dispose();
            work = new CancellationTokenSource();
            var cancellation = work.Token;
            var loaded = ModelLoader.Parse(text, Path.GetFileName(File), Path.GetDirectoryName(File));
            var revision = State.Revision + 1;
            State = State with { Revision = revision, Text = text, Crisis = loaded.Crisis, Diagnostics = loaded.Diagnostics, Working = loaded.Crisis is null ? null : "reading the model", Failure = null };
            settled = loaded.Crisis is null ? Task.CompletedTask : Task.Run(() => Work(loaded, revision, cancellation), CancellationToken.None);
        }

        Changed?.Invoke();
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
