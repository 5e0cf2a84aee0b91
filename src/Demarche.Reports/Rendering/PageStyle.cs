namespace Demarche.Reports.Rendering;

/// <summary>The style sheet of the HTML page. It holds no character that XML would escape.</summary>
internal static class PageStyle
{
    public static string Css { get; } = string.Join('\n',
        "",
        $":root{{color-scheme:light dark;{Palette.Light.Declarations()}}}",
        $"@media screen and (prefers-color-scheme:dark){{:root{{{Palette.Dark.Declarations()}}}}}",
        Base, Heads, Text, Blocks, Narrow, Print, "");

    private const string Base = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0 auto;max-width:56.25rem;padding:2.5rem 1.25rem 4rem;background:var(--dm-paper);color:var(--dm-ink);
         font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;overflow-wrap:break-word}
        header{border-bottom:3px solid var(--dm-ink);padding-bottom:1rem;margin-bottom:1.5rem}
        h1{font-size:clamp(1.55rem,1.1rem + 2.2vw,2.2rem);line-height:1.18;letter-spacing:-.012em;margin:0;text-wrap:balance}
        header p{margin:.6rem 0 0;color:var(--dm-muted);font-size:1.05rem}
        """;

    private const string Heads = "h2{font-size:1.4rem;line-height:1.25;letter-spacing:-.008em;margin:3rem 0 .9rem;"
        + "padding-top:.75rem;border-top:1px solid var(--dm-rule);scroll-margin-top:1rem}";

    private const string Text = """
        main section:first-of-type h2{margin-top:1.5rem;border-top:0;padding-top:0}
        h3{font-size:1.08rem;line-height:1.35;margin:1.8rem 0 .5rem}
        p,ul,ol,dl,dd{margin:0 0 .85rem}
        p,li,dd{max-width:44rem}
        a{color:var(--dm-accent);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:2px solid var(--dm-accent);outline-offset:2px}
        .skip{position:absolute;left:-100rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--dm-paper);padding:.25rem .75rem}
        nav{font-size:.9375rem;margin-bottom:1rem}
        nav ol{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem}
        nav a{text-decoration:none}
        nav a:hover{text-decoration:underline}
        footer{margin-top:3rem;border-top:1px solid var(--dm-rule);padding-top:.75rem;color:var(--dm-muted);font-size:.875rem}
        """;

    private const string Blocks = """
        .lead{border-left:4px solid var(--dm-accent);background:var(--dm-panel);padding:1.1rem 1.35rem;margin:0 0 1.25rem;font-size:1.1875rem;line-height:1.5}
        .lead p{margin:0 0 .7rem}
        .lead p:last-child{margin:0}
        dl div{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.15rem 1.25rem;padding:.4rem 0;border-bottom:1px solid var(--dm-rule)}
        dt{color:var(--dm-muted)}
        dd{margin:0}
        ul,ol{padding-left:1.35rem}
        li{margin:.3rem 0}
        li ul{margin:.3rem 0 .5rem}
        li::marker{color:var(--dm-muted)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;font-size:.9375rem;line-height:1.4;min-width:min(100%,36rem);margin:.4rem 0 1.4rem}
        caption,figcaption{text-align:left;font-weight:600;font-size:.9375rem;line-height:1.4;padding-bottom:.5rem;caption-side:top}
        th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--dm-rule);font-weight:400}
        thead th{font-weight:600;color:var(--dm-muted);border-bottom:2px solid var(--dm-line);vertical-align:bottom}
        th:last-child,td:last-child{padding-right:0}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        figure{margin:1.5rem 0 1.9rem}
        figure svg{display:block;max-width:100%;height:auto}
        figure svg.dm-wide{max-width:none}
        figure .wide:has(.dm-wide){width:max-content;max-width:calc(100vw - 2.5rem);position:relative;left:50%;transform:translateX(-50%)}
        details{margin-top:.5rem;font-size:.9375rem;color:var(--dm-muted)}
        summary{cursor:pointer;width:fit-content}
        details ul{margin:.5rem 0 0}
        .note{border-left:4px solid var(--dm-rule);padding:.1rem 0 .1rem 1rem;color:var(--dm-muted);font-size:.9375rem}
        .note b{font-weight:600}
        code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
        .holds{color:var(--dm-holds);font-weight:600}
        .fails{color:var(--dm-fails);font-weight:600}
        .judgement{color:var(--dm-judgement);font-style:italic}
        .source{color:var(--dm-muted);font-size:.9em}
        .quiet{color:var(--dm-muted)}
        """;

    private const string Narrow = """
        @media (max-width:40rem){
         body{font-size:1rem;padding:1.25rem 1rem 3rem}
         dl div{grid-template-columns:1fr}
         .lead{font-size:1.0625rem;padding:.9rem 1rem}
         caption{max-width:calc(100vw - 2rem)}
         figure svg{max-width:none;width:40rem}
         figure svg.dm-wide{width:60rem}
        }
        """;

    private const string Print = """
        @page{size:A4;margin:17mm 16mm 18mm}
        @page one{size:A4;margin:10mm 14mm}
        @media print{
         html{font-size:10.5pt}
         body{max-width:none;padding:0;font-size:10.5pt;line-height:1.45}
         nav,.skip,details{display:none}
         .lead{font-size:12pt}
         .wide{overflow:visible}
         figure .wide:has(.dm-wide){width:auto;max-width:100%;position:static;transform:none}
         figure svg,figure svg.dm-wide{max-height:225mm;width:auto;max-width:100%}
         p,li,dd{max-width:none;orphans:3;widows:3}
         h2,h3,caption,figcaption{break-after:avoid}
         h2{margin-top:1.8rem}
         .lead,figure,tr,.short,dl div,.note{break-inside:avoid}
         thead{display:table-header-group}
         a{color:inherit;text-decoration:none}
         *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
         body.page{page:one;font-size:8.8pt;line-height:1.3}
         .page h1{font-size:15pt}
         .page header{padding-bottom:.3rem;margin-bottom:.5rem;border-bottom-width:2px}
         .page header p{margin:.2rem 0 0;font-size:9pt}
         .page h2{font-size:11pt;margin:.7rem 0 .3rem;padding-top:.3rem}
         .page main section:first-of-type h2{margin-top:.2rem}
         .page p,.page ul,.page ol{margin:0 0 .3rem}
         .page li{margin:.1rem 0}
         .page li ul{margin:.1rem 0}
         .page .lead{font-size:10.5pt;line-height:1.35;padding:.5rem .8rem;margin:0 0 .5rem}
         .page figure{margin:.4rem 0}
         .page figure svg,.page figure svg.dm-wide{max-height:62mm}
         .page footer{margin-top:.5rem;padding-top:.3rem;font-size:8pt}
         .page .note{font-size:8.5pt}
        }
        """;
}
