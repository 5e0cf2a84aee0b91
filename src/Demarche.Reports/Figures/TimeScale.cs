namespace Demarche.Reports.Figures;

/// <summary>Dates on a line, to scale, with gaps that would swallow the rest cut out.</summary>
internal sealed class TimeScale
{
    private const double CutLength = 46;
    private const int ShortestCut = 21;
    private const double Disproportion = 5;
    private const double LongestDay = 60;

    private readonly List<DateOnly> dates;
    private readonly List<double> positions = [0];

    /// <summary>A scale of about the wished-for length for dates that need be neither sorted nor distinct.</summary>
    public TimeScale(IEnumerable<DateOnly> dates, double length)
    {
        this.dates = [.. dates.Distinct().Order()];
        var gaps = this.dates.Zip(this.dates.Skip(1), (a, b) => b.DayNumber - a.DayNumber).ToArray();
        var cut = Cut(gaps);
        var kept = gaps.Where((_, i) => !cut[i]).Sum();
        var day = kept == 0 ? 0 : Math.Clamp((length - (cut.Count(c => c) * CutLength)) / kept, 2.0 * gaps.Length / kept, LongestDay);
        for (var i = 0; i < gaps.Length; i++)
        {
            if (cut[i]) Cuts.Add((positions[^1] + (CutLength / 2), InWords(gaps[i])));
            positions.Add(positions[^1] + (cut[i] ? CutLength : gaps[i] * day));
        }
    }

    /// <summary>The places where time is left out, with how much.</summary>
    public List<(double At, string Words)> Cuts { get; } = [];

    /// <summary>The whole length.</summary>
    public double Length => positions[^1];

    /// <summary>Where one of the dates stands.</summary>
    public double At(DateOnly date) => positions[dates.BinarySearch(date)];

    /// <summary>From the longest on: a gap is cut while it is out of all proportion to the mean of those that would stay.</summary>
    private static bool[] Cut(int[] gaps)
    {
        var cut = new bool[gaps.Length];
        foreach (var i in Enumerable.Range(0, gaps.Length).OrderByDescending(i => gaps[i]))
        {
            var others = gaps.Where((_, j) => j != i && !cut[j]).ToArray();
            if (others.Length == 0 || gaps[i] < ShortestCut || gaps[i] < Disproportion * others.Average()) break;
            cut[i] = true;
        }

        return cut;
    }

    private static string InWords(int days) => days switch
    {
        >= 700 => $"{Math.Round(days / 365.25)} years",
        >= 60 => $"{Math.Round(days / 30.44)} months",
        _ => $"{days} days",
    };
}
