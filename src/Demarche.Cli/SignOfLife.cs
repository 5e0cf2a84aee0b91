namespace Demarche.Cli;

/// <summary>The one line on standard error by which a long command shows that it lives where nobody watches, as when its output goes to a file.</summary>
/// <param name="after">How long a piece of work takes before the line is due.</param>
internal sealed class SignOfLife(TimeSpan after)
{
    private int given;

    /// <summary>How long a piece of work takes before the line is due.</summary>
    public TimeSpan After => after;

    /// <summary>Writes the line, the first time only.</summary>
    public void Give(TextWriter error, string what)
    {
        if (Interlocked.Exchange(ref given, 1) == 0) error.WriteLine($"demarche: {char.ToLowerInvariant(what[0])}{what[1..]}; this takes a while");
    }
}
