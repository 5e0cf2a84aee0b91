using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

public sealed class TypeProfileTests
{
    private static readonly Preference Any = new Preference.Indifferent();

    private static readonly Crisis Four = Sample.Talks with
    {
        Parties =
        [
            Sample.Party("North Korea") with { Types = [Sample.Type("firm", 0.2, Any), Sample.Type("soft", 0.5, Any), Sample.Type("mad", 0.3, Any)] },
            Sample.Party("China"),
            Sample.Party("USA") with { Types = [Sample.Type("hawk", 0.5, Any), Sample.Type("dove", 0.5, Any)] },
        ],
    };

    [Fact]
    public void The_likeliest_takes_the_highest_priors_and_the_first_of_equals()
    {
        var likeliest = TypeProfile.Likeliest(Four);

        Assert.Equal([1, -1, 0], likeliest.Types);
        Assert.Equal(0.25, likeliest.Probability, 12);
        Assert.Equal("North Korea soft, USA hawk", likeliest.Describe(Four));
    }

    [Fact]
    public void All_profiles_come_once_and_their_probabilities_add_up()
    {
        var all = TypeProfile.All(Four).ToList();

        Assert.Equal(6, TypeProfile.Count(Four));
        Assert.Equal(6, all.Distinct().Count());
        Assert.Equal([0, -1, 1], all[1].Types);
        Assert.Equal(1, all.Sum(p => p.Probability), 12);
        Assert.Equal("", Assert.Single(TypeProfile.All(Four with { Parties = [Sample.Party("A")] })).Describe(Four));
    }

    [Theory]
    [InlineData("North Korea=mad,USA=dove", "2,-1,1")]
    [InlineData(" usa = DOVE ", "1,-1,1")]
    [InlineData("", "1,-1,0")]
    public void Parses_what_a_user_writes(string text, string types)
    {
        var (profile, problem) = TypeProfile.Parse(Four, text);

        Assert.Null(problem);
        Assert.Equal(types, string.Join(",", profile!.Types));
    }

    [Theory]
    [InlineData("Rusia=firm", "There is no party 'Rusia' with types; there is North Korea, USA.")]
    [InlineData("USA=dvoe", "There is no type 'dvoe' of USA; there is hawk, dove. Did you mean 'dove'?")]
    [InlineData("USA=mad", "There is no type 'mad' of USA; there is hawk, dove.")]
    [InlineData("China=firm", "China has no types.")]
    [InlineData("USA", "'USA' is not of the form Party=type.")]
    [InlineData("USA=dove,usa=hawk", "USA is given a type twice.")]
    public void Says_what_is_wrong_and_what_there_is(string text, string message)
    {
        var (profile, problem) = TypeProfile.Parse(Four, text);

        Assert.Null(profile);
        Assert.Equal(message, problem);
    }

    [Fact]
    public void A_profile_must_fit_its_crisis() => Assert.Throws<ArgumentException>(() => TypeProfile.Of(Four, [0, 0, 0]));
}
