using Demarche.Engine.Play.Numerics;

namespace Demarche.Games.Solving;

/// <summary>A dense square matrix as the product of a lower and an upper triangle, with rows exchanged for stability. O(n³) once, O(n²) a solution.</summary>
internal sealed class LinearFactors(int size)
{
    private readonly double[] matrix = new double[size * size];
    private readonly int[] rows = new int[size];

    /// <summary>A row to fill before <see cref="Factor"/>.</summary>
    public Span<double> Row(int row) => matrix.AsSpan(row * size, size);

    /// <summary>The sign of the determinant: 1, −1, or 0 when the matrix is singular.</summary>
    public int Sign { get; private set; }

    /// <summary>Replaces the matrix by its factors; false when it is singular or holds what is not a number.</summary>
    public bool Factor()
    {
        Sign = 1;
        for (var k = 0; k < size; k++)
        {
            var pivotRow = k;
            for (var r = k + 1; r < size; r++)
            {
                if (Math.Abs(matrix[r * size + k]) > Math.Abs(matrix[pivotRow * size + k])) pivotRow = r;
            }

            var pivot = matrix[pivotRow * size + k];
            if (pivot == 0 || !double.IsFinite(pivot))
            {
                Sign = 0;
                return false;
            }

            rows[k] = pivotRow;
            if (pivotRow != k) Exchange(k, pivotRow);
            if (pivotRow != k ^ pivot < 0) Sign = -Sign;
            for (var r = k + 1; r < size; r++)
            {
                var share = matrix[r * size + k];
                if (share == 0) continue;
                share /= pivot;
                matrix[r * size + k] = share;
                Vectors.Add(-share, Row(k)[(k + 1)..], Row(r)[(k + 1)..]);
            }
        }

        return true;
    }

    /// <summary>Solves for a right-hand side in place; after <see cref="Factor"/>.</summary>
    public void Solve(Span<double> side)
    {
        for (var k = 0; k < size; k++) (side[k], side[rows[k]]) = (side[rows[k]], side[k]);
        for (var r = 1; r < size; r++) side[r] -= Vectors.Dot(Row(r)[..r], side[..r]);
        for (var r = size - 1; r >= 0; r--) side[r] = (side[r] - Vectors.Dot(Row(r)[(r + 1)..], side[(r + 1)..])) / matrix[r * size + r];
    }

    private void Exchange(int a, int b)
    {
        var first = Row(a);
        var second = Row(b);
        for (var c = 0; c < size; c++) (first[c], second[c]) = (second[c], first[c]);
    }
}
