using CsCheck;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Binding;

/// <summary>Types that are like others with changes, checked against a list that is changed by hand.</summary>
public sealed class TypeTests
{
    private static readonly string[] Statements = ["a", "b", "c", "d", "not a", "not b", "not c", "not d", "a if b", "c or d"];

    private enum Kind { Add, Move, Drop, Negate }

    private sealed record Change(Kind Kind, int Of, int Place, int Way);

    [Fact]
    public void A_type_like_another_has_its_order_changed_one_change_after_another() => Gen.Select(
        Gen.Int[0, Statements.Length - 1].Array[1, 6].Select(all => all.Distinct().ToArray()),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 3], (kind, of, place, way) => new Change((Kind)kind, of, place, way)).Array[0, 5])
        .Sample((start, changes) =>
        {
            var list = start.Select(k => Statements[k]).ToList();
            var lines = changes.Select(change => Applied(list, change)).OfType<string>().ToArray();
            var said = lines.Length == 0 ? "" : $", changes: [{string.Join(", ", lines)}]";

            var crisis = Bind($"first: {{ priorities: [{string.Join(", ", start.Select(k => Statements[k]))}] }}", $"second: {{ like: first{said} }}");

            Assert.Equal(list, Texts(crisis.Parties[0].Types[1]));
            var written = Bind("first: { priorities: [a] }", list.Count == 0 ? "second: { like: first, changes: [{ drop: a }] }" : $"second: {{ priorities: [{string.Join(", ", list)}] }}");
            Assert.Equal(
                Compiler.Compile(written, TypeProfile.Of(written, [1, -1])).Graph.Ranks(0).ToArray(),
                Compiler.Compile(crisis, TypeProfile.Of(crisis, [1, -1])).Graph.Ranks(0).ToArray());
        });

    [Fact]
    public void A_type_may_be_like_one_that_is_like_a_third()
    {
        var crisis = Bind("first: { like: second, changes: [{ negate: b }] }", "second: { like: third, words: bent on b }", "third: { priorities: [a, b] }");

        Assert.Equal(["a", "not b"], Texts(crisis.Parties[0].Types[0]));
        Assert.Equal(["a", "b"], Texts(crisis.Parties[0].Types[1]));
        Assert.Equal(["first", "bent on b", "third"], crisis.Parties[0].Types.Select(t => t.Words));
    }

    [Fact]
    public void Changes_without_like_change_the_party_s_own_order()
    {
        var crisis = Parse("priorities: [a, b]\n    types: { plain: {}, other: { changes: [{ move: b, above: a }, { add: c, below: a, strength: strong, words: see the third, because: who knows }] } }");

        Assert.Equal(["a", "b"], Texts(crisis.Parties[0].Types[0]));
        Assert.Equal(["b", "a", "c"], Texts(crisis.Parties[0].Types[1]));
        var added = ((Preference.Priorities)crisis.Parties[0].Types[1].Preference).Groups[2][0];
        Assert.Equal(("see the third", 1, "who knows"), (added.Words, added.Strength, added.Grounds.Because));
    }

    [Fact]
    public void What_goes_beside_a_group_of_open_order_leaves_the_group_whole()
    {
        var crisis = Bind("first: { priorities: [[a, b], c] }", "second: { like: first, changes: [{ add: d, above: b }, { move: c, place: 1 }, { drop: a }] }");

        Assert.Equal(["c | d | b"], [string.Join(" | ", ((Preference.Priorities)crisis.Parties[0].Types[1].Preference).Groups.Select(g => string.Join(", ", g.Select(c => c.Text))))]);
    }

    /// <summary>Makes a change to the list, and how the language says it; null where there is nothing to change.</summary>
    private static string? Applied(List<string> list, Change change)
    {
        if (change.Kind == Kind.Add)
        {
            if (Statements.Except(list).ToArray() is not { Length: > 0 } free) return null;
            var added = free[change.Of % free.Length];
            return $"{{ add: {added}{Inserted(list, added, change)} }}";
        }

        if (list.Count == 0) return null;
        var at = change.Of % list.Count;
        var named = list[at];
        switch (change.Kind)
        {
            case Kind.Drop:
                list.RemoveAt(at);
                return $"{{ drop: {named} }}";
            case Kind.Negate:
                var opposite = named.StartsWith("not ", StringComparison.Ordinal) ? named[4..].Trim('(', ')') : named.Contains(' ', StringComparison.Ordinal) ? $"not ({named})" : $"not {named}";
                if (list.Contains(opposite)) return null;
                list[at] = opposite;
                return $"{{ negate: {named} }}";
            default:
                list.RemoveAt(at);
                return $"{{ move: {named}{Inserted(list, named, change with { Way = list.Count == 0 || change.Way == 0 ? 1 : change.Way })} }}";
        }
    }

    private static string Inserted(List<string> list, string added, Change change)
    {
        var at = change.Place % (list.Count + 1);
        var mark = list.Count == 0 ? "" : list[Math.Min(at, list.Count - 1)];
        switch (change.Way)
        {
            case 2 when list.Count > 0:
                list.Insert(list.IndexOf(mark), added);
                return $", above: {mark}";
            case 3 when list.Count > 0:
                list.Insert(list.IndexOf(mark) + 1, added);
                return $", below: {mark}";
            case 0:
                list.Insert(0, added);
                return "";
            default:
                list.Insert(at, added);
                return $", place: {at + 1}";
        }
    }

    private static IEnumerable<string> Texts(PartyType type) => ((Preference.Priorities)type.Preference).Groups.Select(g => Assert.Single(g).Text);

    private static Crisis Bind(params string[] types) => Parse($"types:\n{string.Concat(types.Select(t => $"      {t}\n"))}");

    private static Crisis Parse(string party)
    {
        var result = ModelLoader.Parse($"parties:\n  A:\n    levers: {{ a: [no, yes], b: [no, yes], c: [no, yes], d: [no, yes] }}\n    {party}\n  B: {{ priorities: [a] }}\n", "m.crisis.yaml");
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        return result.Crisis!;
    }
}
