namespace Demarche.Cli.Tests;

/// <summary>Long work whose output goes to a file or a pipe says once that it lives.</summary>
public sealed class SignOfLifeTests
{
    [Fact]
    public void One_line_for_all_that_a_command_does()
    {
        using var error = new SignalledWriter();
        var io = new Io(TextWriter.Null, Stream.Null, error) { Life = new SignOfLife(TimeSpan.Zero) };
        Assert.Equal(1, Waiting.For(io, "Reading the model", _ => error.Written.Wait(TimeSpan.FromMinutes(5)) ? 1 : 0));
        Assert.Equal(2, Waiting.For(io, "Trying sets of changes", _ => 2));
        Assert.Equal(3, Waiting.For(io, "Weighing what holds", _ => 3));
        Assert.Equal("demarche: reading the model; this takes a while", error.Text.TrimEnd());
    }

    [Fact]
    public void None_inside_another_program() => Assert.Null(new Io(TextWriter.Null, Stream.Null, TextWriter.Null).Life);

    /// <summary>Text, and a signal that some has come.</summary>
    private sealed class SignalledWriter : StringWriter
    {
        public ManualResetEventSlim Written { get; } = new();

        public string Text => ToString();

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            Written.Set();
        }

        protected override void Dispose(bool disposing)
        {
            Written.Dispose();
            base.Dispose(disposing);
        }
    }
}
