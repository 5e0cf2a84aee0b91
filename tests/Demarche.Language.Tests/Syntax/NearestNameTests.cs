using CsCheck;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Syntax;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("kept", "kept", 0)]
    [InlineData("kpet", "kept", 1)]
    [InlineData("kep", "kept", 1)]
    [InlineData("keept", "kept", 1)]
    [InlineData("", "kept", 4)]
    [InlineData("sanctions", "sactoins", 2)]
    public void Slips_are_counted(string a, string b, int distance) => Assert.Equal(distance, NearestName.Distance(a, b));

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_equals() => Gen.Select(Gen.Char['a', 'c'].Array[0, 8], Gen.Char['a', 'c'].Array[0, 8]).Sample(
        (x, y) =>
        {
            string a = new(x), b = new(y);
            var distance = NearestName.Distance(a, b);
            return distance == NearestName.Distance(b, a) && distance == 0 == (a == b) && distance <= Math.Max(a.Length, b.Length) && distance >= Math.Abs(a.Length - b.Length);
        },
        iter: 2000);

    [Theory]
    [InlineData("sanctoins", "sanctions")]
    [InlineData("Mutual-Aggravation", "mutual aggravation")]
    [InlineData("tie", "ties")]
    [InlineData("peace", null)]
    [InlineData("", null)]
    public void The_nearest_is_found_if_it_is_near(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["sanctions", "ties", "mutual aggravation", "table"]));

    [Fact]
    public void Of_equally_near_ones_the_first() => Assert.Equal("bat", NearestName.Of("xat", ["bat", "cat"]));
}
