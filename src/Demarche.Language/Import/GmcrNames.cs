using System.Text;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>Names fit for a model: not empty, on one line, not too long, and no two alike where they must differ.</summary>
internal sealed class GmcrNames(DiagnosticBag diagnostics)
{
    private const int Longest = 100;
    private const int RoomForNumber = 10;
    private readonly HashSet<(int Scope, string Name)> taken = [];
    private readonly Dictionary<(int Scope, string Name), int> copies = [];

    /// <summary>The name itself, or the nearest one that fits; a change is reported.</summary>
    /// <param name="name">As the file has it.</param>
    /// <param name="thing">"option" or "decision maker".</param>
    /// <param name="number">Its number from 1, for a name that is empty.</param>
    /// <param name="scope">Names must differ within a scope.</param>
    /// <param name="path">Where it stands in the file.</param>
    /// <param name="span">The same as a place.</param>
    public string Fit(string name, string thing, int number, int scope, string path, SourceSpan span)
    {
        var fit = OnOneLine(name);
        var reason = "a name stands on one line, without spaces around it";
        if (fit.Length == 0)
        {
            fit = $"{thing} {number}";
            reason = "it would be empty";
        }
        else if (fit.Length > Longest)
        {
            fit = fit[..(Longest - RoomForNumber)].TrimEnd();
            reason = $"it is longer than {Longest} characters";
        }

        var single = fit;
        while (!taken.Add((scope, fit)))
        {
            var copy = copies[(scope, single)] = copies.GetValueOrDefault((scope, single), 1) + 1;
            fit = $"{single[..Math.Min(single.Length, Longest - RoomForNumber)]} {copy}";
            reason = "another has the same name";
        }

        if (fit != name) diagnostics.Report(ImportRules.Renamed, span, thing, Shown(name), path, fit, reason);
        return fit;
    }

    /// <summary>The text with every stretch of spaces and control characters as one space.</summary>
    public static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isGap = char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF';
            if (!isGap) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The name as it was, a dot for each character that cannot be shown.</summary>
    private static string Shown(string name)
    {
        var visible = string.Concat(name.Take(60).Select(c => char.IsControl(c) ? '·' : c));
        return name.Length <= 60 ? visible : visible + "…";
    }
}
