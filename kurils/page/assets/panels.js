// What stands beside the map: the table of the day, why a document governs, what happened, both positions.
function cell(role, label, ...children) {
  return h(
    role === "rowheader" ? "th" : "td",
    { role, scope: role === "rowheader" ? "row" : null, "data-label": label },
    ...children,
  );
}

const swatch = (id) => h("span", { class: `swatch ${id ? `held-${hue(id)}` : "held-none"}`, "aria-hidden": "true" });

/** Who holds, with the swatch kept beside the first word. */
function held(island) {
  const [first, ...rest] = island.told.held.split(" ");
  return [
    h("span", { class: "together" }, swatch(island.holder), ` ${first}`),
    rest.length ? ` ${rest.join(" ")}` : null,
  ];
}

/** A mark beside what changed on this very day. */
function news(changes, id, track) {
  const changed = changes.some(([island, changing]) => island === id && changing === track);
  return changed ? [" ", h("span", { class: "new" }, tr("page.new"))] : null;
}

function showTable(answer) {
  // what one side gives as title and document does not change with the record's own
  const own = state.view === "neutral" ? ["control", "title", "claim", "governing"] : ["control", "claim"];
  const changes = storyOf(state.day, state.all).new.filter(([, track]) => own.includes(track));
  const rows = answer.islands.map((island) => {
    const governing = island.governing_document;
    const name = h(
      "button",
      { type: "button", class: "name", "data-island": island.id, "aria-pressed": String(state.island === island.id) },
      island.name,
    );
    const moving = island.told.moving ? h("span", { class: "moving" }, island.told.moving) : null;
    return h(
      "tr",
      { role: "row", class: state.island === island.id ? "chosen" : null },
      cell("rowheader", tr("page.column.island"), name),
      cell(
        "cell",
        tr("page.column.held"),
        h("span", { class: "value" }, held(island), news(changes, island.id, "control")),
        moving,
      ),
      cell(
        "cell",
        tr("page.column.title"),
        h("span", { class: "value" }, island.told.title, news(changes, island.id, "title")),
      ),
      cell(
        "cell",
        tr("page.column.claimed"),
        h(
          "span",
          { class: "value" },
          island.told.claimed,
          news(changes, island.id, "claim"),
        ),
      ),
      cell(
        "cell",
        tr("page.column.document"),
        h(
          "span",
          { class: "value" },
          governing ? documentButton(governing.id, island.told.document) : island.told.document,
          news(changes, island.id, "governing"),
        ),
      ),
    );
  });
  put("status", rows);
  byId("status-caption").textContent = tr("page.table.caption", { date: longForm(state.day) });
}

/** The documents of several islands, each once for the islands that share it and the reason. */
function grouped(islands, picked) {
  const groups = new Map();
  for (const island of islands) {
    const every = island.governing_document ? [island.governing_document, ...island.also] : island.also;
    for (const bears of picked(island)) {
      const told = island.told.bears[every.indexOf(bears)];
      const key = `${told.phrase}\n${bears.why}`;
      if (!groups.has(key)) groups.set(key, { bears, told, names: [] });
      groups.get(key).names.push(island.name);
    }
  }
  return [...groups.values()].map(({ bears, told, names }) =>
    h(
      "li",
      {},
      h(
        "p",
        { class: "lead" },
        documentButton(bears.id, told.phrase),
        names.length === islands.length ? null : h("span", { class: "quiet" }, ` ${names.join("; ")}`),
      ),
      h("p", {}, bears.why),
      h("p", { class: "quiet" }, told.when),
      sourceList(bears.sources),
    ),
  );
}

function showReasons(answer) {
  const islands = answer.islands.filter((island) => !state.island || island.id === state.island);
  const whys = grouped(islands, (island) => (island.governing_document ? [island.governing_document] : []));
  put("why", whys.length ? h("ul", { class: "plain" }, whys) : h("p", { class: "quiet" }, tr("page.why.none")));
  const also = grouped(islands, (island) => island.also);
  put("also", also.length ? h("ul", { class: "plain" }, also) : h("p", { class: "quiet" }, tr("page.also.none")));
  byId("also-count").textContent = also.length;
  const differing = new Map(islands.flatMap((island) => island.variants.map((variant) => [variant.id, variant])));
  const items = [...differing.values()].map((variant) =>
    h(
      "li",
      {},
      h(
        "p",
        { class: "lead" },
        `${tr(`of.${variant.of}`)}: ${variant.value} `,
        h("span", { class: "quiet" }, `${tr(variant.standing)}; ${variant.by}`),
      ),
      h("p", {}, tr("page.variant.accepted", { accepted: variant.accepted }), ` ${variant.why}`),
      sourceList(variant.sources),
    ),
  );
  put(
    "variants",
    items.length ? h("ul", { class: "plain" }, items) : h("p", { class: "quiet" }, tr("page.variants.none")),
  );
  byId("variants-count").textContent = differing.size;
}

/** The documents of the day; where there is none, what a side says anew. */
function showTold() {
  const { told, says } = storyOf(state.day, state.all);
  const cards = told.map(([id, happened]) => {
    const row = documentById.get(id);
    const articles = row.articles.map(([number, summary]) =>
      h("li", {}, h("strong", {}, tr("article", { number })), ` ${summary}`),
    );
    return h(
      "article",
      { class: "card" },
      h("h3", {}, documentButton(id), happened ? h("span", { class: "quiet" }, ` ${happened}`) : null),
      h("p", {}, row.summary),
      articles.length
        ? h(
            "details",
            {},
            h("summary", {}, tr("page.articles", { count: articles.length })),
            h("ul", { class: "plain" }, articles),
          )
        : null,
      sourceList(row.sources),
    );
  });
  for (const { head, summary, sources } of says) {
    cards.push(h("article", { class: "card" }, h("h3", {}, head), h("p", {}, summary), sourceList(sources)));
  }
  put("told", cards.length ? cards : h("p", { class: "quiet" }, tr("page.told.none")));
}

function showPositions() {
  const groups = new Map();
  for (const island of compare(state.day, chosenIds())) {
    const key = JSON.stringify([island.positions, island.others]);
    if (!groups.has(key)) groups.set(key, { island, ids: [] });
    groups.get(key).ids.push(island.id);
  }
  const parts = [...groups.values()].flatMap(({ island, ids }) => [
    h("h3", {}, groups.size === 1 && !state.island && !state.all && data.together ? capital(data.together) : ids.map(nameOf).join(", ")),
    h(
      "div",
      { class: "sides" },
      data.sides.map((side) => sideOf(side, island.positions[side])),
    ),
    island.others.length
      ? h(
          "details",
          {},
          h("summary", {}, tr("page.others", { count: island.others.length })),
          h(
            "ul",
            { class: "plain" },
            island.others.map((other) =>
              h(
                "li",
                {},
                h("p", { class: "lead" }, tr("compare.other", { by: stateName(other.by), since: other.since })),
                h("p", {}, other.summary),
                sourceList(other.sources),
              ),
            ),
          ),
        )
      : null,
  ]);
  put("positions", parts);
}

const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

function sideOf(side, said) {
  const head = h("h4", { class: `side-${side}` }, stateName(side));
  if (!said) return h("section", { class: "side" }, head, h("p", { class: "quiet" }, tr("compare.none")));
  const relied = said.documents.map((id) => h("li", {}, documentButton(id)));
  return h(
    "section",
    { class: "side" },
    head,
    h("p", { class: "claim" }, said.summary),
    h(
      "p",
      { class: "quiet" },
      tr("compare.since", { since: said.since, certainty: tr(`certainty.${said.certainty}`) }),
    ),
    said.arguments.length
      ? h(
          "details",
          { open: true },
          h("summary", {}, tr("page.arguments")),
          h(
            "ul",
            {},
            said.arguments.map((text) => h("li", {}, text)),
          ),
        )
      : null,
    relied.length
      ? h("details", {}, h("summary", {}, tr("page.relies", { count: relied.length })), h("ul", {}, relied))
      : null,
    said.note ? h("p", { class: "quiet" }, said.note) : null,
    sourceList(said.sources),
  );
}
