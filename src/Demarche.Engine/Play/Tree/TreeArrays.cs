namespace Demarche.Engine.Play.Tree;

/// <summary>The arrays behind a <see cref="StageTree"/>. Edges of a history are consecutive from <see cref="FirstEdge"/>.</summary>
internal sealed class TreeArrays
{
    public required int[] Types { get; init; }
    public required int[] Mover { get; init; }
    public required int[] State { get; init; }
    public required int[] Occasion { get; init; }
    public required double[] Weight { get; init; }
    public required int[] FirstEdge { get; init; }
    public required int[] Target { get; init; }

    /// <summary>By edge; 0 where a party moves.</summary>
    public required double[] Chance { get; init; }

    /// <summary>By history, one more than there are: its cost items.</summary>
    public required int[] FirstCharge { get; init; }
    public required int[] ChargeItem { get; init; }
    public required double[] ChargeFactor { get; init; }

    /// <summary>By history: its information set, or -1.</summary>
    public required int[] Set { get; init; }
    public required int[] SetMover { get; init; }
    public required int[] SetActions { get; init; }

    /// <summary>By information set, one more than there are: where its actions begin in arrays with one entry for each (set, action).</summary>
    public required int[] SetFirstAction { get; init; }
    public required int[] SetFirstMember { get; init; }
    public required int[] Member { get; init; }

    /// <summary>By history and party: the belief row about that party.</summary>
    public required int[] Belief { get; init; }

    /// <summary>By information set: the belief row of its first action, the others following; -1 where the mover has one type or one action.</summary>
    public required int[] SetFirstRow { get; init; }

    /// <summary>By belief row: whose it is. The first rows are the priors, one a party.</summary>
    public required int[] RowParty { get; init; }

    /// <summary>Histories by level, parents in earlier levels.</summary>
    public required int[] Order { get; init; }

    /// <summary>Where each level begins in <see cref="Order"/>; one more than there are levels.</summary>
    public required int[] FirstOfLevel { get; init; }
}
