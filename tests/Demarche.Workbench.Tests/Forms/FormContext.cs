using AngleSharp.Dom;
using Bunit;
using Demarche.Workbench.Files;
using Demarche.Workbench.Forms;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Demarche.Workbench.Tests.Forms;

/// <summary>A model in a folder of its own and the forms of a part of it, without a browser.</summary>
internal sealed class FormContext : BunitContext
{
    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public FormContext(string text)
    {
        files["m.crisis.yaml"] = text;
        Model = new OpenedModel("m.crisis.yaml", files.Folder, new ModelText(files.Folder, "m.crisis.yaml", null, TimeProvider.System), analyst, TimeProvider.System);
        Services.AddMudServices();
        Services.AddScoped<Demarche.Workbench.Browser>();
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public OpenedModel Model { get; }

    public string Text => Model.Saving.Text;

    public IEnumerable<string> Messages => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(s => s.Message ?? "");

    /// <summary>Draws a part of the Model page, or a part and nothing but some of its keys.</summary>
    public IRenderedComponent<FormHost> Show(string part) => Render<FormHost>(p => p.Add(h => h.Model, Model).Add(h => h.Form, Form(FormWords.Parts.Single(f => f.Id == part))));

    /// <summary>The field of a label; of several the one of that number.</summary>
    public static IElement Field(IRenderedComponent<FormHost> page, string label, int number = 0) =>
        page.FindAll("label").Where(l => (l.QuerySelector("[aria-label]")?.GetAttribute("aria-label") ?? string.Concat(l.ChildNodes.OfType<IText>().Select(t => t.Text))).Trim() == label).ElementAt(number).QuerySelector("input, select, textarea")!;

    /// <summary>Fills a field in.</summary>
    public Task Fill(IRenderedComponent<FormHost> page, string label, string value, int number = 0) => Do(page, () => Field(page, label, number).Change(value));

    /// <summary>Presses a button, by its words or its name.</summary>
    public Task Press(IRenderedComponent<FormHost> page, string name, int number = 0) =>
        Do(page, () => page.FindAll("button").Where(b => (b.GetAttribute("aria-label") ?? b.TextContent).Trim() == name).ElementAt(number).Click());

    /// <summary>Does something on the page while it stands still, and waits until the model has followed.</summary>
    public async Task Do(IRenderedComponent<FormHost> page, Action action)
    {
        await Model.Settled;
        await page.InvokeAsync(action);
        await Model.Settled;
        page.Render();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Model.Dispose();
        analyst.Dispose();
        files.Dispose();
    }

    private static RenderFragment Form(FormPart part) => builder =>
    {
        switch (part.Id)
        {
            case "priorities":
                builder.OpenComponent<PrioritiesForm>(0);
                break;
            case "parties":
                builder.OpenComponent<PartiesForm>(0);
                break;
            case "crisis":
                builder.OpenComponent<BasicsForm>(0);
                break;
            default:
                builder.OpenComponent<SectionForm>(0);
                builder.AddComponentParameter(1, "OfKeys", part.Keys);
                builder.AddComponentParameter(2, "Part", part.Id);
                break;
        }

        builder.CloseComponent();
    };
}
