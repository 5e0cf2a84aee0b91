using Demarche.Workbench.Forms;
using Demarche.Workbench.Models;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Demarche.Workbench.Tests.Forms;

/// <summary>What the Model page is to its forms: it hands them the model, and draws them again after every change.</summary>
public sealed class FormHost : ComponentBase, IDisposable
{
    [Parameter, EditorRequired]
    public required OpenedModel Model { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment Form { get; set; }

    public void Dispose() => Model.Changed -= Again;

    protected override void OnInitialized() => Model.Changed += Again;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<View>>(0);
        builder.AddComponentParameter(1, "Value", new View(Model, Model.State, null));
        builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
        {
            inner.OpenComponent<FormScope>(0);
            inner.AddComponentParameter(1, "ChildContent", Form);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }

    private void Again() => _ = InvokeAsync(StateHasChanged);
}
