using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Demarche.Cluster;

/// <summary>
/// By what silos and clients know one another: a certificate with its private key, and the authority that issued it, in one PEM file. Who shows a
/// certificate of the same authority is let in; where the certificate is its own authority, only who shows the same one.
/// </summary>
public sealed class Certificate
{
    private readonly X509Certificate2 own;
    private readonly X509Certificate2Collection roots;

    private Certificate(X509Certificate2 own, X509Certificate2Collection roots) => (this.own, this.roots) = (own, roots);

    /// <summary>Reads it from a file.</summary>
    /// <param name="path">A PEM file with a certificate, its private key, and the certificates of its authority.</param>
    /// <returns>The certificate; or why there is none, as a clause.</returns>
    public static (Certificate? Certificate, string? WhyNot) Read(string path)
    {
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(path);
            // A key that was read from text does not serve TLS everywhere; one that has been through PKCS #12 does.
            var usable = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(path);
            var authorities = new X509Certificate2Collection(all.Where(c => c.SubjectName.RawData.AsSpan().SequenceEqual(c.IssuerName.RawData)).ToArray());
            if (authorities.Count == 0) return (null, $"'{path}' holds no authority: put the certificate of the authority that issued it into the same file");
            return (new Certificate(usable, authorities), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return (null, $"'{path}' holds no certificate with a private key in PEM: {failure.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Both sides show a certificate, and both look at it.</summary>
    internal void Apply(TlsOptions options)
    {
        options.LocalCertificate = own;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (certificate, _, _) => Trusts(certificate);
        options.OnAuthenticateAsClient = (_, authentication) =>
        {
            authentication.TargetHost = own.GetNameInfo(X509NameType.DnsName, false);
            authentication.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        };
        options.OnAuthenticateAsServer = (_, authentication) => authentication.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
    }

    /// <summary>Whether another's certificate was issued by the same authority and is valid now.</summary>
    internal bool Trusts(X509Certificate2 other)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(other);
    }
}
