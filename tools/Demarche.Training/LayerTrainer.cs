using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// Multinomial logistic regression over sentence vectors, all examples in every step, by Adam with L2 shrinkage, in doubles in one thread: the same vectors give the same bytes.
/// Source: Kingma and Ba 2015 for Adam.
/// </summary>
internal sealed class LayerTrainer(LayerOptions options)
{
    private const int Types = 15;
    private const int Row = VectorLayer.Width + 1;

    private readonly double[] _weights = new double[Types * Row];
    private readonly double[] _slopes = new double[Types * Row];
    private readonly double[] _means = new double[Types * Row];
    private readonly double[] _squares = new double[Types * Row];

    /// <summary>Learns from vectors with their types and weights.</summary>
    public VectorLayer Learn(IReadOnlyList<(float[] Vector, EventType Type, double Weight)> examples)
    {
        var total = examples.Sum(example => example.Weight);
        var (meanLeft, squareLeft) = (1.0, 1.0);
        for (var step = 0; step < options.Steps; step++)
        {
            Array.Clear(_slopes);
            foreach (var (vector, type, weight) in examples) AddSlopes(vector, (int)type, weight / total);
            (meanLeft, squareLeft) = (meanLeft * 0.9, squareLeft * 0.999);
            Step(1 - meanLeft, 1 - squareLeft);
        }

        return new VectorLayer(Array.ConvertAll(_weights, weight => (float)weight), options.Share, options.Sharpness);
    }

    private void AddSlopes(float[] vector, int type, double weight)
    {
        Span<double> chances = stackalloc double[Types];
        for (var t = 0; t < Types; t++)
        {
            var sum = _weights[t * Row + VectorLayer.Width];
            for (var i = 0; i < VectorLayer.Width; i++) sum += _weights[t * Row + i] * vector[i];
            chances[t] = sum;
        }

        Softmax.Of(chances);
        chances[type] -= 1;
        for (var t = 0; t < Types; t++)
        {
            var slope = weight * chances[t];
            for (var i = 0; i < VectorLayer.Width; i++) _slopes[t * Row + i] += slope * vector[i];
            _slopes[t * Row + VectorLayer.Width] += slope;
        }
    }

    private void Step(double meanBorn, double squareBorn)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            var slope = _slopes[i] + options.Shrink * _weights[i];
            _means[i] = 0.9 * _means[i] + 0.1 * slope;
            _squares[i] = 0.999 * _squares[i] + 0.001 * slope * slope;
            _weights[i] -= options.Rate * (_means[i] / meanBorn) / (Math.Sqrt(_squares[i] / squareBorn) + 1e-8);
        }
    }
}
