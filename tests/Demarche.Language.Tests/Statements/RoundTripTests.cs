using CsCheck;
using Demarche.Engine.States;
using Demarche.Language.Statements;

namespace Demarche.Language.Tests.Statements;

public sealed class RoundTripTests
{
    private static readonly StateNumbers Numbers = new(50, n => new CountedState(new Condition.LevelIn(6, n % 6, n % 6), 1, 1));

    private static readonly Gen<Proposition> Level =
        Gen.Select(Gen.Int[0, Words.Vocabulary.Levers.Count - 1], Gen.Enum<Relation>(), Gen.Int[0, 100], Gen.Bool, (lever, relation, at, bare) =>
        {
            var levels = Words.Vocabulary.Levers[lever].Levels.Count;
            return bare && levels == 2
                ? new Proposition.Level(lever, 2, Relation.Is, 1, true)
                : (Proposition)new Proposition.Level(lever, levels, relation, at % levels, false);
        });

    private static readonly Gen<Proposition> Atom = Gen.Frequency(
        (6, Level),
        (2, Gen.Int[0, 4].Select(k => new[] { "break", "mutual aggravation", "war and peace", "calm", "it's over" }[k]).Select(name => (Proposition)new Proposition.Holds(Words.Region(name, default)))),
        (1, Gen.Bool.Select(value => (Proposition)new Proposition.Constant(value))),
        (1, Gen.Int[1, 50].Select(n => (Proposition)new Proposition.Numbered(n, Numbers.Find(n)))));

    private static readonly Gen<Proposition> Any = Gen.Recursive<Proposition>((depth, inner) => depth == 5
        ? Atom
        : Gen.Frequency(
            (3, Atom),
            (1, inner.Select(p => (Proposition)new Proposition.Not(p))),
            (1, inner.Array[2, 4].Select(p => (Proposition)new Proposition.And(p))),
            (1, inner.Array[2, 4].Select(p => (Proposition)new Proposition.Or(p))),
            (1, Gen.Select(inner, inner, (a, b) => (Proposition)new Proposition.If(a, b))),
            (1, Gen.Select(inner, inner, (a, b) => (Proposition)new Proposition.OnlyIf(a, b))),
            (1, Gen.Select(inner, inner, (a, b) => (Proposition)new Proposition.Iff(a, b)))));

    [Fact]
    public void The_spelling_of_a_statement_is_read_back_with_the_same_meaning_and_spelling() => Any.Sample(
        proposition =>
        {
            var spelling = new PropositionText(Words.Vocabulary);
            var text = spelling.Of(proposition);
            var read = Words.Bind(text, -1, Numbers);
            return read is not null && Truth.Agree(proposition.Condition, read.Condition) && spelling.Of(read) == text;
        },
        iter: 600,
        print: p => new PropositionText(Words.Vocabulary).Of(p));

    [Fact]
    public void The_spelling_does_not_depend_on_whose_statement_it_stands_in() => Any.Sample(
        proposition =>
        {
            var text = new PropositionText(Words.Vocabulary).Of(proposition);
            return Enumerable.Range(0, 4).All(party => Truth.Agree(proposition.Condition, Words.Bind(text, party, Numbers)!.Condition));
        },
        iter: 100,
        print: p => new PropositionText(Words.Vocabulary).Of(p));

    [Fact]
    public void Every_statement_has_words_without_holes() => Any.Sample(
        proposition =>
        {
            var words = new PropositionWords(Words.Vocabulary);
            foreach (var text in new[] { words.Of(proposition), words.OppositeOf(proposition) })
            {
                Assert.NotEmpty(text);
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
                Assert.DoesNotContain(" ,", text, StringComparison.Ordinal);
                Assert.Equal(text.Count(c => c == '('), text.Count(c => c == ')'));
            }
        },
        iter: 300);
}
