namespace Demarche.Cli.Serving;

/// <summary>Where changes are kept until they are in their file: the user's folder for the state of programs.</summary>
internal static class DraftFolder
{
    private const string Variable = "DEMARCHE_STATE";

    public static string Of(Io io)
    {
        if (io.Variable(Variable) is { Length: > 0 } given) return Path.Combine(given, "drafts");
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "demarche", "drafts");
        var state = io.Variable("XDG_STATE_HOME") is { Length: > 0 } home && Path.IsPathRooted(home) ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "demarche", "drafts");
    }
}
