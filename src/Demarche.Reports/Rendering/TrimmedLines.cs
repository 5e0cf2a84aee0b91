using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>Parts one after another, without the blanks that pad lines to the width: what is piped or copied holds none. Holds one line at a time.</summary>
internal sealed class TrimmedLines(IEnumerable<IRenderable> parts) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var line = new List<Segment>();
        foreach (var segment in parts.SelectMany(p => p.Render(options, maxWidth)))
        {
            if (!segment.Text.Contains('\n', StringComparison.Ordinal))
            {
                line.Add(segment);
                continue;
            }

            var pieces = segment.Text.Split('\n');
            for (var k = 0; k < pieces.Length; k++)
            {
                if (pieces[k].Length > 0) line.Add(new Segment(pieces[k], segment.Style));
                if (k == pieces.Length - 1) break;
                foreach (var piece in Trimmed(line)) yield return piece;
                yield return Segment.LineBreak;
                line.Clear();
            }
        }

        if (line.TrueForAll(s => string.IsNullOrWhiteSpace(s.Text))) yield break;
        foreach (var piece in Trimmed(line)) yield return piece;
        yield return Segment.LineBreak;
    }

    private static IEnumerable<Segment> Trimmed(List<Segment> line)
    {
        var last = line.FindLastIndex(s => !string.IsNullOrWhiteSpace(s.Text));
        for (var i = 0; i <= last; i++) yield return i < last ? line[i] : new Segment(line[i].Text.TrimEnd(), line[i].Style);
    }
}
