/// The frame of `report.html` in Mustache: `{{name}}` is escaped, and `{{{name}}}` stands only where the program's own
/// style and script do.
enum PageTemplate {
  static let text = #"""
    <!DOCTYPE html>
    <html lang="{{lang}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="format-detection" content="telephone=no">
    <meta name="generator" content="{{program}}">
    <title>{{heading}} {{period}}</title>
    <link rel="icon" href="data:,">
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">{{w.skip}}</a>
    <header>
    <p class="period">{{period}}</p>
    <h1>{{heading}}</h1>
    <p>{{account}}</p>
    {{#notes}}
    <p class="notice">{{.}}</p>
    {{/notes}}
    <ul class="tiles">
    {{#tiles}}
    <li class="{{kind}}"><b>{{number}}</b> {{label}}</li>
    {{/tiles}}
    </ul>
    </header>
    <nav aria-label="{{w.contents}}">
    <ul>
    {{#groups}}<li><a href="#behind">{{w.behind}}</a></li>{{/groups}}
    <li><a href="#figures">{{w.figures}}</a></li>
    {{#heat}}<li><a href="#heat">{{w.heat}}</a></li>
    <li><a href="#charts">{{w.charts}}</a></li>{{/heat}}
    <li><a href="#findings">{{w.findings}}</a></li>
    <li><a href="#sources">{{w.sources}}</a></li>
    <li><a href="#definitions">{{w.definitions}}</a></li>
    </ul>
    <form role="search" hidden>
    <label for="filter">{{w.filter}}</label>
    <input id="filter" type="search" placeholder="{{w.filterHint}}" autocomplete="off">
    <output id="found" for="filter"></output>
    </form>
    </nav>
    <main id="main" tabindex="-1">
    {{#groups}}
    <section id="behind" aria-labelledby="behind-title">
    <h2 id="behind-title">{{w.behind}}</h2>
    <p class="lead">{{w.behindLead}}</p>
    <div class="wide" role="region" aria-labelledby="behind-title" tabindex="0">
    <table data-sortable data-filterable class="standing">
    <thead><tr><th scope="col">{{title}}</th><th scope="col" class="n">{{w.behindBars}}</th>\#
    <th scope="col">{{w.worst}}</th><th scope="col">{{w.call}}</th>\#
    <th scope="col" class="n less">{{w.errors}}</th><th scope="col" class="n less">{{w.warnings}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row"><a href="#{{anchor}}">{{name}}</a></th>\#
    <td class="n" data-sort="{{behind}}"><b>{{behind}}</b> / {{judged}}\#
    <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">\#
    <rect class="back" width="1000" height="12"/><rect class="no" width="{{bar}}" height="12"/></svg></td>\#
    <td>{{#worst}}<span class="bit">{{title}} <b>{{value}}</b></span>{{/worst}}</td>\#
    <td>{{#contacts}}<span class="bit"><b>{{name}}</b></span>{{/contacts}}{{#isWithoutContact}}—{{/isWithoutContact}}</td>\#
    <td class="n less">{{errors}}</td><td class="n less">{{warnings}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#restOfGroups}}<p class="rest">{{restOfGroups}}</p>{{/restOfGroups}}
    {{#rows}}
    <article class="group" id="{{anchor}}">
    <h3>{{name}}</h3>
    <p>{{summary}}</p>
    {{#contacts}}<p class="contact">{{w.call}} <b>{{name}}</b> <span class="quiet">{{files}}</span></p>{{/contacts}}
    {{#hasMisses}}
    <details>
    <summary>{{unfold}}</summary>
    <div class="wide" role="region" aria-label="{{name}}" tabindex="0">
    <table data-sortable data-filterable class="compact">
    <thead><tr><th scope="col">{{w.figure}}</th><th scope="col" class="n">{{w.value}}</th>\#
    <th scope="col" class="n">{{w.target}}</th><th scope="col" class="n">{{w.whole}}</th>\#
    <th scope="col" class="n">{{w.missing}}</th><th scope="col">{{w.gaps}}</th></tr></thead>
    <tbody>
    {{#misses}}
    <tr><th scope="row">{{title}}{{#isLowest}} <span class="tag">{{w.lowest}}</span>{{/isLowest}}</th>\#
    <td class="n">{{value}}</td><td class="n">{{target}}</td><td class="n">{{wholeValue}}</td>\#
    <td class="n"><b>{{missing}}</b></td><td>{{#list}}<code>{{list}}</code>{{/list}}</td></tr>
    {{/misses}}
    </tbody>
    </table>
    </div>
    {{#more}}<p class="rest">{{more}}</p>{{/more}}
    </details>
    {{/hasMisses}}
    </article>
    {{/rows}}
    </section>
    {{/groups}}
    <section id="figures" aria-labelledby="figures-title">
    <h2 id="figures-title">{{w.figures}}</h2>
    <p class="lead">{{w.figuresLead}}</p>
    <div class="wide" role="region" aria-labelledby="figures-title" tabindex="0">
    <table data-sortable data-filterable class="figures">
    <thead><tr><th scope="col">{{w.state}}</th><th scope="col">{{w.figure}}</th><th scope="col" class="n">{{w.value}}</th>\#
    <th scope="col" class="n">{{w.target}}</th><th scope="col" class="n">{{w.change}}</th>\#
    <th scope="col" class="line">{{w.trend}}</th><th scope="col" class="n less">{{w.counts}}</th>\#
    <th scope="col" class="n less">{{w.unknown}}</th></tr></thead>
    {{#items}}
    <tbody>
    <tr data-head><th colspan="8" scope="rowgroup">{{title}}</th></tr>
    {{#figures}}
    <tr><td class="state {{state.kind}}" data-sort="{{state.word}}"><span aria-hidden="true">{{state.mark}}</span> <span class="word">{{state.word}}</span></td>\#
    <th scope="row">{{title}}</th><td class="n" data-sort="{{sortValue}}"><b>{{value}}</b></td><td class="n">{{target}}</td>\#
    <td class="n {{changeKind}}">{{change}}</td><td class="line">{{#trend}}{{> trend}}{{/trend}}</td>\#
    <td class="n less">{{counts}}</td><td class="n less">{{unknown}}</td></tr>
    {{/figures}}
    </tbody>
    {{/items}}
    </table>
    </div>
    </section>
    {{#heat}}
    <section id="heat" aria-labelledby="heat-title">
    <h2 id="heat-title">{{w.heat}}</h2>
    <p class="lead">{{w.heatLead}}</p>
    <div class="wide" role="region" aria-labelledby="heat-title" tabindex="0">
    <table data-sortable data-filterable class="heat">
    <thead><tr><th scope="col">{{w.figure}}</th>{{#groupTitles}}<th scope="col" class="n">{{.}}</th>{{/groupTitles}}</tr></thead>
    {{#parts}}
    <tbody>
    <tr data-head><th colspan="{{columns}}" scope="rowgroup">{{title}}</th></tr>
    {{#rows}}
    <tr><th scope="row">{{title}} <span class="quiet">{{target}}</span></th>\#
    {{#cells}}<td class="n {{kind}}" data-sort="{{sortValue}}" title="{{hint}}">{{mark}}{{text}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    {{/parts}}
    </table>
    </div>
    {{#restOfColumns}}<p class="rest">{{restOfColumns}}</p>{{/restOfColumns}}
    </section>
    <section id="charts" aria-labelledby="charts-title">
    <h2 id="charts-title">{{w.charts}}</h2>
    {{#charts}}
    <details{{#first()}} open{{/first()}}>
    <summary>{{title}} <span class="quiet">{{number}}</span></summary>
    <div class="cards">
    {{#cards}}
    <figure class="card">
    <figcaption><b>{{title}}</b><span>{{subtitle}}</span>{{#trend}}{{> trend}}{{/trend}}</figcaption>
    <table class="bars">
    <tbody>
    {{#bars}}
    <tr><th scope="row">{{name}}</th><td><svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img">\#
    <title>{{hint}}</title><rect class="back" width="1000" height="12"/><rect class="{{kind}}" width="{{length}}" height="12"/>\#
    {{#targetAt}}<rect class="aim" x="{{targetAt}}" width="6" height="12"/>{{/targetAt}}</svg></td>\#
    <td class="n">{{mark}}{{value}}</td></tr>
    {{/bars}}
    </tbody>
    </table>
    {{#restOfBars}}<p class="rest">{{restOfBars}}</p>{{/restOfBars}}
    </figure>
    {{/cards}}
    </div>
    </details>
    {{/charts}}
    </section>
    {{/heat}}
    <section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">{{w.findings}}</h2>
    <p class="lead">{{w.findingsLead}}</p>
    <h3 id="kinds-title">{{w.findingsByKind}}</h3>
    {{#kinds}}
    <div class="wide" role="region" aria-labelledby="kinds-title" tabindex="0">
    <table data-sortable data-filterable>
    <thead><tr><th scope="col">{{w.severity}}</th><th scope="col">{{w.rule}}</th><th scope="col">{{w.what}}</th>\#
    <th scope="col" class="n">{{w.number}}</th><th scope="col" class="n less">{{w.file}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><td class="state {{kind}}">{{severity}}</td><th scope="row">{{rule}}</th><td>{{what}} <span class="quiet">{{sample}}</span></td>\#
    <td class="n"><b>{{count}}</b></td><td class="n less">{{files}}</td></tr>
    {{/rows}}
    {{#isEmpty}}<tr><td colspan="5">{{w.none}}</td></tr>{{/isEmpty}}
    </tbody>
    </table>
    </div>
    {{#rest}}<p class="rest">{{rest}}</p>{{/rest}}
    {{/kinds}}
    <h3 id="senders-title">{{w.findingsByFile}}</h3>
    {{#senders}}
    <div class="wide" role="region" aria-labelledby="senders-title" tabindex="0">
    <table data-sortable data-filterable>
    <thead><tr><th scope="col">{{w.sender}}</th><th scope="col">{{w.file}}</th><th scope="col" class="n">{{w.errors}}</th>\#
    <th scope="col" class="n">{{w.warnings}}</th><th scope="col" class="n">{{w.infos}}</th><th scope="col" class="n">{{w.rejected}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><td>{{sender}}</td><th scope="row">{{file}}</th><td class="n">{{errors}}</td><td class="n">{{warnings}}</td>\#
    <td class="n">{{infos}}</td><td class="n">{{rejected}}</td></tr>
    {{/rows}}
    {{#isEmpty}}<tr><td colspan="6">{{w.none}}</td></tr>{{/isEmpty}}
    </tbody>
    </table>
    </div>
    {{#rest}}<p class="rest">{{rest}}</p>{{/rest}}
    {{/senders}}
    </section>
    <section id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">{{w.sources}}</h2>
    <p class="lead">{{w.sourcesLead}}</p>
    {{#sources}}
    <div class="wide" role="region" aria-labelledby="sources-title" tabindex="0">
    <table data-sortable data-filterable>
    <thead><tr><th scope="col">{{w.file}}</th><th scope="col">{{w.sheet}}</th><th scope="col">{{w.dataset}}</th>\#
    <th scope="col" class="less">{{w.sender}}</th><th scope="col" class="n">{{w.read}}</th><th scope="col" class="n">{{w.loaded}}</th>\#
    <th scope="col" class="n">{{w.rejected}}</th><th scope="col" class="n">{{w.skipped}}</th><th scope="col">{{w.note}}</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{file}}</th><td>{{sheet}}</td><td>{{dataset}}</td><td class="less">{{sender}}</td><td class="n">{{read}}</td>\#
    <td class="n">{{loaded}}</td><td class="n">{{rejected}}</td><td class="n">{{skipped}}</td><td>{{note}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#rest}}<p class="rest">{{rest}}</p>{{/rest}}
    {{/sources}}
    </section>
    <section id="definitions" aria-labelledby="definitions-title">
    <h2 id="definitions-title">{{w.definitions}}</h2>
    <div class="wide" role="region" aria-labelledby="definitions-title" tabindex="0">
    <table data-sortable data-filterable class="definitions">
    <thead><tr><th scope="col">{{w.figure}}</th><th scope="col">{{w.formula}}</th><th scope="col">{{w.basis}}</th>\#
    <th scope="col">{{w.target}}</th><th scope="col">{{w.excluded}}</th><th scope="col" class="less">{{w.checks}}</th></tr></thead>
    <tbody>
    {{#definitions}}
    <tr><th scope="row">{{title}} <code>{{name}}</code></th><td>{{formula}}</td><td>{{basis}}</td><td>{{target}}</td>\#
    <td>{{excluded}}</td><td class="less">{{rules}}</td></tr>
    {{/definitions}}
    </tbody>
    </table>
    </div>
    <h3 id="parameters-title">{{w.parameters}}</h3>
    <p class="lead">{{legend}}</p>
    <div class="wide" role="region" aria-labelledby="parameters-title" tabindex="0">
    <table data-sortable data-filterable class="definitions">
    <thead><tr>{{#parameterTitles}}<th scope="col">{{.}}</th>{{/parameterTitles}}</tr></thead>
    <tbody>
    {{#parameters}}
    <tr>{{#.}}<td>{{.}}</td>{{/.}}</tr>
    {{/parameters}}
    </tbody>
    </table>
    </div>
    </section>
    </main>
    <footer><p>{{program}} · {{heading}} · {{period}}</p></footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """#

  /// A line over the months, `Trend`.
  static let trend = #"""
    <svg class="trend" viewBox="0 0 88 24" width="88" height="24" role="img"><title>{{label}}</title>\#
    {{#lines}}<polyline points="{{.}}"/>{{/lines}}\#
    {{#dots}}<circle cx="{{x}}" cy="{{y}}" r="{{#isLast}}3{{/isLast}}{{^isLast}}2{{/isLast}}"/>{{/dots}}</svg>
    """#
}
