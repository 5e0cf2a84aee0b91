using System.Globalization;
using Demarche.Analysis.Asking;

namespace Demarche.Analysis.Tests.Asking;

/// <summary>The one table of options, from which every other list is made.</summary>
public sealed class OptionTableTests
{
    public static TheoryData<string> Names => [.. Questions.All.Select(q => q.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_told_apart_and_every_option_says_what_it_is_for(string name)
    {
        var options = Questions.Find(name)!.Options;
        Assert.Equal(options.Count, options.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(options.Count, options.Select(o => o.Property).Distinct(StringComparer.Ordinal).Count());
        foreach (var option in options)
        {
            Assert.False(option.Help.EndsWith('.'), $"{option.Name}: help is a clause");
            Assert.Matches("^[a-z]+(-[a-z]+)*$", option.Name);
            if (option.Kind != OptionKind.Flag) Assert.NotEqual("", option.ValueName);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_and_defaults_are_values_that_the_option_takes(string name)
    {
        foreach (var option in Questions.Find(name)!.Options.Where(o => o.Kind != OptionKind.Flag))
        {
            foreach (var value in new[] { option.Example, option.Default?.ToString(), option.ServiceDefault?.ToString() }.OfType<string>())
            {
                if (option.Kind == OptionKind.Text) Assert.Null(option.Problem(value));
                else Assert.True(option.Takes(long.Parse(value, CultureInfo.InvariantCulture)), $"{name} {option.Name} {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_are_told_in_the_help(string name)
    {
        foreach (var option in Questions.Find(name)!.Options.Where(o => o.Default is not (null or true)))
            Assert.Contains($"{option.Default}", option.Help, StringComparison.Ordinal);
    }

    /// <summary>An option that the table has and the request does not read would be taken and do nothing.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_changes_the_request(string name)
    {
        var info = Questions.Find(name)!;
        var model = ModelSource.Of("");
        var required = new OptionValues();
        foreach (var option in info.Options.Where(o => o.IsRequired)) required.Set(option, "now");
        var plain = info.Make(model, required);
        foreach (var option in info.Options)
        {
            var given = new OptionValues();
            foreach (var other in info.Options.Where(o => o.IsRequired)) given.Set(other, "now");
            given.Set(option, option.Kind switch
            {
                OptionKind.Flag => option.Default is not true,
                OptionKind.Number => (object)Math.Min(option.Most, Math.Max(option.Least, 3)),
                _ => option.Words is [.., var last] ? last : option.Default is null && !option.IsRequired ? option.Example! : "gmr",
            });
            Assert.False(plain.Equals(info.Make(model, given)), $"{name} --{option.Name}");
        }
    }

    [Fact]
    public void What_an_option_refuses_is_told_with_what_it_takes()
    {
        var play = Questions.Find("play")!.Options;
        OptionInfo Of(string name) => play.Single(o => o.Name == name);
        Assert.Contains("auto, exact, grid", Of("mode").Problem("quick"), StringComparison.Ordinal);
        Assert.Contains("4..16", Of("lambda").Problem("-1"), StringComparison.Ordinal);
        Assert.Contains("2022-01-31", Of("horizon").Problem("31.1.2022"), StringComparison.Ordinal);
        Assert.Equal("a whole number from 1 to 1000000", Of("draws").Bounds);
        Assert.False(Of("draws").Takes(0));
    }
}
