using Microsoft.JSInterop;

namespace Demarche.Workbench.Texts;

/// <summary>A text that was read, as the tab keeps it: whoever ends the program can have it read again.</summary>
/// <param name="Name">What the record cites it as.</param>
/// <param name="Model">The model into which it was read, as the address names it.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Source">The id that was given for it.</param>
/// <param name="Day">The day that was given for it.</param>
/// <param name="Bytes">What is in the file, in base 64; empty in a list of texts.</param>
public sealed record KeptText(string Name, string Model, string File, string Source, DateOnly? Day, string Bytes)
{
    /// <summary>The text as somebody gave it to be read.</summary>
    public GivenText Given => new(Convert.FromBase64String(Bytes), File, Source, Day);
}

/// <summary>The texts that the tab keeps: some millions of letters, the latest ones.</summary>
public static class KeptTexts
{
    /// <summary>Keeps a text in the place of an earlier one of its name.</summary>
    public static async Task Keep(Browser browser, KeptText text)
    {
        ArgumentNullException.ThrowIfNull(browser);
        await (await browser.Module()).InvokeVoidAsync("keepText", text);
    }

    /// <summary>Those that are kept, without what is in them.</summary>
    public static async Task<IReadOnlyList<KeptText>> All(Browser browser)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return await (await browser.Module()).InvokeAsync<KeptText[]>("keptTexts");
    }

    /// <summary>The text of a name.</summary>
    public static async Task<KeptText?> Find(Browser browser, string name)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return await (await browser.Module()).InvokeAsync<KeptText?>("keptText", name);
    }
}
