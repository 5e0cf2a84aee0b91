using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Reads what a part of a model rests on, and checks that the sources it names are declared. Each unknown one is reported once.</summary>
internal sealed class GroundsBinder
{
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private readonly DiagnosticBag diagnostics;

    public GroundsBinder(YamlMapping root, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        Sources = [.. root["sources"].Entries().Select(Declared)];
    }

    /// <summary>The declared sources.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>The grounds under the keys <c>source</c>, <c>because</c> and <c>draft</c> of a node, if it is a mapping.</summary>
    public Grounds Of(YamlNode? node)
    {
        if (node is not YamlMapping mapping) return Grounds.None;
        var source = mapping["source"].Scalar();
        if (source is not null) Check(source.Text, source.Span);
        var draft = mapping["draft"].YesNo() ?? false;
        return source is null && mapping["because"] is null && !draft ? Grounds.None
            : new Grounds(source.Text(), mapping["because"].Text()) { IsDraft = draft };
    }

    /// <summary>Reports a source text, of which each part between semicolons must begin with a source's id or be an address on the web.</summary>
    public void Check(string text, SourceSpan span)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsAddress(part) || SourceReference.IdOf(part, Sources.Select(s => s.Id)) is not null) continue;
            var word = part.Split(' ', 2)[0];
            if (!reported.Add(word)) continue;
            var help = diagnostics.DidYouMean(word, Sources.Select(s => s.Id)) ?? ContextRules.UnknownSource.Help;
            diagnostics.ReportWithHelp(ContextRules.UnknownSource, span, help, Spelling.Shortened(part));
        }
    }

    private static Source Declared(YamlEntry entry)
    {
        var about = entry.Value as YamlMapping;
        var title = about?["title"].Text() ?? entry.Value.Text() ?? entry.Name;
        return new Source(entry.Name, title, about?["publisher"].Text(), about?["published"].Date(), about?["url"].Text(), entry.Key.Span);
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
}
