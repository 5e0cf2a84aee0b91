using Demarche.Engine;
using Demarche.Engine.Outside;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds the outside view: a class by name, counts of the model's own, or what to find a class by.</summary>
internal sealed class OutsideBinder(GroundsBinder grounds, ModelFiles files, DiagnosticBag diagnostics)
{
    /// <summary>The outside view; null where the model says nothing of it.</summary>
    public OutsideView? Bind(YamlMapping model)
    {
        var rate = (model["play"] as YamlMapping)?["base-rate"] as YamlMapping;
        if (model["outside"] is not { } given) return rate is null ? null : OfBaseRate(rate);
        if (rate is not null) diagnostics.Report(OutsideRules.Twice, given.Span, "`play: base-rate`");
        if (given.Scalar() is { } name) return Named(new OutsideView { Known = ReferenceClasses.Bundled, Span = given.Span }, name);
        if (given is not YamlMapping mapping) return null;
        CheckSince(mapping, model["asof"].Date());
        var view = new OutsideView
        {
            Known = ReferenceClasses.Bundled,
            Kind = mapping["kind"].Text(),
            Trigger = mapping["trigger"].Text(),
            LongWar = mapping["long-war"].YesNo(),
            Between = mapping["between"].Text(),
            Since = mapping["since"].Date(),
            Grounds = grounds.Of(mapping),
            Span = mapping.Span,
        };
        if (mapping["table"].Scalar() is { } table)
            view = view with { Known = files.ReadNamed(table, false, out var file) is { } text ? ReferenceClasses.Read(text, file, diagnostics) : [] };
        var counted = ClassBinder.CountKeys.Any(k => mapping[k] is not null);
        if (mapping["class"].Scalar() is { } id)
        {
            if (counted) diagnostics.Report(OutsideRules.Twice, id.Span, "counts of your own");
            return Named(view, id);
        }

        return counted ? view with { Class = Counted(mapping) } : view;
    }

    private OutsideView Named(OutsideView view, YamlScalar name)
    {
        var found = ReferenceClasses.Find(view.Known, name.Text.Trim());
        if (found is null && view.Known.Count > 0)
        {
            var help = diagnostics.DidYouMean(name.Text, view.Known.Select(c => c.Id!)) ?? OutsideRules.UnknownClass.Help;
            diagnostics.ReportWithHelp(OutsideRules.UnknownClass, name.Span, help, Spelling.Shortened(name.Text));
        }

        return view with { Class = found };
    }

    private ReferenceClass? Counted(YamlMapping mapping)
    {
        if (mapping["of"] is null) diagnostics.Report(OutsideRules.Incomplete, mapping.Span, "`of`, which says what cases they are");
        var read = new ClassBinder(diagnostics).Bind(mapping);
        return read is null ? null : read with { Id = null, Source = mapping["source"].Text() };
    }

    private static OutsideView? OfBaseRate(YamlMapping rate) =>
        rate["share"].Share() is not { } share || rate["of"].Text() is not { } of ? null : new OutsideView
    {
        Known = ReferenceClasses.Bundled,
        Class = new ReferenceClass { Of = of, Rate = new ReferenceRate(0, 0) { Sure = (double)share }, Source = rate["source"].Text(), Span = rate.Span },
        Span = rate.Span,
    };

    private void CheckSince(YamlMapping mapping, DateOnly? asOf)
    {
        if (mapping["since"].Date() is { } since && asOf is { } day && since > day)
            diagnostics.Report(OutsideRules.SinceLater, mapping["since"]!.Span, Numerals.Day(since), Numerals.Day(day));
    }
}
