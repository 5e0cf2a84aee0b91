using Microsoft.JSInterop;

namespace Demarche.Workbench;

/// <summary>What only the browser can do: save a file, print, keep the choice of light or dark, hear the keyboard. One for each open page.</summary>
public sealed class Browser(IJSRuntime script) : IAsyncDisposable
{
    private const string File = "./_content/Demarche.Workbench/workbench.js";
    private Task<IJSObjectReference>? module;
    private DotNetObjectReference<Browser>? self;

    /// <summary>Called with a key pressed outside of any field.</summary>
    public event Func<string, Task>? Pressed;

    /// <summary>Begins to listen to the keyboard.</summary>
    public async Task Listen()
    {
        self ??= DotNetObjectReference.Create(this);
        await (await Module()).InvokeVoidAsync("listen", self);
    }

    /// <summary>Called by the script for a key pressed outside of any field.</summary>
    [JSInvokable]
    public async Task Key(string key)
    {
        if (Pressed is { } pressed) await pressed(key);
    }

    /// <summary>Hands the reader a file.</summary>
    public async Task Save(string name, string mediaType, string text) => await (await Module()).InvokeVoidAsync("save", name, mediaType, text);

    /// <summary>Opens the print dialog.</summary>
    public async Task Print() => await (await Module()).InvokeVoidAsync("print");

    /// <summary>Changes between light and dark.</summary>
    public async Task ToggleTheme() => await (await Module()).InvokeVoidAsync("toggleTheme");

    /// <summary>Keeps a small choice for a year.</summary>
    public async Task Keep(string name, string value) => await (await Module()).InvokeVoidAsync("keep", name, value);

    /// <summary>A choice kept before; null when there is none.</summary>
    public async Task<string?> Kept(string name) => await (await Module()).InvokeAsync<string?>("kept", name);

    /// <summary>Moves the focus to the element of an id, and it into view.</summary>
    /// <param name="id">The id.</param>
    /// <param name="entry">The entry that the element must belong to, by its <c>data-entry</c>, once the browser shows it so; null for any.</param>
    public async Task Focus(string id, string? entry = null) => await (await Module()).InvokeVoidAsync("focus", id, entry);

    /// <summary>Moves the element of an id into view.</summary>
    public async Task Show(string id) => await (await Module()).InvokeVoidAsync("show", id);

    /// <summary>The script itself, for a panel that has functions of its own in it.</summary>
    public Task<IJSObjectReference> Module() => module ??= script.InvokeAsync<IJSObjectReference>("import", File).AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is closed already, and its script with it.
        }
        catch (TaskCanceledException)
        {
            // The page was closed while the script was being loaded.
        }
    }
}
