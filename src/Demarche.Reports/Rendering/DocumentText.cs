using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>All the running text of a document, wherever it stands.</summary>
internal static class DocumentText
{
    /// <summary>Every run in reading order.</summary>
    public static IEnumerable<Run> Runs(Document document) =>
        document.Sections.SelectMany(s => s.Blocks).SelectMany(Proses).SelectMany(p => p.Runs);

    private static IEnumerable<Prose> Proses(Block block) => block switch
    {
        Block.Paragraph p => [p.Text],
        Block.Lead l => l.Sentences,
        Block.Facts f => f.Items.Select(i => i.Text),
        Block.Bullets b => b.Items.SelectMany(Proses),
        Block.Table t => t.Rows.SelectMany(r => r),
        Block.Note n => [n.Text],
        _ => [],
    };

    private static IEnumerable<Prose> Proses(Bullet bullet) => [bullet.Text, .. (bullet.Under ?? []).SelectMany(Proses)];
}
