// Below the fold: both positions, the documents, why they govern, where sources differ; and the record in tables.
const capital = (text) => text && text[0].toUpperCase() + text.slice(1);
const bare = (name) => name.split(/ \(|（/)[0];

/** A text with elements in the place of its mark. */
function parted(text, elements) {
  const [before, after] = text.split("\u0000");
  return [before, elements, after];
}

/** The names of several places, or the words for all of those shown unasked. */
function together(ids) {
  const all = ids.length === data.default.length && data.default.every((id) => ids.includes(id));
  return all && data.together ? capital(data.together) : series(ids.map(nameOf));
}

/** What each side says, side by side: islands of which both say the same as of others stand together. */
function showPositions() {
  const groups = new Map();
  for (const island of compare(state.day, chosenIds())) {
    const key = JSON.stringify([island.positions, island.others]);
    if (!groups.has(key)) groups.set(key, { island, ids: [] });
    groups.get(key).ids.push(island.id);
  }
  const parts = [...groups.values()].flatMap(({ island, ids }) => [
    h("h3", { class: "isl" }, together(ids)),
    h("div", { class: "two" }, data.sides.map((side) => sideOf(side, island.positions[side]))),
    island.others.length ? others(island.others) : null,
  ]);
  put("said", parts);
  for (const line of document.querySelectorAll("[data-owner]")) line.textContent = owner(line.dataset.owner);
}

/** Who owns the islands as a side gives it, and under which document. */
function owner(side) {
  const groups = new Map();
  for (const island of status(state.day, chosenIds(), side).islands) {
    const key = JSON.stringify([island.told.title, island.told.document]);
    if (!groups.has(key)) groups.set(key, { island, names: [] });
    groups.get(key).names.push(bare(island.name));
  }
  const all = [...groups.values()].map(({ island, names }) =>
    tr(groups.size > 1 ? "page.owner.of" : "page.owner", {
      places: series(names),
      title: island.told.title,
      document: island.told.document,
    }),
  );
  return stopped(clauses(all));
}

function others(entries) {
  const items = entries.map((other) =>
    h(
      "li",
      {},
      h("b", {}, tr("compare.other", { by: stateName(other.by), since: other.since })),
      h("p", {}, other.summary),
      sourceList(other.sources),
    ),
  );
  return h("details", {}, h("summary", {}, tr("page.others", { count: entries.length })), h("ul", {}, items));
}

function sideOf(side, said) {
  const head = h("p", { class: "only" }, stateName(side));
  if (!said) return h("div", {}, head, h("blockquote", {}, tr("compare.none")));
  const relied = said.documents.flatMap((id, number) => [number ? tr("join.comma") : "", documentButton(id)]);
  return h(
    "div",
    {},
    head,
    h("blockquote", {}, said.summary),
    said.arguments.length ? h("ol", {}, said.arguments.map((text) => h("li", {}, text))) : null,
    relied.length ? h("p", { class: "rel" }, parted(stopped(labelled(tr("page.relies"), "\u0000")), relied)) : null,
    h("p", { class: "rel" }, tr("compare.since", { since: said.since, certainty: tr(`certainty.${said.certainty}`) })),
    said.note ? h("p", { class: "rel" }, said.note) : null,
    sourceList(said.sources),
  );
}

const chip = (text) => h("span", { class: "chip" }, text);

/** The documents of the day first, then those that govern or bear on the islands. */
function showDocuments(answer) {
  const { told, says } = storyOf(state.day, outside());
  const items = told.map(([id, happened]) => documentItem(id, titleOf(id), [tr("page.documents.today"), happened]));
  for (const { head, summary, sources } of says) {
    items.push(h("li", {}, h("b", {}, head), chip(tr("page.documents.today")), h("p", {}, summary), sourceList(sources)));
  }
  const seen = new Set(told.map(([id]) => id));
  for (const island of answer.islands) {
    for (const [bears, phrase] of bearing(island)) {
      if (seen.has(bears.id)) continue;
      seen.add(bears.id);
      items.push(documentItem(bears.id, phrase.phrase, [phrase.spell]));
    }
  }
  put("docs", items);
  byId("documents-note").textContent = items.length
    ? count("page.documents.count", items.length)
    : tr("page.why.none");
}

/** What bears on an island, what governs it first: each with the words for it. */
function bearing(island) {
  const all = island.governing_document ? [island.governing_document, ...island.also] : island.also;
  return all.map((bears, number) => [bears, island.told.bears[number]]);
}

function documentItem(id, title, chips) {
  const row = documentById.get(id);
  const articles = (row?.articles ?? []).map(([number, summary]) =>
    h("li", {}, h("b", {}, number), ` ${summary}`),
  );
  return h(
    "li",
    {},
    documentButton(id, title),
    chips.filter(Boolean).map(chip),
    row ? h("p", {}, row.summary) : null,
    articles.length
      ? h("details", {}, h("summary", {}, tr("page.articles", { count: articles.length })), h("ul", {}, articles))
      : null,
    row ? sourceList(row.sources) : null,
  );
}

/** Why each document governs or bears, once for the islands that share it and the reason. */
function showReasons(answer) {
  const groups = new Map();
  for (const island of answer.islands) {
    bearing(island).forEach(([bears, told], number) => {
      const governs = number === 0 && island.governing_document;
      const key = JSON.stringify([told.phrase, bears.why, Boolean(governs)]);
      if (!groups.has(key)) groups.set(key, { bears, told, governs, names: [] });
      groups.get(key).names.push(bare(island.name));
    });
  }
  const item = ({ bears, told, names }) =>
    h(
      "li",
      {},
      names.length === answer.islands.length ? null : h("b", {}, labelled(series(names), "")),
      documentButton(bears.id, told.phrase),
      h("p", {}, bears.why),
      h("p", { class: "rel" }, told.when),
      sourceList(bears.sources),
    );
  const [govern, also] = [[...groups.values()].filter((one) => one.governs), [...groups.values()].filter((one) => !one.governs)];
  const more = also.length
    ? h("li", {}, h("details", {}, h("summary", {}, noted(tr("page.also"), also.length)), h("ul", { class: "docs" }, also.map(item))))
    : null;
  put("why", govern.length ? govern.map(item) : h("li", {}, h("p", {}, tr("page.why.none"))), more);
}

/** Who gives another answer, and whether the record leaves it open or rejects it. */
const by = (variant) => tr("page.variant.by", { standing: tr(variant.standing), by: variant.by });

/** Other answers that sources give for this day, who gives them, and why the record chose as it did. */
function showVariants(answer) {
  const all = new Map(answer.islands.flatMap((island) => island.variants.map((variant) => [variant.id, variant])));
  const items = [...all.values()].map((variant) =>
    h(
      "li",
      {},
      h("b", {}, variant.value),
      ` ${tr("page.variant.accepted", { accepted: variant.accepted })}`,
      chip(tr(`of.${variant.of}`)),
      h("p", {}, variant.why, tr("join.sentence"), h("span", { class: "quiet" }, stopped(by(variant)))),
      sourceList(variant.sources),
    ),
  );
  put("variants", items);
  byId("differ").hidden = !items.length;
}

/** The lines between the states on this day, in words. */
function showLines() {
  const lines = at(data.lines, state.day);
  const items = lines.map((line) =>
    h("li", {}, h("b", {}, `${stopped(labelled(line.name, line.told))} `), line.summary, " ", line.document ? documentButton(line.document) : null),
  );
  put("map-lines", items.length ? h("ul", {}, items) : h("p", {}, tr("page.map.no-line")));
}

/** The rows of time as a table; once, since they are the same on every day. */
function spellTable() {
  const rows = data.territories.flatMap((id) =>
    Object.entries({ control: "control", title: "title", claims: "claim" }).flatMap(([list, track]) =>
      data.bars[id][list].map((bar) =>
        h("tr", {}, h("td", {}, nameOf(id)), h("td", {}, tr(`timeline.kind.${track}`)), h("td", {}, bar.when), h("td", {}, bar.what)),
      ),
    ),
  );
  put("spells", rows);
}

function showCitation() {
  const one = state.island ? ` ${state.island}` : "";
  const view = state.view === "neutral" ? "" : ` --view ${state.view}`;
  byId("command").textContent = data.command + `${one} --date ${state.day}${view}`;
  byId("citation").textContent = tr("page.citation", {
    day: longForm(state.day, false),
    version: data.meta.version,
    checked: longForm(data.meta.coverage.to, false),
  });
}
