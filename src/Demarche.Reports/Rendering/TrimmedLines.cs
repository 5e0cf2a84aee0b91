using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>Parts one after another, without the blanks that pad lines to the width: what is piped or copied holds none.</summary>
internal sealed class TrimmedLines(IEnumerable<IRenderable> parts) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Segment.SplitLines(parts.SelectMany(p => p.Render(options, maxWidth)));
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n];
            var last = line.FindLastIndex(s => !string.IsNullOrWhiteSpace(s.Text));
            if (last < 0 && n == lines.Count - 1) yield break;
            for (var i = 0; i <= last; i++) yield return i < last ? line[i] : new Segment(line[i].Text.TrimEnd(), line[i].Style);
            yield return Segment.LineBreak;
        }
    }
}
