// The query editor of the SPARQL page: sets YASGUI up for this graph. Nothing is loaded from other
// hosts. Texts from the graph and from queries become text nodes only, never markup.
"use strict";

(async () => {
  const root = document.getElementById("editor");
  if (!root || !window.Yasgui) return;
  const settings = await (await fetch(root.dataset.settings)).json();
  const { words, prefixes } = settings;
  const given = root.dataset.query;

  // ---- Small parts ----

  function node(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function compact(iri) {
    const fitting = Object.entries(prefixes).filter(([, base]) => iri.startsWith(base));
    const [prefix, base] = fitting.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    return prefix && /^[\w-]+$/.test(iri.slice(base.length)) ? `${prefix}:${iri.slice(base.length)}` : iri;
  }

  function pageOf(iri) {
    const found = settings.pages.find(([base]) => iri.startsWith(base));
    if (!found) return iri;
    const mark = found[1].includes("/doc/") ? `?lang=${settings.language}` : "";
    return found[1] + iri.slice(found[0].length) + mark;
  }

  async function select(query) {
    const address = `${settings.endpoint}?${new URLSearchParams({ query })}`;
    const answer = await fetch(address, { headers: { Accept: "application/sparql-results+json" } });
    return answer.ok ? (await answer.json()).results.bindings : [];
  }

  // ---- Completion over the terms that this graph has ----

  const labels = new Map();

  async function terms(pattern) {
    const rows = await select(`
      SELECT ?term (SAMPLE(?name) AS ?label) {
        { SELECT DISTINCT ?term { ${pattern} FILTER(isIRI(?term)) } }
        OPTIONAL {
          ?term <http://www.w3.org/2000/01/rdf-schema#label> ?name
          FILTER(LANG(?name) = "${settings.language}")
        }
      } GROUP BY ?term ORDER BY ?term`);
    for (const { term, label } of rows) if (label) labels.set(term.value, label.value);
    return rows.map(({ term }) => term.value);
  }

  function withLabels(_yasqe, hints) {
    return hints.map((hint) => {
      const iri = hint.text.startsWith("<") ? hint.text.slice(1, -1) : expand(hint.text);
      const label = labels.get(iri);
      return { ...hint, displayText: label ? `${hint.text}  (${label})` : hint.text };
    });
  }

  function expand(name) {
    const [prefix, local] = name.split(/:(.*)/s);
    return prefix in prefixes ? prefixes[prefix] + local : name;
  }

  const { Yasqe } = window.Yasgui;
  const completer = { persistenceId: null, bulk: true, postprocessHints: withLabels };
  Yasqe.forkAutocompleter("class", {
    ...completer, name: "bilik-class", get: () => terms("[] a ?term"),
  });
  Yasqe.forkAutocompleter("property", {
    ...completer, name: "bilik-property", get: () => terms("[] ?term []"),
  });
  Yasqe.forkAutocompleter("prefixes", {
    persistenceId: null, name: "bilik-prefixes",
    get: () => Object.entries(prefixes).map(([prefix, base]) => `${prefix}: <${base}>`).sort(),
  });

  // ---- Errors: the server's own words, with the caret under the place ----

  async function problem(error) {
    let told;
    try {
      told = JSON.parse(error.text);
    } catch {
      return undefined;
    }
    if (!told.detail) return undefined;
    const [first, ...rest] = told.detail.split("\n");
    const shown = node("div", { className: "fault", role: "alert" },
      node("h2", { textContent: told.title }), node("p", { textContent: first }));
    if (rest.length) shown.append(node("pre", { textContent: rest.join("\n") }));
    const place = /^Line (\d+), column (\d+)/.exec(first);
    if (place) shown.append(goTo(Number(place[1]), Number(place[2])));
    return shown;
  }

  function goTo(line, column) {
    const button = node("button", { type: "button", className: "quiet", textContent: words.go });
    button.addEventListener("click", () => {
      const editor = yasgui.getTab().getYasqe();
      editor.focus();
      editor.setCursor({ line: line - 1, ch: column - 1 });
      editor.scrollIntoView(null, 80);
    });
    return button;
  }

  // ---- Why there are no rows ----

  const why = node("section", { className: "why", ariaLive: "polite" });

  async function explain(query) {
    why.replaceChildren(node("p", { textContent: words.looking }));
    const answer = await fetch(settings.explain, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/sparql-query" },
      body: query,
    });
    const told = answer.ok ? await answer.json() : { findings: [], empty: null };
    why.replaceChildren();
    if (told.empty === false) return;
    why.append(node("h2", { textContent: words.why }), ...told.findings.map(finding));
    if (!told.findings.length) why.append(node("p", { textContent: words.nothing }));
    if (told.query) why.append(proposal(told.query));
  }

  function finding(each) {
    const place = node("p", { className: "count" },
      `${fill(words.place, each)}: `, node("code", { textContent: each.pattern }), " ",
      goTo(each.line, each.column));
    const shown = node("div", { className: `finding ${each.severity}` },
      node("p", { textContent: each.message }), place);
    if (each.nearest.length) {
      const links = each.nearest.flatMap((other) => [
        " ", node("a", { href: other.page, title: other.name, textContent: other.label ?? other.name }),
      ]);
      shown.append(node("p", {}, words.nearest, ...links));
    }
    return shown;
  }

  function proposal(query) {
    const use = node("button", { type: "button", textContent: words.use });
    use.addEventListener("click", () => {
      const tab = yasgui.getTab();
      tab.setQuery(query);
      tab.query();
    });
    return node("div", {}, node("pre", { className: "code", textContent: query, tabIndex: 0 }), use);
  }

  function isEmpty(results) {
    const data = results?.getAsJson();
    if (!data) return false;
    return data.boolean === false || data.results?.bindings.length === 0;
  }

  // ---- The editor itself ----

  function share(yasqe) {
    const address = new URL(location.pathname, location.origin);
    address.searchParams.set("query", yasqe.getValue());
    address.searchParams.set("lang", settings.language);
    return address.href;
  }

  let asked = false; // else what is drawn is an answer that was kept from before

  function prepare(tab) {
    const yasqe = tab.getYasqe();
    yasqe.config.createShareableLink = share;
    yasqe.getInputField().setAttribute("aria-label", words.label);
    const yasr = tab.getYasr();
    if (yasr.isPrepared) return;
    yasr.isPrepared = true;
    yasr.on("drawn", () => {
      followLinks(yasr.rootEl);
      name(tab);
      if (asked && isEmpty(yasr.results)) explain(tab.getYasqe().getValue());
      asked = false;
    });
    new MutationObserver(() => followLinks(yasr.rootEl)).observe(yasr.rootEl, {
      childList: true, subtree: true,
    });
  }

  // What YASGUI says in English only.
  const theirs = new Map([
    ["Table", words.table],
    ["Response", words.response],
    ["Simple view", words.simple],
    ["Ellipse", words.ellipse],
    ["Page size:", words.page_size],
  ]);

  // YASGUI calls its row of tabs by a role whose rules it does not keep, and names few of its fields.
  function name(tab) {
    for (const each of root.querySelectorAll("[role=tablist], [role=tab], [role=tabpanel]")) {
      each.removeAttribute("role");
      each.removeAttribute("aria-selected");
    }
    const element = tab.getYasr().rootEl;
    for (const each of element.querySelectorAll(".yasr_btn span, .switch .label, .pageSizerLabel")) {
      const told = theirs.get(each.textContent.trim());
      if (told) each.textContent = told;
    }
    element.querySelector(".tableFilter")?.setAttribute("placeholder", words.filter);
    element.querySelector(".tableSizer")?.setAttribute("aria-label", words.page_size);
    element.querySelector(".tableFilter")?.setAttribute("aria-label", words.filter);
    for (const head of element.querySelectorAll("th")) {
      if (!head.textContent.trim()) head.querySelector(".dt-column-title")?.append("№");
    }
  }

  function followLinks(element) {
    for (const link of element.querySelectorAll("a[href^='https://w3id.org/bilik/']")) {
      link.href = pageOf(link.getAttribute("href"));
      link.removeAttribute("target");
    }
  }

  // How many rows there are and how long they took: its own method says it in English.
  window.Yasgui.Yasr.prototype.updateResponseInfo = function () {
    const rows = this.results?.getBindings();
    const time = this.results?.getResponseTime();
    const number = (value) => value.toLocaleString(document.documentElement.lang);
    this.dataElement.classList.toggle("empty", !this.results);
    this.dataElement.textContent = [
      rows && words.found.replace("{count}", number(rows.length)),
      time && words.took.replace("{seconds}", number(time / 1000)),
    ].filter(Boolean).join(" · ");
  };
  window.Yasgui.Yasr.defaults.errorRenderers = [problem];
  window.Yasgui.defaults.tabName = words.tab;
  const plain = document.getElementById("plain");
  const results = document.getElementById("results");
  root.hidden = false;
  const yasgui = new window.Yasgui(root, {
    copyEndpointOnNewTab: false,
    persistenceId: "bilik",
    populateFromUrl: !given,
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
    requestConfig: {
      endpoint: settings.endpoint,
      method: (yasqe) => (encodeURIComponent(yasqe.getValue?.() ?? "").length < 6000 ? "GET" : "POST"),
    },
    yasqe: {
      value: plain.querySelector("textarea").value,
      autocompleters: ["variables", "bilik-prefixes", "bilik-class", "bilik-property"],
      prefixCcApi: null,
      collapsePrefixesOnLoad: true,
      screenReaderLabel: words.label,
    },
    yasr: { prefixes },
  });

  function current() {
    const tab = yasgui.getTab();
    if (tab) {
      prepare(tab);
      name(tab);
    }
    return tab;
  }

  yasgui.on("tabSelect", () => setTimeout(current));
  yasgui.on("tabAdd", () => setTimeout(current));
  yasgui.on("query", () => {
    asked = true;
    why.replaceChildren();
    results?.remove();
  });
  for (const tab of Object.values(yasgui._tabs)) tab.setEndpoint?.(settings.endpoint);
  if (given) open("", given);
  current();

  function open(name, query) {
    const same = Object.values(yasgui._tabs).find((tab) => tab.getQuery?.() === query);
    if (same) yasgui.selectTabId(same.getId());
    else {
      const tab = yasgui.addTab(true, {
        ...window.Yasgui.Tab.getDefaults(yasgui),
        ...(name ? { name } : {}),
      });
      tab.setQuery(query);
    }
    return current();
  }

  const examples = node("select", { id: "examples" },
    node("option", { value: "", textContent: words.choose }),
    ...settings.examples.map(({ name, title }) => node("option", { value: name, textContent: title })));
  examples.addEventListener("change", () => {
    const chosen = settings.examples.find(({ name }) => name === examples.value);
    if (chosen) open(chosen.name, chosen.query)?.query();
    examples.value = "";
  });
  root.before(node("p", { className: "examples" },
    node("label", { htmlFor: "examples", textContent: words.examples }), " ", examples));
  root.after(why);
  const folded = node("details", {}, node("summary", { textContent: words.plain }));
  plain.replaceWith(folded);
  folded.append(plain);
  document.body.classList.add("with-editor");
})();
