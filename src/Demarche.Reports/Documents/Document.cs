using System.Xml.Linq;

namespace Demarche.Reports.Documents;

/// <summary>A report as a tree that every renderer walks: what is said, not how it looks.</summary>
public sealed record Document(string Title, string? Subtitle, IReadOnlyList<Section> Sections)
{
    /// <summary>The language it is written in, as a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether it is to fit on one page: renderers then set it closely.</summary>
    public bool IsOnePage { get; init; }
}

/// <summary>A titled part. The id is stable and serves as an anchor.</summary>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);

/// <summary>
/// What a stretch of text is, so that a renderer can set it apart. Colour never stands alone: see <see cref="Rendering.Marks"/> for the
/// sign that each tone carries in every format.
/// </summary>
public enum Tone
{
    /// <summary>Running text.</summary>
    Plain,

    /// <summary>The point of the sentence.</summary>
    Strong,

    /// <summary>Rests on the modeller's judgement.</summary>
    Judgement,

    /// <summary>Names a source.</summary>
    Source,

    /// <summary>Good for stability: something holds.</summary>
    Holds,

    /// <summary>Bad for stability: something fails, or leads to the break.</summary>
    Fails,

    /// <summary>Secondary: numbers of states, codes, asides.</summary>
    Quiet,

    /// <summary>As it is typed: a command, a key of a model.</summary>
    Typed,
}

/// <summary>A stretch of text in one tone. Renderers escape it; it never holds markup.</summary>
public readonly record struct Run(string Text, Tone Tone = Tone.Plain);

/// <summary>Running text.</summary>
public sealed record Prose(IReadOnlyList<Run> Runs)
{
    /// <summary>Text in one tone.</summary>
    public static implicit operator Prose(string text) => new([new Run(text)]);

    /// <summary>The words alone.</summary>
    public override string ToString() => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>One piece of a section.</summary>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(Prose Text) : Block;

    /// <summary>The sentences a reader must not miss, set apart.</summary>
    public sealed record Lead(IReadOnlyList<Prose> Sentences) : Block;

    /// <summary>What is known at a glance: short terms, each with what it stands for.</summary>
    public sealed record Facts(IReadOnlyList<Fact> Items) : Block;

    /// <summary>A heading inside a section.</summary>
    public sealed record Heading(string Text) : Block;

    /// <summary>A list; an item may have a list of its own under it.</summary>
    public sealed record Bullets(IReadOnlyList<Bullet> Items, bool Numbered = false) : Block;

    /// <summary>A table. <paramref name="Caption"/> says what it shows.</summary>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Columns">Its columns.</param>
    /// <param name="Rows">Its rows, a cell a column.</param>
    /// <param name="Labels">
    /// How many of its first columns name the row. Where there are any, a page too narrow for the table breaks it into bands, each with these
    /// columns again; where there are none, each row becomes a list.
    /// </param>
    public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Prose>> Rows, int Labels = 0) : Block;

    /// <summary>A picture as SVG with the same content in words.</summary>
    /// <param name="Id">Stable, unique in the document.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Svg">The picture.</param>
    /// <param name="InWords">Its text equivalent, a sentence a line.</param>
    public sealed record Figure(string Id, string Caption, XElement Svg, IReadOnlyList<string> InWords) : Block
    {
        /// <summary>The picture in characters, for a terminal; empty where a terminal shows the words.</summary>
        public IReadOnlyList<string> Characters { get; init; } = [];
    }

    /// <summary>A remark about limits, definitions or what to do next.</summary>
    public sealed record Note(Prose Text) : Block;
}

/// <summary>A term and what it stands for.</summary>
public sealed record Fact(string Term, Prose Text);

/// <summary>One item of a list.</summary>
public sealed record Bullet(Prose Text, IReadOnlyList<Bullet>? Under = null);

/// <summary>One column of a table.</summary>
public sealed record Column(string Title, bool IsNumber = false);
