using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Statements;

namespace Demarche.Language.Tests.Statements;

public sealed class MeaningTests
{
    [Theory]
    [InlineData("ties is severed", "0=1")]
    [InlineData("ties is not severed", "!0=1")]
    [InlineData("Russia.border at least massed", "1=1..2")]
    [InlineData("border is at least massed", "1=1..2")]
    [InlineData("border at most massed", "1=0..1")]
    [InlineData("border below provoked", "1=0..1")]
    [InlineData("border above eased", "1=1..2")]
    [InlineData("border below eased", "F")]
    [InlineData("sanctions", "2=1")]
    [InlineData("USA.arms", "3=1")]
    [InlineData("North Korea.arms is yes", "4=1")]
    [InlineData("\"North Korea\".arms is yes", "4=1")]
    [InlineData("'North Korea'.'arms' is 'yes'", "4=1")]
    [InlineData("U.S..scale is c", "6=2")]
    [InlineData("'U.S.'.scale is c", "6=2")]
    [InlineData("talks and visits is on and off", "5=1")]
    [InlineData("North Korea.talks and visits is on and ties", "(5=2 & 0=1)")]
    [InlineData("break", "0=1")]
    [InlineData("mutual aggravation", "T")]
    [InlineData("mutual   aggravation", "T")]
    [InlineData("war and peace", "1=2")]
    [InlineData("not war and peace", "!1=2")]
    [InlineData("it's over", "F")]
    [InlineData("'it''s over'", "F")]
    [InlineData("always", "T")]
    [InlineData("never", "F")]
    public void Atoms(string text, string meaning) => Assert.Equal(meaning, Words.Meaning(text));

    [Theory]
    [InlineData("not ties and break", "(!0=1 & 0=1)")]
    [InlineData("ties or sanctions and break", "(0=1 | (2=1 & 0=1))")]
    [InlineData("(ties or sanctions) and break", "((0=1 | 2=1) & 0=1)")]
    [InlineData("not not ties", "!!0=1")]
    [InlineData("not (ties and sanctions)", "!(0=1 & 2=1)")]
    [InlineData("ties or sanctions if break and calm", "((0=1 | 2=1) if (0=1 & 1=0))")]
    [InlineData("if break then ties", "(0=1 if 0=1)")]
    [InlineData("if break, then sanctions or ties", "((2=1 | 0=1) if 0=1)")]
    [InlineData("if calm then if break then sanctions", "((2=1 if 0=1) if 1=0)")]
    [InlineData("ties only if sanctions", "(2=1 if 0=1)")]
    [InlineData("ties iff not sanctions", "(0=1 iff !2=1)")]
    [InlineData("ties if sanctions if calm", "((0=1 if 2=1) if 1=0)")]
    [InlineData("ties and sanctions and calm and break", "((0=1 & 2=1) & (1=0 & 0=1))")]
    public void Precedence(string text, string meaning) => Assert.Equal(meaning, Words.Meaning(text));

    [Fact]
    public void A_partys_own_lever_comes_first()
    {
        Assert.Equal("3=1", Words.Meaning("arms", 1));
        Assert.Equal("4=1", Words.Meaning("arms is yes", 2));
        Assert.Null(Words.Bind("arms", 0));
        Assert.Null(Words.Bind("arms"));
    }

    [Fact]
    public void States_have_numbers_where_they_are_counted()
    {
        var numbers = new StateNumbers(9, n => new CountedState(new Condition.LevelIn(0, n, n), 1, 1));
        Assert.Equal("LevelIn { Lever = 0, Lowest = 7, Highest = 7 }", Words.Bind("state 7", -1, numbers)!.Condition.ToString());
        Assert.NotNull(Words.Bind("not 3 and state 9", -1, numbers));
        Assert.Null(Words.Bind("10", -1, numbers));
        Assert.Null(Words.Bind("0", -1, numbers));
        Assert.Null(Words.Bind("state 7"));
    }

    [Theory]
    [InlineData("ties is severd", 8, 6)]
    [InlineData("not (calm and tiez is kept)", 14, 4)]
    [InlineData("border", 0, 6)]
    [InlineData("calm and (ties is kept", 21, 1)]
    public void Problems_are_placed_on_the_word(string text, int start, int length)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Words.Bind(text, -1, null, diagnostics));
        var span = Assert.Single(diagnostics.InOrder()).Span;
        Assert.Equal((start + 1, start + 1 + length), (span.Column, span.EndColumn));
    }
}
