namespace Demarche.Record.Reading.Texts;

/// <summary>A paragraph of an article.</summary>
/// <param name="Number">From 1 for the body; 0 for what stands above it: headline, standfirst, byline.</param>
/// <param name="Start">Where it begins in the article's text, in UTF-16 units from 0.</param>
/// <param name="End">Where it ends, excluded.</param>
public readonly record struct Paragraph(int Number, int Start, int End);

/// <summary>
/// A text as it is read: what was a page or a PDF is plain text by now, without control characters. All places are offsets into
/// <see cref="Text"/>.
/// </summary>
/// <param name="Name">The id by which rows name it as their source, such as <c>article</c>: letters, digits, hyphens.</param>
/// <param name="Text">The characters.</param>
/// <param name="Paragraphs">Its paragraphs, in order.</param>
/// <param name="Title">The headline; empty where there is none.</param>
/// <param name="Published">The day on which it was published, as far as the text or the page says; null where neither does.</param>
public sealed record Article(string Name, string Text, IReadOnlyList<Paragraph> Paragraphs, string Title, DateOnly? Published);
