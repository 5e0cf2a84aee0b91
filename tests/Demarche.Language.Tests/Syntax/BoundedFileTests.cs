using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Syntax;

public sealed class BoundedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_device_that_never_ends_holds_no_reader()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no such device on Windows.");
        Assert.Empty(BoundedFile.Regular("/dev/zero", 1000, out var reason)!);
        Assert.Null(reason);
        Assert.Null(BoundedFile.OfAnyKind("/dev/zero", 100_000, out reason));
        Assert.NotNull(reason);
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void A_file_is_read_up_to_the_bound_and_not_beyond(int length, bool isRead)
    {
        var path = Path.Combine(folder, "file");
        File.WriteAllBytes(path, new byte[length]);

        Assert.Equal(isRead, BoundedFile.Regular(path, 1_000_000, out _)?.Length == length);
        Assert.Equal(isRead, BoundedFile.OfAnyKind(path, 1_000_000, out _)?.Length == length);
    }
}
