using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Demarche.Cluster;
using Demarche.Cluster.Clients;
using Demarche.Engine;

namespace Demarche.Cli;

/// <summary>The options by which a command hands its work to a cluster, and says how it was spread.</summary>
internal sealed class ClusterInput
{
    private const string Work =
        "Work on it with the silos of a cluster, of which one or more addresses are given ('demarche silo' starts one); the answer is the same";

    private readonly Option<string[]> cluster;

    private readonly Option<string?> certificate = CertificateOption();
    private readonly Option<bool>? timings;

    /// <summary>Puts them on a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="asksOnce">Whether it answers one question and can say at its end how the work was spread.</param>
    /// <param name="what">What the cluster is for, where it is not to answer questions.</param>
    public ClusterInput(Command command, bool asksOnce, string what = Work)
    {
        cluster = new("--cluster") { HelpName = "HOST:PORT", Description = what, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        cluster.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (NodeAddress.Read(token.Value).WhyNot is { } wrong) result.AddError(wrong);
            }
        });
        command.Add(cluster);
        command.Add(certificate);
        if (!asksOnce) return;
        timings = new Option<bool>("--timings") { Description = "Say on standard error how long it took, and with --cluster how the work was spread" };
        command.Add(timings);
    }

    /// <summary>The option that names the certificate by which silos and clients know each other.</summary>
    public static Option<string?> CertificateOption() => new("--certificate")
    {
        HelpName = "FILE",
        Description = "A PEM file with a certificate, its private key and its authority, by which silos and those who send them work know each other; needed "
            + "beyond this machine",
    };

    /// <summary>The certificate, where one is named; otherwise, and reported, what to end with.</summary>
    public static bool TryRead(string? path, ParseResult parsed, Io io, out Certificate? found, out int exitCode)
    {
        (found, exitCode) = (null, ExitCode.Answered);
        if (path is null) return true;
        (found, var whyNot) = Certificate.Read(path);
        if (whyNot is not null) exitCode = UsageErrors.Report($"--certificate: {whyNot}", parsed, io);
        return whyNot is null;
    }

    /// <summary>Connects to the cluster that was named.</summary>
    /// <returns>Whether there is none, or it answers; otherwise, and reported, what to end with.</returns>
    public bool TryConnect(ParseResult parsed, Io io, out ClusterClient? client, out int exitCode)
    {
        (client, exitCode) = (null, ExitCode.Answered);
        if (parsed.GetValue(cluster) is not { Length: > 0 } addresses) return true;
        if (!TryRead(parsed.GetValue(certificate), parsed, io, out var found, out exitCode)) return false;
        (client, var whyNot) =
            Waiting.For(io, "Connecting to the cluster", _ =>
            ClusterClient.Connect([.. addresses.Select(a => NodeAddress.Read(a).Address!)], found, io.Time, io.Cancellation).GetAwaiter().GetResult());
        if (client is null) exitCode = UsageErrors.Report(whyNot!, parsed, io);
        return client is not null;
    }

    /// <summary>Does something with the cluster that was named, and leaves it; with none, without.</summary>
    /// <returns>What that gives; where the cluster does not answer, which is reported, what to end with.</returns>
    public int With(ParseResult parsed, Io io, Func<ClusterClient?, int> work)
    {
        if (!TryConnect(parsed, io, out var client, out var exitCode)) return exitCode;
        try
        {
            return work(client);
        }
        finally
        {
            client?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Says how long it took and how the work was spread, where that is asked for; that the cluster was lost is said in any case.</summary>
    public void Report(ParseResult parsed, Io io, TimeSpan took, ClusterClient? client)
    {
        if (timings is not null && parsed.GetValue(timings))
        {
            io.Error.WriteLine(string
                .Create(CultureInfo.InvariantCulture,
                $"demarche: answered in {took.TotalSeconds:0.0} s{(client is null ? $", here, on up to {Parallelism.Usual} threads" : "")}"));
            foreach (var line in client?.Spread.Lines() ?? []) io.Error.WriteLine($"demarche: {line}");
        }
        else if (client is { Spread.UnitsHere: > 0 })
            io.Error.WriteLine("demarche: the cluster was lost on the way; the rest was worked on here. The answer is the same.");
    }
}
