using Demarche.Workbench.Road;

namespace Demarche.Workbench.Tests.Road;

/// <summary>The road in a sentence or two.</summary>
public class RoadWordsTests
{
    [Theory]
    [InlineData("cuba-1962", "The next occasion is on 24 October 1962 (in 2 days): The quarantine takes effect; 3 more follow. The break takes one move, and that pays; the occasions suffice for that.")]
    [InlineData("geneva-2022", "The next occasion is on 10 January 2022 (in 5 days): Russia–US talks in Geneva; 3 more follow. The break takes one move, or 3 moves that each pay; the occasions suffice for that.")]
    [InlineData("syria-iraq-1975", "No occasion to come is in the model.")]
    public void The_next_occasion_and_the_way_to_the_break(string model, string said) =>
        Assert.StartsWith(said, string.Concat(RoadWords.Summary(Answers.Bundled(model)).Runs.Select(r => r.Text)), StringComparison.Ordinal);
}
