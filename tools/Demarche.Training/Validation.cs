using System.Globalization;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>How well sentences are told whose types are known.</summary>
/// <param name="Count">How many sentences.</param>
/// <param name="First">The share whose type is the likeliest.</param>
/// <param name="Three">The share whose type is among the three likeliest.</param>
/// <param name="Loss">The mean of minus the logarithm of the probability of the right type.</param>
/// <param name="Sharpness">What scores should be multiplied with so that the loss is least.</param>
/// <param name="Confusions">Right and given type, with how often, most often first.</param>
internal sealed record Validation(int Count, double First, double Three, double Loss, double Sharpness, IReadOnlyList<(EventType Right, EventType Given, int Count)> Confusions)
{
    private const double Least = 1e-12;

    public static Validation Of(IEnumerable<(Example Example, double[] Probabilities)> answers)
    {
        var all = answers.Select(answer => (Right: (int)answer.Example.Type, answer.Probabilities)).ToList();
        var places = all.ConvertAll(answer => answer.Probabilities.Count(p => p > answer.Probabilities[answer.Right]));
        var confusions = all.Where((_, i) => places[i] > 0)
            .CountBy(answer => (answer.Right, Given: Array.IndexOf(answer.Probabilities, answer.Probabilities.Max())))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => ((EventType)pair.Key.Right, (EventType)pair.Key.Given, pair.Value));
        return new Validation(
            all.Count,
            places.Count(place => place == 0) / (double)all.Count,
            places.Count(place => place < 3) / (double)all.Count,
            LossAt(all, 1),
            Enumerable.Range(1, 60).Select(step => step * 0.05).MinBy(sharpness => LossAt(all, sharpness)),
            [.. confusions]);
    }

    public string Words()
    {
        var numbers = string.Create(CultureInfo.InvariantCulture,
            $"{Count} sentences: likeliest right {First:F3}, among three {Three:F3}, loss {Loss:F3}, best sharpness {Sharpness:F2}");
        return string.Join('\n', [numbers, .. Confusions.Take(20).Select(each => $"{each.Right.Name()} taken for {each.Given.Name()}: {each.Count}")]);
    }

    private static double LossAt(List<(int Right, double[] Probabilities)> answers, double sharpness) =>
        answers.Average(answer => -Math.Log(Sharpened(answer.Probabilities, sharpness)[answer.Right] + Least));

    private static double[] Sharpened(double[] probabilities, double sharpness)
    {
        var scores = Array.ConvertAll(probabilities, p => Math.Log(p + Least) * sharpness);
        Softmax.Of(scores);
        return scores;
    }
}
