using Demarche.Language.Compiling;

namespace Demarche.Reports.Tests.Cases;

/// <summary>States are laid out once and moves listed once for all types that parties may have.</summary>
public sealed class ProfileTests
{
    [Theory]
    [InlineData("geneva-2022")]
    [InlineData("us-china-trade-2017")]
    [InlineData("cuba-1962")]
    public void A_crisis_under_other_types_keeps_its_states_and_is_as_if_compiled_anew(string model)
    {
        var crisis = BundledModels.Load(model);
        var main = Compiler.Compile(crisis);
        foreach (var profile in TypeProfile.All(crisis))
        {
            CompiledCrisis under = Compiler.Under(main, profile), anew = Compiler.Compile(crisis, profile);

            Assert.Same(main.Space, under.Space);
            Assert.Same(main.UnrestrictedMoves, under.UnrestrictedMoves);
            Assert.Equal(profile, under.Profile);
            for (var party = 0; party < anew.Graph.Parties; party++)
            {
                Assert.Equal(anew.Graph.Ranks(party), under.Graph.Ranks(party));
                for (var state = 0; state < anew.Graph.States; state++)
                {
                    List<int> expected = [], found = [];
                    anew.Graph.Moves.Targets(party, state, expected);
                    under.Graph.Moves.Targets(party, state, found);
                    Assert.Equal(expected, found);
                }
            }
        }
    }
}
