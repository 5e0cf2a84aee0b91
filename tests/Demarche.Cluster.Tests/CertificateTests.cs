using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Demarche.Analysis.Asking;
using Demarche.Cluster.Clients;
using Demarche.Cluster.Wire;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Demarche.Cluster.Tests;

/// <summary>Who is let in: beyond this machine only those with a certificate of the same authority.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly Border border = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => border.Dispose();

    [Fact]
    public async Task Silos_and_clients_of_one_authority_work_together_and_others_are_not_let_in()
    {
        using var authority = Authority("Ours");
        using var other = Authority("Theirs");
        var (ours, second, theirs) = (Issue(authority, "silo-1"), Issue(authority, "silo-2"), Issue(other, "stranger"));
        await using var silo = await RunningSilo.Start("--certificate", ours);
        await using var joined = await RunningSilo.Start("--certificate", second, "--join", silo.Address);
        var known = await Connect(silo, second);
        Assert.Null(known.WhyNot);
        await using var client = known.Client!;
        await Patience.Until(() => client.Knows(joined.Address));
        Assert.NotNull(new PlayQuestion { Model = ModelSource.At(border.Model), Draws = 40, Inside = true, Quick = true }.Ask(new AskOptions { Workforce = client }).Answer);
        Assert.True(client.Spread.Silos.Sum(s => s.Units) > 0);
        Assert.StartsWith("no silo answers at", (await Connect(silo, theirs)).WhyNot, StringComparison.Ordinal);
        Assert.StartsWith("no silo answers at", (await Connect(silo, null)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_this_machine_nothing_starts_without_one()
    {
        await using var silo = new Running("silo", "--listen", "192.0.2.7:7701");
        await using var joins = new Running("silo", "--join", "192.0.2.7:7701");
        await using var asks = new Running("play", border.Model, "--cluster", "192.0.2.7:7701");
        Assert.Equal((2, 2, 2), (await silo.Ended(), await joins.Ended(), await asks.Ended()));
        Assert.Contains("beyond this machine a silo needs a certificate", silo.Error, StringComparison.Ordinal);
        Assert.Contains("beyond this machine a silo needs a certificate", joins.Error, StringComparison.Ordinal);
        Assert.Contains("is not on this machine: give the certificate", asks.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere:x", "is no address")]
    [InlineData("0.0.0.0:7701", "stands for every address")]
    [InlineData("127.0.0.1:0", "is no address")]
    [InlineData("127.0.0.1:65535", "is no address")]
    public void An_address_that_is_none_is_told(string text, string says) => Assert.Contains(says, NodeAddress.Read(text).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_holds_no_certificate_is_told()
    {
        Assert.Contains("holds no certificate", Certificate.Read(border.Model).WhyNot, StringComparison.Ordinal);
        Assert.Contains("holds no certificate", Certificate.Read(border.Model + "x").WhyNot, StringComparison.Ordinal);
        using var authority = Authority("Ours");
        Assert.Contains("holds no authority", Certificate.Read(Issue(authority, "alone", withAuthority: false)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_another_version_is_refused_and_so_is_what_is_damaged()
    {
        await using var silo = await RunningSilo.Start();
        using var host = ClusterClient.Build(new Gateways([NodeAddress.Read(silo.Address).Address!]), null);
        await host.StartAsync(Test);
        var lane = host.Services.GetRequiredService<IClusterClient>().GetGrain<ILane>("test");
        var reply = await lane.Work(new OrderMessage { Number = 1, Program = "0.0.1", Language = Identity.Own.Language, Job = "AB" });
        Assert.Equal(Standing.Refused, reply.Standing);
        Assert.Contains("the client runs Demarche 0.0.1", reply.WhyNot, StringComparison.Ordinal);
        Assert.Equal(Standing.Lacking, (await lane.Work(new OrderMessage { Number = 2, Program = Identity.Own.Program, Language = Identity.Own.Language, Job = "AB" })).Standing);
        Assert.NotNull(await lane.Keep(new JobMessage { Hash = "AB", Main = "a", Names = ["a"], Files = [[1, 2, 3]], Question = "play" }));
        Assert.Equal((0, 0L), await silo.Status());
        await host.StopAsync(Test);
    }

    private static Task<(ClusterClient? Client, string? WhyNot)> Connect(RunningSilo silo, string? certificate) =>
        ClusterClient.Connect([NodeAddress.Read(silo.Address).Address!], certificate is null ? null : Certificate.Read(certificate).Certificate, TimeProvider.System, Test);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private string Issue(X509Certificate2 authority, string name, bool withAuthority = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var issued = request.Create(authority, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(12), [1, 2, 3, (byte)name.Length, (byte)name[^1]]);
        var path = Path.Combine(border.Folder, $"{name}.pem");
        File.WriteAllText(path, $"{issued.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n{(withAuthority ? authority.ExportCertificatePem() : "")}\n");
        return path;
    }
}
