using System.Text;
using Demarche.Events.Files;

namespace Demarche.Events.Tests;

/// <summary>Stopping leaves nothing behind, and memory does not grow with the file.</summary>
public sealed class StoppingTests
{
    private const int Rows = 200_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stopped_in_the_middle_it_ends_and_its_folder_is_gone(bool sound)
    {
        using var scratch = new Scratch();
        var files = EventFiles.Find([Large(scratch, sound)], new DiagnosticBag());
        using var stop = new CancellationTokenSource();
        var before = Folders();
        var import = new EventImport();
        var own = Assert.Single(Folders().Except(before));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            import.Read(new EventRequest(files, EventMaps.Named("gdelt2")!, Importing.RussiaAndUsa), new DiagnosticBag(), _ => stop.Cancel(), stop.Token));
        import.Dispose();
        Assert.DoesNotContain(own, Folders());
    }

    [Fact]
    public async Task Given_up_by_its_owner_it_is_waited_for()
    {
        using var scratch = new Scratch();
        var files = EventFiles.Find([Large(scratch, sound: false)], new DiagnosticBag());
        using var begun = new ManualResetEventSlim();
        var import = new EventImport();
        var reading = Task.Run(() => import.Read(new EventRequest(files, EventMaps.Named("gdelt2")!, Importing.RussiaAndUsa), new DiagnosticBag(), _ =>
            begun.Set(), default), TestContext.Current.CancellationToken);
        begun.Wait(TestContext.Current.CancellationToken);
        import.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public void A_large_file_of_others_is_read_in_the_memory_of_a_small_one()
    {
        using var scratch = new Scratch();
        var files = EventFiles.Find([Large(scratch, sound: false)], new DiagnosticBag());
        using var import = new EventImport();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = import.Read(new EventRequest(files, EventMaps.Named("gdelt2")!, [Codes.States.Find("CHL")!, Codes.States.Find("PER")!]),
            new DiagnosticBag(), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal((0L, 1), (answer!.Events, answer.ReadWithCare));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void A_large_file_gives_all_its_events()
    {
        using var scratch = new Scratch();
        var answer = Importing.Import(EventMaps.Named("gdelt2")!, Large(scratch, sound: true)).Answer!;
        Assert.Equal((Rows / 2L, 0), (answer.Events, answer.ReadWithCare));
    }

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "demarche-events-*");

    private static string Large(Scratch scratch, bool sound)
    {
        var (ours, others) = (Encoding.UTF8.GetBytes(Importing.Gdelt2("20220101", "RUS", "USA", "190")),
            Encoding.UTF8.GetBytes(Importing.Gdelt2("20220101", "FRA", "USA", "190")));
        using (var file = File.Create(scratch["large.csv"]))
        {
            for (var i = 0; i < Rows / 2; i++)
            {
                file.Write(ours);
                file.Write(others);
            }

            if (!sound) file.Write("a row of one cell\n"u8);
        }

        return scratch["large.csv"];
    }
}
