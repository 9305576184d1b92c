// The record: answers that Python worked out, looked up by day. A list of times is [first day, answer], in order.
const documentById = new Map(data.documents.map((row) => [row.id, row]));
const GAP = "\ue000";

/** The program's words by key; placeholders stand in braces. */
function tr(key, values = {}) {
  const words = data.words[key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  const text = words.replace(/\{([a-z_]+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
  // a value that ends with the stop of an abbreviation, at the end of a sentence
  return text.replace(/(\p{L})\.\.(?!\.)/gu, "$1.");
}

/** The words of `key` for a number of things, in the form that the language has for so many. */
function count(key, number, values = {}) {
  const form = new Intl.PluralRules(data.language).select(number);
  return tr(`${key}.${form}`, { count: number, ...values });
}

const series = (names) => names.join(tr("join.comma"));
const clauses = (texts) => texts.filter(Boolean).join(tr("join.clause"));
const sentences = (texts) => texts.join(tr("join.sentence"));
const labelled = (name, text) => tr("pair", { name, text });
const noted = (text, note) => tr("noted", { text, note });
const stopped = (text) => tr("stopped", { text });

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

/** Who held the four on a day, who else claimed them, and what agreement said; in the present tense for today. */
const headline = (day, view = "neutral") => at(data.headlines[view], day)[day < clock() ? "then" : "now"];

/** The answers of `kurils compare`: both positions on each place on a day, and what others said. */
const compare = (day, ids = data.default) => ids.map((id) => at(data.positions[id], day));

const NOTHING = { text: "", told: [], says: [], new: [] };

/** What happened on a day: its sentence, the documents and words of sides to tell, and what is new in the table. */
const storyOf = (day, all = false) => data.days[all ? "all" : "near"].on[day] ?? NOTHING;

/** The days on which a reader stops, to the last one. */
const stepsTo = (last, all = false) => data.days[all ? "all" : "near"].steps.filter((day) => day <= last);

/** The form in which words are looked for: `kurils.base.search.key`, whose table and rules come with the data. */
function searchKey(text) {
  const { folds, same, run } = data.search;
  const lower = text.normalize("NFKC").toLowerCase();
  const folded = [...lower].map((char) => folds[char] ?? char).join("");
  const joined = folded.replace(/['’ʼʹ`´]/g, "").replace(new RegExp(`(?<=[${run}])[^\\p{L}\\p{N}\\s]+(?=[${run}])`, "gu"), "");
  const words = joined.match(new RegExp(`[${run}]+|(?:(?![${run}])[\\p{L}\\p{N}])+`, "gu")) ?? [];
  return ` ${words.map((word) => same[word] ?? word).join(" ")} `;
}

/** The keys of a document's texts, made when somebody searches for the first time. */
const keysOf = (row) => (row.keys ??= row.texts.map(([field, text]) => [field, searchKey(text)]));

/** Whether a word stands in a key: `kurils.base.search.holds`. */
function holds(key, word) {
  if (new RegExp(`^[${data.search.run}]`).test(word)) return key.replaceAll(" ", "").includes(word);
  if (word.length <= 3 && !/^\d+$/.test(word)) return key.includes(` ${word} `);
  return key.includes(` ${word[0] >= "а" && word[0] <= "я" && word.length >= 6 ? word.slice(0, -2) : word}`);
}

/** The documents that hold every word of the query, the best first: `kurils.query.search`. */
function findDocuments(query) {
  const [whole, fields] = [searchKey(query), data.search.fields];
  const all = whole.split(" ").filter(Boolean);
  const needed = all.filter((word) => !data.search.common.includes(word));
  const words = needed.length ? needed : all;
  const places = Object.fromEntries(query.split(/\s+/).map((word) => [searchKey(word).trim(), data.aliases[nameKey(word)]]));
  const run = (key) => key.replaceAll(" ", "");
  const rankOf = ([field, key]) => {
    if (field === 0 && run(key) === run(whole)) return 0;
    if (field === 0 && key.includes(whole)) return 1;
    if (words.every((word) => holds(key, word))) return 2 + field;
    return words.some((word) => holds(key, word)) ? 2 + fields : 3 + fields;
  };
  const found = (row) =>
    words.every((word) => keysOf(row).some(([, key]) => holds(key, word)) || row.named.includes(places[word]));
  if (!query.trim()) return data.documents;
  return (words.length ? data.documents.filter(found) : [])
    .map((row) => [Math.min(...keysOf(row).map(rankOf)), row])
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row);
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
