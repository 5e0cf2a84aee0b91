using System.Diagnostics;

namespace Demarche.Cli.Tests;

/// <summary>The libraries as packages in a folder of their own, packed from what these tests were built with, and programs that use them.</summary>
public sealed class Packed : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demarche-packed-");

    public Packed()
    {
        Run("pack", Repository.PathOf("src", "Libraries.proj"), "--no-build", $"-p:Configuration={Configuration}", $"-p:PackageOutputPath={Feed}", "-v", "q", "-nodeReuse:false");
        // What is not of these packages comes from where it has been restored for the tests already; nothing of theirs is left behind there.
        var known = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(folder.FullName, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder.FullName, "packages")}" /></config>
              <fallbackPackageFolders><add key="known" value="{known}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>The libraries that are packed, those that use nothing first.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
    [
        "Demarche.Diagnostics", "Demarche.Engine", "Demarche.Games", "Demarche.Language", "Demarche.Record", "Demarche.Events", "Demarche.Analysis", "Demarche.Reports", "Demarche.Table", "Demarche.Cluster",
    ];

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(folder.FullName, "feed");

    /// <summary>The version of all of them.</summary>
    public string Version => Directory.GetFiles(Feed, "Demarche.Engine.*.nupkg").Select(f => Path.GetFileNameWithoutExtension(f)["Demarche.Engine.".Length..]).Single();

    /// <summary>Makes programs of a text each, with one package each, and builds them at once.</summary>
    public void Build(IReadOnlyList<(string Name, string Library, string Code)> programs)
    {
        foreach (var (name, library, code) in programs)
        {
            var home = Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;
            File.WriteAllText(Path.Combine(home, "Program.cs"), code);
            File.WriteAllText(Path.Combine(home, $"{name}.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <InvariantGlobalization>true</InvariantGlobalization>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="{library}" Version="{Version}" />
                  </ItemGroup>
                </Project>
                """);
        }

        var all = Path.Combine(folder.FullName, "all.proj");
        File.WriteAllText(all, $"""
            <Project DefaultTargets="Build">
              <ItemGroup><Program Include="{string.Join(';', programs.Select(p => $"{p.Name}/{p.Name}.csproj"))}" /></ItemGroup>
              <Target Name="Build"><MSBuild Projects="@(Program)" Targets="Restore" Properties="Pass=restore" /><MSBuild Projects="@(Program)" Targets="Build" BuildInParallel="true" /></Target>
            </Project>
            """);
        Run("msbuild", all, "-v:q", "-nodeReuse:false");
    }

    /// <summary>Runs a program that was built; what it wrote.</summary>
    public string Output(string name, params string[] arguments) => Run([Path.Combine(folder.FullName, name, "bin", "Debug", "net10.0", $"{name}.dll"), .. arguments]);

    public void Dispose() => folder.Delete(recursive: true);

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{errors.Result}");
        return output.ReplaceLineEndings("\n");
    }
}
