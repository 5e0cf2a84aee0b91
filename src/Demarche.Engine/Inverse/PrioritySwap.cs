namespace Demarche.Engine.Inverse;

/// <summary>
/// One exchange of two neighbouring priorities: the statement at <paramref name="Position"/> (from 0, in the order at that moment) and the one
/// below it change places.
/// </summary>
public readonly record struct PrioritySwap(int Party, int Position);
