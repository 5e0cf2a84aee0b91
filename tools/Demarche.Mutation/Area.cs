namespace Demarche.Mutation;

/// <summary>A part of the code whose tests are asked: where its sources are, and which tests cover it.</summary>
/// <param name="Name">As it is named on the command line and in the page.</param>
/// <param name="Project">The project that is built with a mutant.</param>
/// <param name="Folders">The sources that are changed, as folders or files of the project.</param>
/// <param name="Suite">The test project that is run.</param>
/// <param name="Tests">The tests of it that cover the area, as the runner's filters; everything if there are none.</param>
internal sealed record Area(string Name, string Project, IReadOnlyList<string> Folders, string Suite, IReadOnlyList<string> Tests)
{
    /// <summary>Every area, in the order of the page.</summary>
    public static IReadOnlyList<Area> All { get; } =
    [
        Of("stability", "Engine", ["Stability"], [.. Namespaces("Engine", "Stability"), .. Without("LargeModelTests", "EffortTests")]),
        Of("moves", "Engine", ["Moves"], [.. Namespaces("Engine", "Moves", "Stability", "Paths"), .. Without("LargeModelTests", "EffortTests")]),
        Of("preferences", "Engine", ["Preferences"], Namespaces("Engine", "Preferences", "RicherPreferences", "Robustness", "Inverse")),
        Of("play", "Engine", ["Play"], Namespaces("Engine", "Play")),
        Of("statements", "Language", ["Statements"], Namespaces("Language", "Statements", "Binding", "Wording", "Formatting")),
        Of("binding", "Language", ["Binding"], Namespaces("Language", "Binding", "Compiling", "Models", "Outside", "Statements")),
        Of("compiling", "Language", ["Compiling"], Namespaces("Language", "Compiling", "Binding", "Models")),
        Of("record", "Record", ["Events", "Joining", "Keeping", "Reading"], []),
        Of("reports", "Reports", ["."], []),
    ];

    private static Area Of(string name, string project, IReadOnlyList<string> folders, IReadOnlyList<string> tests) =>
        new(name, $"src/Demarche.{project}", folders, $"tests/Demarche.{project}.Tests", tests);

    private static IReadOnlyList<string> Namespaces(string project, params string[] names) =>
        [.. names.SelectMany(name => new[] { "-namespace", $"Demarche.{project}.Tests.{name}*" })];

    private static IReadOnlyList<string> Without(params string[] classes) => [.. classes.SelectMany(name => new[] { "-class-", "*." + name })];
}
