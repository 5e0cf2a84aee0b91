namespace Demarche.Workbench.Layout;

/// <summary>One of the screens.</summary>
/// <param name="Page">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Icon">Path data of its sign, on a grid of 24.</param>
public sealed record Screen(string Page, string Name, string Question, string Icon);

/// <summary>The screens in the order of the bar; the key of a screen is its place, from 1.</summary>
public static class Screens
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("case", "Case", "The answer, and what it rests on", "M5 3h10l4 4v14H5zM14 3v5h5M8 12h8M8 16h8"),
        new("model", "Model", "The crisis as written, in forms and in text", "M4 20l4-1L19 8l-3-3L5 16zM14 7l3 3"),
        new("stability", "Stability", "Which states hold, for whom, and why",
            "M12 4v16M5 20h14M12 6l-7 2 0 0M12 6l7 2M2.5 14l2.500-6 2.500 6zM16.500 14l2.500-6 2.500 6z"),
        new("road", "Road", "The occasions to come, and the ways from now", "M4 20C4 12 20 14 20 4M17 7l3-3 3 3M4 20h0"),
        new("what-if", "What-if", "What would change the answer", "M6 4v16M6 12c8 0 6-7 12-7M6 12c8 0 6 7 12 7M16 3l2 2-2 2M16 17l2 2-2 2"),
        new("record", "Record", "What was said and done, and what happened before", "M12 21a9 9 0 110-18 9 9 0 010 18zM12 7v5l3.500 2"),
        new("read", "Read", "What a text says happened, to be accepted or mended",
            "M12 6c-2-1.500-5-2-9-2v14c4 0 7 .5 9 2 2-1.500 5-2 9-2V4c-4 0-7 .5-9 2zM12 6v14"),
    ];
}
