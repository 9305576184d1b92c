// The record: the same questions as in Python, answered from the same spells. Ranges are [from, to).
const SINGLE = ["control", "polity", "title", "governing"];
const SIDES = ["japan", "russia"];

/** The program's words by key; placeholders stand in braces. */
function tr(key, values = {}) {
  const words = data.words[key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function stateName(id) {
  return id === null ? tr("nobody") : (data.words[`state.${id}`] ?? data.actors[id] ?? id);
}

/** The rows of a packed table as objects. */
function unpack(table) {
  return table.rows.map((values) => {
    const row = {};
    table.columns.forEach((column, at) => {
      const value = values[at];
      const texts = column === "sources" ? sourceIds : table.lists[column];
      if (!texts || value === null) row[column] = value;
      else row[column] = Array.isArray(value) ? value.map((number) => texts[number]) : texts[value];
    });
    return row;
  });
}

const sourceIds = data.sources.rows.map((values) => values[data.sources.columns.indexOf("id")]);
const sources = unpack(data.sources);
const sourceById = new Map(sources.map((source) => [source.id, source]));
const spells = Object.fromEntries(Object.entries(data.spells).map(([track, table]) => [track, unpack(table)]));
const variants = new Map(unpack(data.variants).map((variant) => [variant.id, variant]));
const positions = unpack(data.positions);
const readings = unpack(data.readings);
const borders = unpack(data.borders);
const documents = unpack(data.documents);
const documentById = new Map(documents.map((row) => [row.id, row]));
const main = new Set(data.main);
const turning = new Set(data.turning);

/** Day -> what is recorded for that very day; not what is known of a month or a span only, or not surely. */
const events = new Map();
for (const row of documents) {
  for (const [event, day, edtf, by, unsure] of row.dates) {
    if (edtf || unsure || event === "secret_until") continue;
    if (!events.has(day)) events.set(day, []);
    events.get(day).push({ id: row.id, event, by });
  }
}

const nameOf = (id) => data.places[id][0];
const groupOf = (id) => data.places[id][1];
const titleOf = (id) => documentById.get(id)?.short ?? id;

const rowsKnown = new Map();

/** The spells of a track of a place, in order of time; an island without its own has those of its group. */
function rowsOf(id, track) {
  const key = `${id} ${track}`;
  if (!rowsKnown.has(key)) {
    const numbers = (data.by_place[id] ?? data.by_place[groupOf(id)])[track];
    rowsKnown.set(
      key,
      numbers.map((number) => spells[track][number]),
    );
  }
  return rowsKnown.get(key);
}

function on(id, track, day) {
  return rowsOf(id, track).findLast((row) => row.from <= day) ?? null;
}

const holds = (row, day) => row.from <= day && (row.to === null || day < row.to);

function allOn(id, track, day) {
  return rowsOf(id, track).filter((row) => holds(row, day));
}

/** Whether the sources leave open, within a span of days, if control had already passed on that day. */
function changingHands(spell, following, day) {
  const bounds = [spell.from_edtf, spell.to_edtf || (following && following.from_edtf)];
  return bounds.some((bound) => {
    const span = bound && data.spans[bound];
    return Boolean(span && span[0] && span[1] && span[0] <= day && day <= span[1]);
  });
}

const TITLE = ["status", "holder", "document", "article", "from", "to", "certainty", "note", "sources"];
const CLAIM = [
  "claimant",
  "from",
  "from_edtf",
  "to",
  "to_edtf",
  "summary",
  "documents",
  "certainty",
  "note",
  "sources",
];
const pick = (row, keys) => Object.fromEntries(keys.map((key) => [key, row[key]]));
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A claim as it had been made by that day, with the documents that existed then. */
function claimOn(claim, day) {
  const said = claim.phases.findLast(([first]) => first <= day);
  return { ...pick(claim, CLAIM), ...(said && { summary: said[1], note: said[2], documents: said[3] }) };
}

function bearing(row) {
  if (row.document === null) return null;
  const { document, article, state, why, from, to, certainty } = row;
  return { id: document, title: titleOf(document), article, state, why, from, to, certainty, sources: row.sources };
}

/** The three tracks, the documents and the disagreements of one place on one day. */
function islandStatus(id, day, view = "neutral") {
  const [control, polity, title, governing] = SINGLE.map((track) => on(id, track, day));
  const claims = allOn(id, "claims", day).sort(
    (a, b) => compareText(a.claimant, b.claimant) || compareText(a.from, b.from),
  );
  const rows = rowsOf(id, "control");
  const following = rows[rows.indexOf(control) + 1] ?? null;
  const answer = {
    id,
    group: groupOf(id),
    name: nameOf(id),
    holder: control.holder,
    brief: "",
    control: {
      ...pick(control, ["holder", "kind", "from", "to", "from_edtf"]),
      to_edtf: control.to_edtf || (following && following.from_edtf) || null,
      changing_hands: changingHands(control, following, day),
      polity: polity.polity,
      polity_from: polity.from,
      polity_to: polity.to,
      certainty: control.certainty,
      note: control.note,
      sources: [...new Set([...control.sources, ...polity.sources])],
    },
    title: pick(title, TITLE),
    claimants: [...new Set(claims.map((claim) => claim.claimant))].sort(),
    claims: claims.map((claim) => claimOn(claim, day)),
    governing_document: bearing(governing),
    also: allOn(id, "also", day).map(bearing).filter(Boolean),
    variants: variantsOn(id, day, { control: [control], polity: [polity], title: [title], claim: claims }),
  };
  if (view !== "neutral") applyView(answer, id, day, view);
  answer.brief = brief(answer, day, view);
  return answer;
}

/** Title, governing document and why, as one side gives them; control and claimants stay as they are. */
function applyView(answer, id, day, view) {
  for (const row of allOn(id, "views", day).filter((each) => each.view === view)) {
    answer.title = {
      status: row.title_status,
      holder: row.title_holder,
      document: row.title_document,
      article: row.title_article,
      ...pick(row, ["from", "to", "certainty", "sources"]),
      note: row.why,
    };
    answer.governing_document = bearing(row);
  }
}

/** The disagreements that touch this day: on a boundary of a spell in force, or on its content by window. */
function variantsOn(id, day, bounds) {
  const shown = rowsOf(id, "variants").filter((row) => {
    const [track, end] = row.of.split(".");
    if (row.window) return holds(row.window, day);
    if (!row.at || (end !== "from" && end !== "to")) return false;
    const touching = (spell) => spell[end] === row.at && [null, spell.claimant ?? null].includes(row.claimant);
    return (bounds[track] ?? []).some(touching);
  });
  return shown.map((row) => variants.get(row.id));
}

/** One sentence about one place on one day, fit to be quoted. */
function brief(island, day, view) {
  const { control, title } = island;
  const held = tr(`brief.held.${control.kind}`, { holder: stateName(control.holder), polity: control.polity });
  const claimants = island.claimants.map(stateName).join(tr("brief.and"));
  const governing = island.governing_document;
  const article = governing && governing.article ? tr("brief.article", { number: governing.article }) : "";
  const sentence = tr("brief.sentence", {
    date: longForm(day, false),
    name: island.name,
    held: control.changing_hands ? held + tr("brief.changing") : held,
    claimed: claimants ? tr("brief.claimed", { claimants }) : tr("brief.unclaimed"),
    title: tr(`title.${title.status}`, { holder: stateName(title.holder) }),
    governed: governing
      ? tr("brief.governed", { document: governing.title, article, state: tr(`document-state.${governing.state}`) })
      : tr("brief.ungoverned"),
  });
  return view === "neutral" ? sentence : tr(`brief.view.${view}`, { sentence });
}

/** The answer of `kurils status --format json` for one day. */
function status(day, ids = data.default, view = "neutral") {
  const islands = ids.map((id) => islandStatus(id, day, view));
  const cited = new Set();
  for (const island of islands) {
    const parts = [island.control, island.title, ...island.claims, island.governing_document, ...island.also];
    for (const part of [...parts, ...island.variants]) for (const id of part ? part.sources : []) cited.add(id);
  }
  return {
    kurils: header("status", day),
    date: dateForms(day),
    span: null,
    view,
    islands,
    changes: [],
    on_this_day: (events.get(day) ?? []).map(({ id, event }) => ({ id, event })),
    sources: cite(cited),
  };
}

function header(answer, day) {
  const { from, to } = data.meta.coverage;
  return { answer, version: 1, coverage: { from, to }, beyond_record: day > to };
}

function dateForms(day) {
  return { given: day, gregorian: day, julian: julian(day), japanese: japanese(day) };
}

function cite(ids) {
  return sources.filter((source) => ids.has(source.id));
}

const touches = (row, id) => row.territories.includes(groupOf(id)) || row.members.includes(id);

/** The two positions on each place on a day, and what others said. */
function compare(day, ids = data.default) {
  return ids.map((id) => {
    const held = positions.filter((row) => touches(row, id) && holds(row, day));
    const own = (side) => held.find((row) => row.side === side) ?? null;
    const others = held.filter((row) => row.by).map((row) => ({ by: row.by, ...position(row) }));
    return {
      id,
      group: groupOf(id),
      name: nameOf(id),
      positions: Object.fromEntries(SIDES.map((side) => [side, own(side) && position(own(side))])),
      others: others.sort((a, b) => compareText(a.by, b.by) || compareText(a.since, b.since)),
    };
  });
}

function position(row) {
  return pick(row, ["summary", "documents", "arguments", "since", "until", "certainty", "note", "sources"]);
}

/** The documents that hold every word of the query, in order of time, as `kurils documents` finds them. */
function findDocuments(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return documents.filter((row) => {
    row.text ??= [
      row.id,
      titleOf(row.id),
      row.kind,
      row.summary,
      ...Object.values(row.titles),
      ...row.people.map((person) => person[1]),
      ...row.articles.map((article) => article[1]),
    ]
      .join(" ")
      .toLowerCase();
    return words.every((word) => row.text.includes(word));
  });
}

/** The form in which two spellings of a name are equal: no case, accents of Latin and Cyrillic, or punctuation. */
function nameKey(name) {
  const folded = name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return folded.normalize("NFC").replace(/[ \t\n\-‐‑–—_.,'’ʼ`・·()]/g, "");
}

/** The places of which some name begins with the query, territories first. */
function findPlaces(query) {
  const key = nameKey(query);
  if (!key) return [];
  const found = new Set(
    Object.entries(data.aliases)
      .filter(([name]) => name.startsWith(key))
      .map(([, id]) => id),
  );
  return Object.keys(data.places).filter((id) => found.has(id));
}
