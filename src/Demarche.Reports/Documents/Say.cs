using System.Globalization;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Documents;

/// <summary>Short spellings for prose in several tones.</summary>
internal static class Say
{
    public static Run Strong(string text) => new(text, Tone.Strong);

    public static Run Quiet(string text) => new(text, Tone.Quiet);

    public static Run Source(string? source) => source is null ? default : new Run(source, Tone.Source);

    public static Run Judged(string text) => new(text, Tone.Judgement);

    public static Run Verdict(bool holds, string text) => new(text, holds ? Tone.Holds : Tone.Fails);

    public static Prose Of(params Run[] runs) => new([.. runs.Where(r => !string.IsNullOrEmpty(r.Text))]);

    public static Block Paragraph(params Run[] runs) => new Block.Paragraph(Of(runs));

    public static Block Note(string text) => new Block.Note(Text(text));

    /// <summary>A sentence of the program in which what is typed stands between backticks; one without its other stands for itself.</summary>
    public static Prose Text(string text)
    {
        var pieces = text.Split('`');
        if (pieces.Length % 2 == 0) pieces = [.. pieces[..^2], $"{pieces[^2]}`{pieces[^1]}"];
        return Of([.. pieces.Select((piece, i) => new Run(piece, i % 2 == 1 ? Tone.Typed : Tone.Plain))]);
    }

    /// <summary>A day as a reader writes it: 31 January 2022.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static Bullet Bullet(params Run[] runs) => new(Of(runs));

    public static Prose Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0%}");
}
