using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Editing;

/// <summary>
/// The oracle of edits: a tree of cells that are overwritten in place, so that what an anchor names changes for all its aliases. The
/// second and later slots that hold a cell are aliases; a path through one of them first gives it a copy of its own.
/// </summary>
internal sealed class Cell
{
    public string? Text { get; private set; }

    public List<(string Key, Cell Value)>? Entries { get; private set; }

    public List<Cell>? Items { get; private set; }

    /// <summary>How many entries or items it has.</summary>
    public int Parts => Entries?.Count ?? Items?.Count ?? 0;

    public static Cell Of(YamlNode node) => Of(node, new Dictionary<YamlNode, Cell>(ReferenceEqualityComparer.Instance));

    public static Cell Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.Read(text, "f.yaml", diagnostics);
        Assert.DoesNotContain(diagnostics.InOrder(), d => d.Severity == Severity.Error);
        return Of(node!);
    }

    /// <summary>The whole tree written out, aliases followed.</summary>
    public string Shown => Text is not null ? $"“{Text}”" : Entries is not null ? $"{{{string.Join(", ", Entries.Select(e => $"{e.Key}: {e.Value.Shown}"))}}}" : $"[{string.Join(", ", Items!.Select(i => i.Shown))}]";

    public Cell? At(YamlPath path) => path.Steps.Aggregate((Cell?)this, (cell, step) => cell?.Child(step));

    /// <summary>Every path of the tree, outermost first.</summary>
    public IEnumerable<YamlPath> Paths(YamlPath? from = null)
    {
        from ??= YamlPath.Root;
        yield return from;
        var steps = Entries?.Select(e => (YamlStep)e.Key) ?? Enumerable.Range(0, Items?.Count ?? 0).Select(k => (YamlStep)k);
        foreach (var path in steps.SelectMany(s => Child(s)!.Paths(from.Then(s)))) yield return path;
    }

    public void Apply(ModelEdit edit)
    {
        switch (edit)
        {
            case ModelEdit.Set set:
                var holder = Own(set.At.Parent);
                if (holder.Child(set.At.Last) is { } old && !IsAlias(set.At)) old.Become(Of(set.Value));
                else holder.Put(set.At.Last, Of(set.Value));
                break;
            case ModelEdit.Insert insert:
                Own(insert.List).Items!.Insert(insert.Before, Of(insert.Value));
                break;
            case ModelEdit.Remove remove:
                var from = Own(remove.At.Parent);
                from.Entries?.RemoveAll(e => e.Key == remove.At.Last.Key);
                if (from.Items is not null) from.Items.RemoveAt(remove.At.Last.Item);
                break;
            case ModelEdit.Move move:
                var list = Own(move.Holder);
                Shift(list.Entries, move);
                Shift(list.Items, move);
                break;
            case ModelEdit.RenameKey rename:
                var keyed = Own(rename.At.Parent).Entries!;
                var place = keyed.FindIndex(e => e.Key == rename.At.Last.Key);
                keyed[place] = (rename.To, keyed[place].Value);
                break;
            default:
                throw new InvalidOperationException("The oracle knows no such edit.");
        }
    }

    private static Cell Of(YamlNode node, Dictionary<YamlNode, Cell> known)
    {
        if (known.TryGetValue(node, out var cell)) return cell;
        return known[node] = node switch
        {
            YamlMapping mapping => new Cell { Entries = [.. mapping.Entries.Select(e => (e.Name, Of(e.Value, known)))] },
            YamlSequence list => new Cell { Items = [.. list.Items.Select(i => Of(i, known))] },
            _ => new Cell { Text = ((YamlScalar)node).IsNull ? "~" : ((YamlScalar)node).Text },
        };
    }

    private static void Shift<T>(List<T>? parts, ModelEdit.Move move)
    {
        if (parts is null) return;
        var part = parts[move.From];
        parts.RemoveAt(move.From);
        parts.Insert(move.To, part);
    }

    private void Become(Cell other) => (Text, Entries, Items) = (other.Text, other.Entries, other.Items);

    private Cell? Child(YamlStep step) => step.Key is { } key ? Entries?.Find(e => e.Key == key).Value : Items?.ElementAtOrDefault(step.Item);

    private void Put(YamlStep step, Cell cell)
    {
        if (Items is not null) Items[step.Item] = cell;
        else if (Entries!.FindIndex(e => e.Key == step.Key) is var place and >= 0) Entries[place] = (step.Key!, cell);
        else Entries.Add((step.Key!, cell));
    }

    /// <summary>Whether the slot at a path is not the first that holds its cell.</summary>
    private bool IsAlias(YamlPath path) => !Paths().First(p => ReferenceEquals(At(p), At(path))).Equals(path);

    private Cell Own(YamlPath path)
    {
        for (var k = 1; k <= path.Steps.Count; k++)
        {
            var part = new YamlPath([.. path.Steps.Take(k)]);
            if (IsAlias(part)) At(part.Parent)!.Put(part.Last, At(part)!.Copy());
        }

        return At(path)!;
    }

    private Cell Copy() => new() { Text = Text, Entries = Entries?.ConvertAll(e => (e.Key, e.Value.Copy())), Items = Items?.ConvertAll(i => i.Copy()) };
}
