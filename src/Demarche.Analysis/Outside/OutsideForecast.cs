using Demarche.Analysis.Play;
using Demarche.Engine.Outside;
using Demarche.Language.Binding;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Outside;

/// <summary>The outside view of a crisis, and what its games are held to by it.</summary>
public sealed class OutsideForecast
{
    private readonly double[] typical;
    private readonly Trust trust;
    private readonly TrustedAnchor anchor;

    private OutsideForecast(ReferenceClass about, bool isNamed, HorizonRate rate, double days, double age, Calibration calibration, Trust trust,
        IReadOnlyList<ReferenceClass> known)
    {
        (Class, IsNamed, Rate, Days, Age, Calibration, this.trust, Known) = (about, isNamed, rate, days, age, calibration, trust, known);
        typical = [.. calibration.Breaks.Select(Logistic.Odds)];
        anchor = new TrustedAnchor(new Anchor(rate.Mean, typical), trust);
    }

    /// <summary>The class.</summary>
    public ReferenceClass Class { get; }

    /// <summary>Whether the model names or counts it.</summary>
    public bool IsNamed { get; }

    /// <summary>The class's rate over the horizon.</summary>
    public HorizonRate Rate { get; }

    /// <summary>How many days the horizon is ahead.</summary>
    public double Days { get; }

    /// <summary>How many days old the crisis is.</summary>
    public double Age { get; }

    /// <summary>Readiness and typical models.</summary>
    public Calibration Calibration { get; }

    /// <summary>The classes that it was chosen from.</summary>
    public IReadOnlyList<ReferenceClass> Known { get; }

    /// <summary>How far models of this kind are trusted.</summary>
    public Trust Trust => trust;

    /// <summary>
    /// The games with parties as ready to decide as the outside view has it, and the outside view: the class, its rate over the horizon, and the readiness
    /// that makes typical models average it. The games as they are where it is not asked for, where the model names no break, or where no class is named and
    /// none fits. No games, and why, where the model that is named as typical cannot be played.
    /// </summary>
    public static (PlayTable? Table, OutsideForecast? Outside, string? WhyNot) Hold(CompiledCrisis compiled, PlayTable table, PlayRequest request,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Inside || compiled.Break is null) return (table, null, null);
        var (crisis, calendar) = (compiled.Crisis, table.Centre.Game.Calendar);
        var ahead = calendar.Horizon.DayNumber - calendar.AsOf.DayNumber;
        double days = Math.Max(1, ahead);
        var fitting = FittingClasses.Of(crisis, days);
        if (fitting.Chosen is not { } chosen) return (table, null, null);
        var (named, whyNot) = crisis.Typical is { } model ? TypicalModels.Named(model, ahead, request, cancellation) : (null, null);
        if (whyNot is not null) return (null, null, whyNot);
        double age = crisis.Outside?.AgeOn(calendar.AsOf) ?? 0;
        var rate = chosen.Rate.Over(days, age);
        var calibration = Calibration.Of(table, crisis, rate.Mean, request, named, cancellation);
        var outside = new OutsideForecast(chosen, fitting.IsNamed, rate, days, age, calibration, request.Trust ?? Trust.Prior,
            crisis.Outside?.Known ?? ReferenceClasses.Bundled);
        var isStated = crisis.Play.Readiness is not null || request.Choices.Readiness is not null;
        return (isStated ? table : table.Ready(calibration.Readiness), outside, null);
    }

    /// <summary>The outside view joined with what a model says in each of its draws.</summary>
    public JoinedForecast Join(IReadOnlyCollection<double> breaks)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        return new JoinedForecast(Rate, typical, Logistic.Odds(breaks.Average()), [.. breaks.Select(Logistic.Odds)], trust);
    }

    /// <summary>The joined probability if the model said something else.</summary>
    public double If(double breaks) => anchor.Joined(Logistic.Odds(breaks));

    /// <summary>The same by a day of the horizon.</summary>
    public double If(double breaks, double day) => Rate.By(If(breaks), day);
}
