// One document, whole, in a window of its own; and the search over documents and places.
function showDocument(id) {
  const row = documentById.get(id);
  if (!row) return;
  const titles = Object.entries(row.titles).map(([language, title]) => h("li", { lang: language }, title));
  const dates = row.dates.map(({ happened, sure, day, edtf, julian, japanese }) =>
    h(
      "tr",
      { role: "row" },
      cell(
        "rowheader",
        tr("page.column.event"),
        happened,
        sure ? null : h("span", { class: "quiet" }, ` ${tr("certainty.unverified")}`),
      ),
      cell(
        "cell",
        tr("page.column.gregorian"),
        edtf ?? h("button", { type: "button", class: "link", "data-day": day }, day),
      ),
      cell("cell", tr("page.column.julian"), julian ?? ""),
      cell("cell", tr("page.column.japanese"), japanese ?? ""),
    ),
  );
  const columns = ["event", "gregorian", "julian", "japanese"].map((name) =>
    h("th", { role: "columnheader", scope: "col" }, tr(`page.column.${name}`)),
  );
  const effects = row.effects.map(([key, other]) => linked(key, other));
  const read = row.readings.map(({ side, by, reading, rebuttal, sources }) =>
    h(
      "li",
      {},
      h("p", { class: "rel" }, by),
      h("p", {}, reading),
      rebuttal ? h("p", {}, h("em", {}, labelled(tr("reading.rebuttal"), "")), rebuttal) : null,
      sourceList(sources),
    ),
  );
  const part = (key, content) => (content.length ? [h("h3", {}, tr(key)), h("ul", { class: "plain" }, content)] : []);
  put(
    "document-body",
    h(
      "p",
      { class: "quiet" },
      clauses([row.kind, series(row.by.map(stateName)), row.place, row.id]),
    ),
    h("p", { class: "claim" }, row.summary),
    h("p", { class: "quiet" }, tr(`certainty.${row.certainty}`)),
    h(
      "table",
      { class: "stack", role: "table" },
      h("caption", { class: "unseen" }, tr("page.dates")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns)),
      h("tbody", { role: "rowgroup" }, dates),
    ),
    ...part(
      "page.articles.heading",
      row.articles.map(([number, summary]) => h("li", {}, h("strong", {}, number), ` ${summary}`)),
    ),
    ...part("page.readings", read),
    ...(row.note ? [h("h3", {}, tr("page.note")), h("p", {}, row.note)] : []),
    ...part("page.effects", effects),
    ...part("page.titles", titles),
    ...part(
      "page.people",
      row.people.map(([state, name]) => h("li", {}, labelled(stateName(state), name))),
    ),
    ...part(
      "page.sources.heading",
      row.sources.map((source) => h("li", {}, sourceLink(data.sources[source]))),
    ),
  );
  byId("document-title").textContent = titleOf(id);
  const dialog = byId("document");
  state.document = id;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  byId("document-title").focus();
  writeHash(false);
}

function linked(key, id) {
  const [before, after] = tr(key, { document: "\u0000" }).split("\u0000");
  return h("li", {}, before, documentButton(id), after);
}

function closeDocument() {
  if (byId("document").open) byId("document").close();
}

/** Results while one types: places first, then documents in order of time. */
function search(query) {
  const panel = byId("found");
  const asked = query.trim();
  if (!asked) {
    panel.hidden = true;
    byId("found-count").textContent = "";
    return;
  }
  const [places, found] = [findPlaces(asked), findDocuments(asked)];
  const items = [
    ...places.map((id) =>
      result(
        h("button", { type: "button", "data-found": groupOf(id) }, nameOf(id)),
        groupOf(id) === id ? tr("page.found.territory") : tr("page.found.island", { group: nameOf(groupOf(id)) }),
      ),
    ),
    ...found.map((row) =>
      result(
        h("button", { type: "button", "data-document": row.id }, titleOf(row.id)),
        series([row.first, row.kind]),
      ),
    ),
  ];
  put("found-list", items);
  byId("found-count").textContent = items.length
    ? tr("page.found.count", { documents: found.length, places: places.length })
    : tr("page.found.none", { query: visible(asked) });
  panel.hidden = false;
}

function result(button, about) {
  return h("li", {}, button, h("span", { class: "quiet" }, ` ${about}`));
}
