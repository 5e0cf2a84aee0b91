namespace Demarche.Games.Solving;

/// <summary>The logit choice rule: probabilities in proportion to the exponentials of given numbers, of any size.</summary>
internal static class Softmax
{
    /// <summary>Turns logarithms of weights into logarithms of probabilities in place, and gives the probabilities.</summary>
    public static void Normalise(Span<double> logs, Span<double> probabilities)
    {
        var most = double.NegativeInfinity;
        foreach (var log in logs) most = Math.Max(most, log);
        var sum = 0.0;
        for (var a = 0; a < logs.Length; a++) sum += probabilities[a] = Math.Exp(logs[a] - most);
        var total = most + Math.Log(sum);
        for (var a = 0; a < logs.Length; a++)
        {
            probabilities[a] /= sum;
            logs[a] -= total;
        }
    }

    /// <summary>The probabilities in which actions of given worths are chosen with precision λ.</summary>
    public static void Choose(double lambda, ReadOnlySpan<double> worths, Span<double> probabilities)
    {
        var best = double.NegativeInfinity;
        foreach (var worth in worths) best = Math.Max(best, worth);
        var sum = 0.0;
        for (var a = 0; a < worths.Length; a++) sum += probabilities[a] = Math.Exp(lambda * (worths[a] - best));
        for (var a = 0; a < worths.Length; a++) probabilities[a] /= sum;
    }
}
