using Demarche.Language.Editing;

namespace Demarche.Language.Tests.Editing;

/// <summary>A random edit that makes sense in a tree.</summary>
internal static class RandomEdit
{
    private static readonly string[] Texts = ["kept", "ties is severed", "not (a or b)", "", "50%", "a: b", "x # y", "it's", "\"q\"", "two\nlines", "[x]", "tail:", "- dash", "é 😀", "null", " led"];

    public static ModelEdit In(Cell tree, Random random)
    {
        var paths = tree.Paths().Skip(1).ToArray();
        while (true)
        {
            var path = paths[random.Next(paths.Length)];
            var (cell, holder) = (tree.At(path)!, tree.At(path.Parent)!);
            var count = holder.Items?.Count ?? holder.Entries!.Count;
            switch (random.Next(7))
            {
                case 0 when cell.Text is not null:
                    return new ModelEdit.Set(path, Value.Text(Text(random)));
                case 1 when cell.Text is not null:
                    return new ModelEdit.Set(path, random.Next(2) == 0 ? Value.Texts("no", Text(random)) : Value.Map(("say", Value.Text(Text(random))), ("stakes", Value.List(Value.Map(("by", Value.Text("x")))))));
                case 2 when cell.Items is not null:
                    return new ModelEdit.Insert(path, random.Next(cell.Items.Count + 1), random.Next(2) == 0 ? Value.Text(Text(random)) : Value.Map(("say", Value.Text(Text(random))), ("because", Value.Text("so"))));
                case 3:
                    return new ModelEdit.Remove(path);
                case 4 when count > 1:
                    return new ModelEdit.Move(path.Parent, random.Next(count), random.Next(count));
                case 5 when holder.Entries is not null && path.Last.Key is { Length: > 0 }:
                    return new ModelEdit.RenameKey(path, $"{path.Last.Key} {random.Next(1000)}");
                case 6 when cell.Entries is not null && path.Steps.Count > 1:
                    return new ModelEdit.Set(path.Then($"new {random.Next(1000)}"), Value.Text(Text(random)));
            }
        }
    }

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];
}
