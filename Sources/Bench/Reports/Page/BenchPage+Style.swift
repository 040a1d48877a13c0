extension BenchPage {
    static let style = """
        :root{--back:#fff;--fore:#1d2129;--soft:#5b6472;--line:#d9dde3;--panel:#f6f7f9;--band:#e6e9ee;--accent:#2463c4;\
        --bad:#b3261e;--badback:#fbe9e7;--good:#1b6b33;--goodback:#e4f3e8;--unsure:#8a5a00;--unsureback:#fbf0dc}
        @media(prefers-color-scheme:dark){:root{--back:#15181d;--fore:#e4e7ec;--soft:#a3acb9;--line:#343a44;--panel:#1d2128;\
        --band:#2b313a;--accent:#7fb0ff;--bad:#ff8f85;--badback:#3b1d1b;--good:#7fd197;--goodback:#17301e;--unsure:#f0b95a;\
        --unsureback:#352916}}
        *{box-sizing:border-box}
        body{font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;max-width:74rem;margin:0 auto;padding:1.2rem 1.2rem 4rem;\
        color:var(--fore);background:var(--back)}
        h1{font-size:1.5rem;margin:.2em 0}h2{font-size:1.15rem;margin:2em 0 .5em}h3{font-size:1rem;margin:1.4em 0 .3em}
        small,.note{color:var(--soft);font-weight:400;font-size:.9rem}p{margin:.3em 0}a{color:var(--accent)}
        code,pre{font:.86rem/1.45 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere;white-space:pre-wrap;margin:.2em 0}
        .chips{display:flex;flex-wrap:wrap;gap:.4em;margin:.8em 0 0}
        .chip,.badge{border-radius:1em;padding:.1em .7em;background:var(--panel);border:1px solid var(--line);white-space:nowrap}
        .badge{font-size:.82rem;padding:0 .6em}
        .bad.chip,.bad.badge{color:var(--bad);background:var(--badback);border-color:currentColor}
        .good.chip,.good.badge{color:var(--good);background:var(--goodback);border-color:currentColor}
        .unsure.chip,.unsure.badge{color:var(--unsure);background:var(--unsureback);border-color:currentColor}
        .advice{list-style:none;margin:0;padding:0}
        .advice li{border-left:4px solid var(--line);background:var(--panel);padding:.35em .8em;margin:.35em 0;overflow-wrap:anywhere}
        .advice li.bad{border-color:var(--bad)}.advice li.good{border-color:var(--good)}.advice li.unsure{border-color:var(--unsure)}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        td,th{text-align:left;padding:.28em .6em;border-bottom:1px solid var(--line);vertical-align:middle}
        thead th{color:var(--soft);font-weight:600;white-space:nowrap;vertical-align:bottom}
        tbody tr.first td{border-top:1px solid var(--soft)}
        td.name{overflow-wrap:anywhere;min-width:9em}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.weak{color:var(--soft)}
        .facts{width:auto}.facts th{font-weight:500;color:var(--soft);white-space:nowrap}.facts td{overflow-wrap:anywhere}
        td.strip,th.strip{width:19rem;min-width:15rem;padding:0 .4em}
        details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:0 .9rem}
        details[open]{padding-bottom:.8rem}
        summary{cursor:pointer;padding:.5rem 0;font-weight:600;overflow-wrap:anywhere}
        .anchor{scroll-margin-top:3.5rem}
        svg{display:block;width:100%;height:auto}.plot{overflow-x:auto}.plot svg{min-width:40rem}
        svg text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--fore)}svg text.tick{fill:var(--soft);font-size:11px}
        svg text.step{fill:var(--unsure);font-weight:600}
        path{fill:none}.grid{stroke:var(--line)}.one{stroke:var(--soft);stroke-dasharray:2 2}.band{fill:var(--band)}
        .dot{stroke:var(--accent);stroke-width:5.5;stroke-linecap:round}path.dot{opacity:.85}
        .dot.out{stroke:var(--bad);stroke-width:8;opacity:1}.dot.warm{stroke:var(--soft);stroke-width:7;opacity:1}
        .dot.hole{stroke:var(--back);stroke-width:4;opacity:1}
        .quartiles{fill:var(--band)}.interval{fill:var(--accent)}.median{stroke:var(--fore);stroke-width:2}
        .range{stroke:var(--soft);stroke-width:2.5}.range.regression,.dot.regression{stroke:var(--bad)}
        .range.improvement,.dot.improvement{stroke:var(--good)}.range.inconclusive,.dot.inconclusive{stroke:var(--unsure)}
        .strip .dot{stroke-width:9;opacity:1}.dot.no_change,.dot.unjudged{stroke:var(--soft)}
        .cover{fill:var(--band)}.course{stroke:var(--accent);stroke-width:1.5}.level{stroke:var(--fore);stroke-width:1.5;stroke-dasharray:6 3}
        .change{stroke:var(--unsure);stroke-width:1.5;stroke-dasharray:3 3}.law{stroke:var(--unsure);stroke-width:2}
        .whisker{stroke:var(--accent);stroke-width:1.5}
        .key{color:var(--soft);font-size:.85rem}.k{display:inline-block;width:.75em;height:.75em;border-radius:50%;margin:0 .35em 0 .9em;\
        vertical-align:-.05em;border:2px solid transparent}.k:first-child{margin-left:0}
        .k.dot{background:var(--accent)}.k.out{border-color:var(--bad)}.k.warm{border-color:var(--soft)}
        .k.box{border-radius:0;background:var(--band);border-left:2px solid var(--fore)}
        .k.bar{border-radius:0;height:.3em;border:0;background:var(--accent);vertical-align:.2em}
        @media(max-width:60rem){table{font-size:.84rem}td,th{padding:.25em .35em}td.strip,th.strip{min-width:11rem}}
        @media print{details{break-inside:avoid}body{max-width:none}}
        """
}
