using System.Text.Json.Nodes;
using Demarche.Record.Classifying;
using Demarche.Record.Tests.Classifying;

namespace Demarche.Cli.Tests;

/// <summary>The add-on with the sentence encoder on the command line: found or not, and said to be.</summary>
public sealed class VectorsTests
{
    private const string Text = "Russia threatened on Monday to sever relations with the United States if new sanctions are imposed.";

    [Fact]
    public void It_votes_where_it_is_named_and_is_said_to()
    {
        AddOn.Encoder();
        using var scratch = new ScratchFolder();
        var text = scratch.Write("text.txt", Text);
        Assert.Equal("all-MiniLM-L6-v2", Encoder(Shell.Run("read", text, "--published", "2022-01-05", "--format", "json", "--vectors", AddOn.Folder)));
        Assert.Equal("all-MiniLM-L6-v2", Encoder(Shell.Run(Finding(AddOn.Folder), "read", text, "--published", "2022-01-05", "--format", "json")));
        Assert.Null(Encoder(Shell.Run(Finding(AddOn.Folder), "read", text, "--published", "2022-01-05", "--format", "json", "--vectors", "off")));
        Assert.Contains("kinds with sentence vectors (all-MiniLM-L6-v2)", Shell.Run("read", text, "--published", "2022-01-05", "--format", "md", "--vectors", AddOn.Folder).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_asked_for_and_does_not_do_ends_the_command()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("read", scratch.Write("text.txt", Text), "--vectors", scratch.Path);
        Assert.Equal((ExitCode.WrongUsage, ""), (ran.ExitCode, ran.Out));
        Assert.Contains("there is no Demarche.Vectors.dll in it", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_only_looked_at_and_does_not_do_is_reported_and_the_text_is_read()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(Finding(scratch.Path), "read", scratch.Write("text.txt", Text), "--published", "2022-01-05", "--format", "json");
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Null(Encoder(ran));
        Assert.Contains("DEM0729", ran.Error, StringComparison.Ordinal);
    }

    private static Func<Io, Io> Finding(string folder) => io => new Io(io.Out, io.OutStream, io.Error) { Variable = name => name == SentenceEncoder.Variable ? folder : null, BundledModels = io.BundledModels };

    private static string? Encoder(Ran ran) => JsonNode.Parse(ran.Out)!["texts"]![0]!["encoder"]?.GetValue<string>();
}
