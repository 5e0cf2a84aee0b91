using Bunit;
using Demarche.Workbench.Models;
using Demarche.Workbench.Panels;

namespace Demarche.Workbench.Tests.Panels;

/// <summary>What is said while there is no answer.</summary>
public class NoAnswerYetTests : BunitContext
{
    [Fact]
    public void What_is_known_already_is_told_and_led_to()
    {
        var solved = Answers.Bundled("chicken").Assessment;
        var state = new ModelState(1, "", solved.Compiled.Crisis, [], null, 0, "threats and levers", null);

        Assert.Equal(["Now: what holds …"], Steps(state with { Working = "what holds" }).Skip(1));
        Assert.Equal(["✓ What holds is found: see Stability.", "Now: threats and levers …"], Steps(state with { Solved = solved }).Skip(1));
        Assert.Equal("stability?model=mine", Shown(state with { Solved = solved }).Find("ul a").GetAttribute("href"));
        Assert.Equal(["Now: reading the model …"], Steps(state with { Crisis = null, Working = "reading the model" }));
    }

    [Fact]
    public void Stopped_work_and_errors_say_why_there_is_none()
    {
        var state = new ModelState(1, "", null, [], null, 0, null, null);

        Assert.Contains("errors", Shown(state).Markup, StringComparison.Ordinal);
        Assert.Contains("begins the work again", Shown(state with { Failure = "It was stopped." }).Markup, StringComparison.Ordinal);
    }

    private string[] Steps(ModelState state) => [.. Shown(state).FindAll("li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private IRenderedComponent<NoAnswerYet> Shown(ModelState state) => Render<NoAnswerYet>(p => p.AddCascadingValue(new View(null!, state, "mine")));
}
