namespace Demarche.Language.Tests.Statements;

/// <summary>Names of several words, of which some are words of the language.</summary>
public class WordsInNamesTests
{
    [Theory]
    [InlineData("l m is yes")]
    [InlineData("stay or go is yes")]
    [InlineData("stay or go home is yes")]
    [InlineData("stay or go home and stay or go")]
    [InlineData("A or B.l m is yes")]
    public void Are_read_as_the_longest_name_that_is_declared(string statement)
    {
        var loaded = ModelLoader.Parse($$"""
            parties:
              A or B:
                levers:
                  l m: [no, yes]
                  stay or go: [no, yes]
                  stay or go home: [no, yes]
                priorities: [{{statement}}]
              C:
                levers: { k: [no, yes] }
                priorities: [k]
            """, "m.crisis.yaml");

        Assert.Empty(loaded.Diagnostics);
    }
}
