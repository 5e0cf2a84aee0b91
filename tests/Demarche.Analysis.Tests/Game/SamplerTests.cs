using Demarche.Analysis.Game;

namespace Demarche.Analysis.Tests.Game;

/// <summary>Draws lie within the bounds that the model gives, and fill them.</summary>
public sealed class SamplerTests
{
    [Theory]
    [InlineData("prior: [20%, 60%], ", "", 0)]
    [InlineData("", "prior: [20%, 60%], ", 1)]
    public void Of_two_types_the_one_with_bounds_is_drawn_and_the_other_is_what_is_left(string first, string second, int bounded)
    {
        var compiled = Played.Compile($$"""
            asof: 2022-01-01
            parties:
              A:
                levers: { x: [no, yes] }
                types:
                  firm: { {{first}}priorities: [x] }
                  soft: { {{second}}priorities: [not x] }
              B: { levers: { y: [no, yes] }, priorities: [y] }
            outcomes: { both: x and y }
            break: both
            calendar:
              - { on: 2022-01-02, what: Talks, parties: [A, B] }
            """);
        var sampler = new PlaySampler(compiled);
        var drawn = Enumerable.Range(0, 2000).Select(number => sampler.Draw(1, number).Priors[0]).ToArray();
        Assert.All(drawn, p => Assert.Equal(1, p.Sum(), 1e-12));
        Assert.All(drawn, p => Assert.InRange(p[bounded], 0.2, 0.6));
        Assert.True(drawn.Min(p => p[bounded]) < 0.21 && drawn.Max(p => p[bounded]) > 0.59);
        Assert.Equal(0.4, sampler.Centre().Priors[0][bounded], 1e-12);
    }
}
