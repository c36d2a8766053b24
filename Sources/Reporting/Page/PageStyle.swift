/// How the page looks: on a phone, on a screen by day and by night, and on A4.
enum PageStyle {
  static let text = #"""
    :root{color-scheme:light dark;--ink:#1d2327;--quiet:#59636b;--paper:#fff;--soft:#f5f6f7;--rule:#dfe3e6;--accent:#8c1d18;
    --link:#0b5394;--ok:#1b6b3a;--no:#a3261d;--off:#59636b;--okbar:#5b9a74;--nobar:#c8695f;--offbar:#8a97a3;--back:#e9ecee;
    --h0:#dcefe2;--h1:#fff3cd;--h2:#fde2b5;--h3:#f9cdb0;--h4:#f3b1a6;--hot:#1d2327}
    @media (prefers-color-scheme:dark){:root{--ink:#e4e7ea;--quiet:#a5afb8;--paper:#15191c;--soft:#1e2428;--rule:#363e44;--accent:#f0a49c;
    --link:#8ec1f0;--ok:#86d1a2;--no:#f29c92;--off:#a5afb8;--okbar:#3f7f58;--nobar:#b0554b;--offbar:#6d7a86;--back:#2a3136;
    --h0:#173d26;--h1:#463c10;--h2:#523711;--h3:#5d2f17;--h4:#6b231c;--hot:#f3f4f5}}
    *{box-sizing:border-box}
    html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:80rem;padding:0 1.25rem 3rem;background:var(--paper);color:var(--ink);
    font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif;
    font-variant-numeric:tabular-nums;line-break:strict;overflow-wrap:anywhere}
    h1,h2,h3{line-height:1.3;text-wrap:balance}
    h1{font-size:1.75rem;margin:0 0 .5rem}
    h2{font-size:1.3rem;margin:0 0 .5rem;padding-bottom:.35rem;border-bottom:2px solid var(--accent)}
    h3{font-size:1.05rem;margin:1.5rem 0 .4rem}
    p{margin:.4rem 0}
    a{color:var(--link)}
    code{font:.85em/1.4 ui-monospace,"Noto Sans Mono CJK SC",monospace;color:var(--quiet)}
    header{padding-top:1.75rem}
    .period{margin:0;color:var(--accent);font-weight:700;letter-spacing:.04em}
    .lead,.quiet,.rest,footer{color:var(--quiet);font-size:.875rem}
    .notice{margin:.5rem 0;padding:.5rem .75rem;border-left:4px solid var(--accent);background:var(--soft)}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;padding:.5rem 1rem;background:var(--paper);z-index:9}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    main:focus{outline:none}
    .tiles{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0;padding:0}
    .tiles li{flex:1 1 6.5rem;padding:.5rem .75rem;border:1px solid var(--rule);border-radius:.4rem;font-size:.875rem;color:var(--quiet)}
    .tiles b{display:block;font-size:1.6rem;line-height:1.25;color:var(--ink)}
    .tiles .ok b{color:var(--ok)}.tiles .no b{color:var(--no)}
    nav{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.25rem;margin:0 -1.25rem;padding:.5rem 1.25rem;
    background:var(--paper);border-bottom:1px solid var(--rule)}
    nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:0;padding:0}
    nav form{display:flex;align-items:center;gap:.5rem;margin-left:auto;font-size:.875rem}
    nav form[hidden]{display:none}
    input{font:inherit;min-height:2.25rem;width:14rem;max-width:100%;padding:.2rem .6rem;border:1px solid var(--offbar);border-radius:.3rem;background:var(--paper);color:var(--ink)}
    section{margin-top:2.5rem}
    .wide{overflow-x:auto;max-width:100%}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
    tbody th{font-weight:400}
    thead th{font-weight:600;font-size:.8125rem;color:var(--quiet);vertical-align:bottom;white-space:nowrap;border-bottom:2px solid var(--rule)}
    tr[data-head] th{padding-top:1rem;font-weight:700;color:var(--accent)}
    tbody tr:not([data-head]):hover{background:var(--soft)}
    .n{text-align:right;white-space:nowrap}
    .paper{display:none}
    thead button{all:unset;cursor:pointer;box-sizing:border-box}
    thead button:focus-visible{outline:3px solid var(--link)}
    thead button::after{content:" ↕";opacity:.45}
    [aria-sort=ascending] button::after{content:" ↑";opacity:1}
    [aria-sort=descending] button::after{content:" ↓";opacity:1}
    .state{white-space:nowrap;font-weight:600;color:var(--off)}
    .ok.state,.ok{color:var(--ok)}.no.state,.no{color:var(--no)}
    .bit{display:block}
    .standing .bar{width:8rem;margin:.3rem 0 0 auto}
    .tag{display:inline-block;padding:0 .35rem;border:1px solid var(--no);border-radius:.25rem;font-size:.75rem;line-height:1.35;color:var(--no);white-space:nowrap}
    .bar{display:block;width:100%;min-width:4rem;height:.7rem;border-radius:2px}
    .back{fill:var(--back)}rect.ok{fill:var(--okbar)}rect.no{fill:var(--nobar)}rect.off{fill:var(--offbar)}.aim{fill:var(--ink)}
    .trend{display:block;overflow:visible}
    .trend polyline{fill:none;stroke:var(--offbar);stroke-width:1.75}
    .trend circle{fill:var(--offbar)}.trend circle:last-child{fill:var(--accent)}
    .group{margin:1rem 0;padding:.25rem 1rem .75rem;border:1px solid var(--rule);border-radius:.4rem}
    .group h3{margin-top:.6rem}
    .contact{padding-left:.75rem;border-left:4px solid var(--link)}
    summary{cursor:pointer;padding:.4rem 0;color:var(--link);font-weight:600}
    .heat th[scope=row],.heat thead th:first-child{position:sticky;left:0;min-width:11rem;background:var(--paper)}
    .heat td{border:1px solid var(--paper)}
    .h0,.h1,.h2,.h3,.h4{color:var(--hot)}
    .h0{background:var(--h0)}.h1{background:var(--h1)}.h2{background:var(--h2)}.h3{background:var(--h3)}.h4{background:var(--h4)}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1rem}
    .card{margin:0;padding:.75rem;border:1px solid var(--rule);border-radius:.4rem}
    .card[hidden]{display:none}
    figcaption{display:grid;grid-template-columns:1fr auto;gap:0 .75rem;margin-bottom:.4rem}
    figcaption b{grid-column:1}figcaption span{grid-column:1;color:var(--quiet);font-size:.875rem}
    figcaption svg{grid-column:2;grid-row:1/3}
    .bars th,.bars td{padding:.12rem .35rem;border:0;vertical-align:middle;font-size:.8125rem}
    .bars th{white-space:nowrap;max-width:9rem;overflow:hidden;text-overflow:ellipsis}
    .bars td:nth-child(2){width:60%}
    .definitions td{min-width:6rem}.definitions th[scope=row]{min-width:13rem}
    .definitions code{display:block}
    footer{margin-top:3rem;border-top:1px solid var(--rule)}
    @media screen and (max-width:48rem){
    body{padding:0 1rem 2rem}
    nav{position:static;margin:0 -1rem;padding:.5rem 1rem}
    nav form{margin:0;flex-wrap:wrap;width:100%}
    html{scroll-padding-top:0}
    nav a{display:inline-block;padding:.35rem 0}
    .less,.figures .line{display:none}
    .figures .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .figures .state{position:relative}
    th,td{padding:.4rem .35rem}
    thead th,thead .n{white-space:normal}
    .figures thead th:first-child button::after{content:""}
    .heat th[scope=row],.heat thead th:first-child{min-width:8rem;max-width:9rem;font-size:.8125rem}
    .definitions td{min-width:10rem}
    .standing tbody th{min-width:3.9rem}
    .compact tbody th{min-width:7.5rem}
    .compact code{white-space:nowrap}
    .standing td:nth-child(4){min-width:5rem}
    .standing .bar{width:3.5rem;min-width:0;margin-left:auto}
    .standing td:nth-child(3){min-width:8rem}
    }
    @media print{
    @page{size:A4;margin:14mm 12mm}
    :root{color-scheme:light;--ink:#000;--quiet:#444;--paper:#fff;--soft:#f5f6f7;--rule:#bbb;--accent:#8c1d18;--link:#000;--ok:#1b6b3a;--no:#a3261d;
    --off:#444;--okbar:#5b9a74;--nobar:#c8695f;--offbar:#8a97a3;--back:#e9ecee;--h0:#dcefe2;--h1:#fff3cd;--h2:#fde2b5;--h3:#f9cdb0;--h4:#f3b1a6;--hot:#000}
    body{max-width:none;padding:0;font-size:9.5pt;line-height:1.45;print-color-adjust:exact;-webkit-print-color-adjust:exact}
    nav,.skip{display:none}
    a{text-decoration:none}
    table{font-size:8pt;line-height:1.35}
    th,td{padding:.12rem .3rem}
    thead th{font-size:7.5pt}
    .wide{overflow:visible}
    .heat th[scope=row],.heat thead th:first-child{position:static;min-width:34mm}
    tr,.card,.tiles{break-inside:avoid}
    h2,h3,summary,tr[data-head]{break-after:avoid}
    thead{display:table-header-group;break-inside:avoid}
    thead button{display:none}.paper{display:inline}
    td .quiet,th .quiet{font-size:7.5pt}
    details::details-content{content-visibility:visible;display:block}
    summary{list-style:none;color:var(--ink)}
    .cards{grid-template-columns:repeat(3,1fr);gap:.4rem}
    .card{padding:.3rem .45rem}.card figcaption b{font-size:8.5pt}.card figcaption span{font-size:7.5pt}.card .trend{width:44px;height:12px}
    .bars th,.bars td{padding:0 .15rem;font-size:7.5pt}.bars .bar{min-width:2rem;height:.5rem}
    section{margin-top:1.25rem}
    tr[data-head] th{padding-top:.5rem}
    .group{padding:0 .5rem .25rem;margin:.5rem 0;box-decoration-break:clone}
    code{font-size:7pt}
    .definitions td,.definitions th[scope=row]{min-width:0}
    }
    """#
}
