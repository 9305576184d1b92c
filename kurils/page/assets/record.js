// The record: answers that Python worked out, looked up by day. A list of times is [first day, answer], in order.
const documentById = new Map(data.documents.map((row) => [row.id, row]));
const GAP = "\ue000";

/** The program's words by key; placeholders stand in braces. */
function tr(key, values = {}) {
  const words = data.words[key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

const stateName = (id) => (id === null ? tr("nobody") : (data.states[id] ?? id));
const nameOf = (id) => data.places[id][0];
const groupOf = (id) => data.places[id][1];
const titleOf = (id) => documentById.get(id)?.short ?? id;

/** What holds on a day. */
const at = (times, day) => times.findLast(([first]) => first <= day)[1];

/** The answers of `kurils status` for one day; `told` holds their phrases. */
function status(day, ids = data.default, view = "neutral") {
  const date = longForm(day, false);
  const islands = ids.map((id) => {
    const island = at(data.answers[view][id], day);
    return { ...island, brief: island.brief.replace(GAP, date) };
  });
  return { day, view, beyond_record: day > data.meta.coverage.to, islands, on_this_day: data.events[day] ?? [] };
}

/** Holder, kind of control, owner and other claimants of a place, as the map shows them. */
const lookOf = (id, day, view) => at(data.looks[view][id] ?? data.looks[view][groupOf(id)], day);

/** Who held the four on a day, who else claimed them, and what agreement said; in the present tense for today. */
const headline = (day, view = "neutral") => at(data.headlines[view], day)[day < clock() ? "then" : "now"];

/** The answers of `kurils compare`: both positions on each place on a day, and what others said. */
const compare = (day, ids = data.default) => ids.map((id) => at(data.positions[id], day));

const NOTHING = { text: "", told: [], says: [], new: [] };

/** What happened on a day: its sentence, the documents and words of sides to tell, and what is new in the table. */
const storyOf = (day, all = false) => data.days[all ? "all" : "near"].on[day] ?? NOTHING;

/** The days on which a reader stops, to the last one. */
const stepsTo = (last, all = false) => data.days[all ? "all" : "near"].steps.filter((day) => day <= last);

/** The documents that hold every word of the query, in order of time, as `kurils documents` finds them. */
function findDocuments(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return data.documents.filter((row) => words.every((word) => row.text.includes(word)));
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
