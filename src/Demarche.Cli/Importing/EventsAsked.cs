namespace Demarche.Cli.Importing;

/// <summary>What a command line asks of event data, in its own words.</summary>
internal sealed record EventsAsked(string[] Files, string Map, string[] Between, bool ByGoldstein)
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Into { get; init; }

    public string Format { get; init; } = "text";
}
