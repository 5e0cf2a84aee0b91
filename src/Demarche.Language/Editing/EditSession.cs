using Demarche.Language.Formatting;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>
/// Edits made one after the other on a draft. Each step is checked: the text must say what was asked, and no comment may be lost but those inside what
/// goes.
/// </summary>
internal sealed class EditSession(EditedText draft)
{
    private readonly List<string> removed = [];

    public EditedText Draft { get; private set; } = draft;

    public IReadOnlyList<string> CommentsRemoved => removed;

    public void Set(YamlPath path, YamlNode value)
    {
        if (path.IsRoot)
        {
            if (value is not YamlMapping) throw new EditRefused("a model is a mapping");
            Become(path, value);
            return;
        }

        var (holder, rest) = Deepest(path);
        if (rest.Count == 0)
        {
            OwnCopy(path.Parent);
            Become(path, value);
            return;
        }

        for (var k = rest.Count - 1; k > 0; k--) value = rest[k].Key is { } key ? Value.Map((key, value)) : throw NotThere(path);
        if (rest[0].Key is null) throw NotThere(path);
        OwnCopy(holder);
        if (holder.In(Draft.Root) is YamlSequence or YamlScalar { IsNull: false }) LongForm(holder);
        AddEntry(holder, rest[0].Key!, value);
    }

    public void Insert(YamlPath list, int before, YamlNode value)
    {
        if (list.In(Draft.Root) is null or YamlScalar { IsNull: true })
        {
            Set(list, new YamlSequence([value], value is YamlScalar, default));
            return;
        }

        OwnCopy(list);
        if (list.In(Draft.Root) is not YamlSequence holder) throw new EditRefused($"{list} is not a list");
        if (before < 0 || before > holder.Items.Count) throw new EditRefused($"{list} has no place {before + 1}");
        Step(PartInsertion.Insert(Draft, list, before, null, value), TreeEdit.Insert(Draft.Root, list, before, value));
    }

    public void Remove(YamlPath path)
    {
        if (path.IsRoot || path.In(Draft.Root) is null) throw NotThere(path);
        OwnCopy(path.Parent);
        PassOnAnchors(path, withOwn: true);
        var part = Draft.Find(path) ?? throw NotThere(path);
        Step(PartRemoval.Remove(Draft, path), TreeEdit.Remove(Draft.Root, path), Draft.StartOf(part), part.Owner!.IsFlow ? part.End : Draft.LastLineEnd(part));
    }

    public void Move(YamlPath holder, int from, int to)
    {
        OwnCopy(holder);
        var count = (Draft.Find(holder)?.Value as Collection)?.Parts.Count ?? throw NotThere(holder);
        if (from < 0 || from >= count || to < 0 || to >= count) throw new EditRefused($"{holder} has {count} parts");
        if (from == to) return;
        var passed = PassForward(holder, to < from ? to..from : from..(from + 1), to < from ? from..(from + 1) : (from + 1)..(to + 1));
        Step(PartMove.Move(Draft, holder, from, to), TreeEdit.Move(Draft.Root, holder, from, to));
        foreach (var anchor in passed) ReferBack(anchor);
    }

    public void RenameKey(YamlPath path, string to)
    {
        if (path.IsRoot || path.Last.Key is null || path.In(Draft.Root) is null) throw NotThere(path);
        if (path.Last.Key == to) return;
        if (path.Parent.Then(to).In(Draft.Root) is not null) throw new EditRefused($"there is a “{to}” already");
        OwnCopy(path.Parent);
        if (Draft.Find(path)?.Key is not TextPiece key) throw NotThere(path);
        Step(Draft.With((key.End - key.Raw.Length, key.End, ValueText.Key(to))), TreeEdit.RenameKey(Draft.Root, path, to));
    }

    /// <summary>Renames in the model; <paramref name="instead"/> are the texts that the files it names will have.</summary>
    public void Rename(Named what, string to, string fileName, string? folder, IReadOnlyDictionary<string, string>? instead)
    {
        if (what.Name == to) return;
        Rename(() => NameChange.Find(Draft, what, to, fileName, folder));
        NameChange.CheckResult(Draft.Text, fileName, folder, instead);
    }

    /// <summary>Renames in a file that is laid over the model.</summary>
    internal void RenameOver(DeclaredNames names, Named what, string to) => Rename(() => NameChange.FindIn(Draft, names, what, to));

    private void Rename(Func<NameChange> find)
    {
        foreach (var (path, value) in find().OverLines) Step(ValueChange.Replace(Draft, path, value), TreeEdit.Set(Draft.Root, path, value));
        var changes = find();
        Step(Draft.With(changes.InPlace), changes.Tree);
    }

    /// <summary>The longest part of a path that is there, and the steps that are missing.</summary>
    private (YamlPath Holder, IReadOnlyList<YamlStep> Missing) Deepest(YamlPath path)
    {
        var there = Enumerable.Range(0, path.Steps.Count + 1).Last(k => new YamlPath([.. path.Steps.Take(k)]).In(Draft.Root) is not null);
        return (new YamlPath([.. path.Steps.Take(there)]), [.. path.Steps.Skip(there)]);
    }

    private void AddEntry(YamlPath holder, string key, YamlNode value)
    {
        var place = KeyPlace.Of(Draft.Root, holder, key);
        Step(PartInsertion.Insert(Draft, holder, place, key, value), TreeEdit.Set(Draft.Root, holder.Then(key), value, place));
    }

    /// <summary>Writes out the short form of an entry, so that it can have other keys: <c>ties is kept</c> becomes <c>say: ties is kept</c>.</summary>
    private void LongForm(YamlPath path)
    {
        if (KeyPlace.LongFormKey(path) is not { } key) throw new EditRefused($"{path} is not a mapping");
        var value = Value.Map((key, path.In(Draft.Root)!));
        PassOnAnchors(path, withOwn: false);
        Replace(path, value);
    }

    /// <summary>Makes a node another one, keeping the parts that both have.</summary>
    private void Become(YamlPath path, YamlNode value)
    {
        var now = path.In(Draft.Root)!;
        if (now.HasSameContent(value)) return;
        var isAlias = !path.IsRoot && Draft.Find(path)?.Value is AliasPiece;
        if (!isAlias && now is YamlMapping { Entries.Count: > 0 } mapping && value is YamlMapping { Entries.Count: > 0 } keyed)
            BecomeMapping(path, mapping, keyed);
        else if (!isAlias && now is YamlSequence { Items.Count: > 0 } && value is YamlSequence { Items.Count: > 0 } list) BecomeList(path, list);
        else
        {
            PassOnAnchors(path, withOwn: isAlias);
            Replace(path, value);
        }
    }

    private void BecomeMapping(YamlPath path, YamlMapping now, YamlMapping wanted)
    {
        if (!now.Entries.Any(e => wanted.Entry(e.Name) is not null))
        {
            PassOnAnchors(path, withOwn: false);
            Replace(path, wanted);
            return;
        }

        foreach (var gone in now.Entries.Where(e => wanted.Entry(e.Name) is null)) Remove(path.Then(gone.Name));
        for (var k = 0; k < wanted.Entries.Count; k++)
        {
            var entry = wanted.Entries[k];
            var current = ((YamlMapping)path.In(Draft.Root)!).Entries;
            var at = Enumerable.Range(0, current.Count).FirstOrDefault(i => current[i].Name == entry.Name, -1);
            if (at < 0) Step(PartInsertion.Insert(Draft, path, k, entry.Name, entry.Value), TreeEdit.Set(Draft.Root, path.Then(entry.Name), entry.Value, k));
            else if (at != k) Move(path, at, k);
            Become(path.Then(entry.Name), entry.Value);
        }
    }

    private void BecomeList(YamlPath path, YamlSequence wanted)
    {
        for (var k = 0; k < wanted.Items.Count; k++)
        {
            var item = wanted.Items[k];
            var current = ((YamlSequence)path.In(Draft.Root)!).Items;
            if (k < current.Count && current[k].HasSameContent(item)) continue;
            var later = Enumerable.Range(k, current.Count - Math.Min(k, current.Count)).FirstOrDefault(i => current[i].HasSameContent(item), -1);
            if (later >= 0) Move(path, later, k);
            else if (current.Count < wanted.Items.Count) Insert(path, k, item);
            else Become(path.Then(k), item);
        }

        for (var count = ((YamlSequence)path.In(Draft.Root)!).Items.Count; count > wanted.Items.Count; count--) Remove(path.Then(count - 1));
    }

    private void Replace(YamlPath path, YamlNode value)
    {
        var part = Draft.Find(path) ?? throw NotThere(path);
        Step(ValueChange.Replace(Draft, path, value), TreeEdit.Set(Draft.Root, path, value), EditedText.ContentStart(part), part.End);
    }

    /// <summary>Gives a path on which an alias lies a copy of its own of what the alias stands for.</summary>
    private void OwnCopy(YamlPath path)
    {
        while (Draft.AliasBefore(path.Then("")) is { } steps)
        {
            var alias = new YamlPath([.. path.Steps.Take(steps)]);
            Step(ValueChange.Replace(Draft, alias, alias.In(Draft.Root)!), Draft.Root);
        }
    }

    /// <summary>Writes what an anchor inside a part names at the first alias outside of it, so that the part can go.</summary>
    private void PassOnAnchors(YamlPath path, bool withOwn)
    {
        while (AnchorUse.FirstOutside(Draft, path, withOwn) is { } use)
        {
            Step(ValueChange.Replace(Draft, use.Alias, use.Alias.In(Draft.Root)!, use.Anchor), Draft.Root);
        }
    }

    /// <summary>
    /// Writes what anchors in some parts of a list or mapping name at the first alias in parts that are about to come before them; the anchors.
    /// </summary>
    private List<string> PassForward(YamlPath holder, Range behind, Range ahead)
    {
        var passed = new List<string>();
        while (AnchorUse.FirstBetween(Draft, holder, behind, ahead) is { } use)
        {
            Step(ValueChange.Replace(Draft, use.Alias, use.Alias.In(Draft.Root)!, use.Anchor), Draft.Root);
            passed.Add(use.Anchor);
        }

        return passed;
    }

    /// <summary>Makes the second place that an anchor is on an alias of the first, unless something in it would be lost.</summary>
    private void ReferBack(string anchor)
    {
        if (Draft.Parts().Where(p => p.Part.Value.Anchor == anchor).Skip(1).FirstOrDefault() is not { Part: { } part } second) return;
        var hasMore = Draft.Comments.Any(c => c.Offset >= EditedText.ContentStart(part) && c.Offset < part.End)
            || EditedText.Parts(second.Path, part).Skip(1).Any(p => p.Part.Value.Anchor is not null);
        if (!hasMore) Step(ValueChange.ToAlias(Draft, second.Path, anchor), Draft.Root);
    }

    private void Step(EditedText next, YamlNode expected, int from = 0, int to = 0)
    {
        if (!next.Root.HasSameContent(expected)) throw new EditRefused("the file is laid out in a way that a form cannot change safely");
        var left = next.Comments.Select(c => c.Text).ToList();
        var inside = Draft.Comments.ToLookup(c => c.Offset >= from && c.Offset < to, c => c.Text);
        if (!inside[false].All(left.Remove)) throw new EditRefused("a comment stands where it would be lost");
        removed.AddRange(inside[true].Where(c => !left.Remove(c)));
        Draft = next;
    }

    private static EditRefused NotThere(YamlPath path) => new($"there is no {path}");
}
