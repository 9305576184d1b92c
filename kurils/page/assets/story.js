// What happened on a day, in one sentence: the documents of that day, and what changed on the tracks.

/** What each track says of a place on a day, as `kurils diff` writes it; the spell it comes from beside it. */
function snapshot(id, day) {
  const [control, polity, title, governing] = SINGLE.map((track) => on(id, track, day));
  const claims = allOn(id, "claims", day);
  return {
    control: [`${control.holder}/${control.kind}`, control],
    title: [`${title.status}/${title.holder}`, title],
    claim: [[...new Set(claims.map((claim) => claim.claimant))].sort().join("/"), claims],
    governing: [`${governing.document}/${governing.article}/${governing.state}`, governing],
    polity: [polity.polity, polity],
  };
}

/** The tracks that changed on a day: island, track, and the spells before and after. */
function changesOn(day, ids) {
  if (day <= data.meta.coverage.from) return [];
  return ids.flatMap((id) => {
    const before = snapshot(id, addDays(day, -1));
    const after = snapshot(id, day);
    return Object.keys(after)
      .filter((track) => before[track][0] !== after[track][0])
      .map((track) => ({ island: id, track, before: before[track][1], after: after[track][1] }));
  });
}

/** Names of several places, or the words for all of them. */
function placesPhrase(ids) {
  if (ids.length > 1 && ids.length === data.default.length && data.default.every((id) => ids.includes(id))) {
    return tr("page.all-four");
  }
  return list(ids.map(nameOf));
}

function list(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}${tr("brief.and")}${names.at(-1)}`;
}

function holderPhrase(control) {
  if (control.kind === "administration") return stateName(control.holder);
  const kind = tr(`kind.${control.kind}`);
  if (control.holder !== null) return `${stateName(control.holder)} (${kind})`;
  return control.kind === "none" && control.polity ? `${stateName(null)} (${control.polity})` : kind;
}

function titlePhrase(title) {
  return tr(`title.${title.status}`, { holder: stateName(title.holder) });
}

function documentPhrase(bears) {
  const article = bears.article ? `, ${tr("article", { number: bears.article })}` : "";
  const phrase = `${bears.title ?? titleOf(bears.document)}${article}`;
  return bears.state ? `${phrase} (${tr(`document-state.${bears.state}`)})` : phrase;
}

const PHRASES = {
  control(places, { before, after }) {
    if (before.holder === null && after.holder === null) {
      return tr("page.story.control.unheld", { places, kind: tr(`kind.${after.kind}`) });
    }
    if (before.holder === after.holder) {
      const values = { places, holder: stateName(after.holder), kind: tr(`kind.${after.kind}`) };
      return tr("page.story.control.kind", values);
    }
    if (before.holder === null) return tr("page.story.control.begins", { places, after: holderPhrase(after) });
    if (after.holder === null) return tr("page.story.control.ends", { places, before: stateName(before.holder) });
    const values = { places, before: stateName(before.holder), after: holderPhrase(after) };
    return tr("page.story.control.passes", values);
  },
  title(places, { before, after }) {
    return tr("page.story.title", { places, before: titlePhrase(before), after: titlePhrase(after) });
  },
  claim(places, { before, after }, day) {
    const missing = (claims, others) =>
      claims.filter((claim) => !others.some((other) => other.claimant === claim.claimant));
    const phrase = (key, claim, edtf) => tr(key, { places, state: stateName(claim.claimant) }) + span(edtf, day);
    return [
      ...missing(after, before).map((claim) => phrase("page.story.claim.begins", claim, claim.from_edtf)),
      ...missing(before, after).map((claim) => phrase("page.story.claim.ends", claim, claim.to_edtf)),
    ];
  },
  governing(places, { before, after }) {
    if (after.document === null) return tr("page.story.ungoverned", { places });
    if (before.document === after.document && before.article === after.article) {
      const values = { places, document: titleOf(after.document), state: tr(`document-state.${after.state}`) };
      return tr("page.story.governing.state", values);
    }
    return tr("page.story.governing", { places, document: documentPhrase(after) });
  },
  polity(places, { after }) {
    return tr("page.story.polity", { places, polity: after.polity });
  },
};

/** The sides that say something else of a place than they did the day before. */
function positionsOn(day, ids) {
  const said = (id, side, on_day) => {
    const row = positions.find((each) => each.side === side && touches(each, id) && holds(each, on_day));
    return row ? JSON.stringify([row.summary, row.arguments]) : "";
  };
  const before = addDays(day, -1);
  return SIDES.map((side) => [side, ids.filter((id) => said(id, side, before) !== said(id, side, day))]);
}

/** The days within which the sources place something, where they do not give one day. */
function span(edtf, day) {
  return edtf && edtf !== day ? tr("page.story.within", { span: edtf }) : "";
}

/** The changes of a day as phrases; places to which the same happened stand together. */
function changePhrases(day, ids) {
  const changes = changesOn(day, ids);
  const moved = new Set(changes.filter((change) => change.track === "control").map((change) => change.island));
  const phrases = [];
  for (const track of Object.keys(PHRASES)) {
    const groups = new Map();
    for (const change of changes.filter((each) => each.track === track)) {
      // with another holder comes another polity: that goes without saying
      if (track === "polity" && moved.has(change.island)) continue;
      const told = [PHRASES[track]("{}", change, day)].flat();
      const inexact = track === "control" ? span(change.after.from_edtf, day) : "";
      for (const phrase of told.map((text) => text + inexact)) {
        groups.set(phrase, [...(groups.get(phrase) ?? []), change.island]);
      }
    }
    for (const [phrase, islands] of groups) phrases.push(phrase.replaceAll("{}", placesPhrase(islands)));
  }
  const said = new Map();
  for (const [side, islands] of positionsOn(day, ids)) {
    const places = placesPhrase(islands);
    if (places) said.set(places, [...(said.get(places) ?? []), stateName(side)]);
  }
  for (const [places, states] of said) {
    phrases.push(tr(`page.story.says.${states.length > 1 ? "both" : "one"}`, { states: list(states), places }));
  }
  return phrases;
}

/** Documents that begin or cease to bear on the islands that day without governing them. */
function bearingPhrases(day, ids) {
  const groups = new Map();
  for (const id of ids) {
    for (const row of rowsOf(id, "also")) {
      const end = row.from === day ? "begins" : row.to === day ? "ends" : null;
      if (end === null || !row.document) continue;
      const key = `${end} ${row.document}`;
      groups.set(key, [...new Set([...(groups.get(key) ?? []), id])]);
    }
  }
  return [...groups]
    .filter(([key]) => !groups.has(key.replace(/^\S+/, (end) => (end === "ends" ? "begins" : "ends"))))
    .map(([key, islands]) => {
      const [end, document] = key.split(" ");
      return tr(`page.story.bears.${end}`, { document: titleOf(document), places: placesPhrase(islands) });
    });
}

/** The acts of a day: document, what happened to it, by whom, and the EDTF of a day that is not exact. */
const acts = new Map();
for (const row of documents) {
  for (const [event, day, edtf, by, unsure] of row.dates) {
    if (event === "secret_until" || unsure) continue;
    if (!acts.has(day)) acts.set(day, []);
    acts.get(day).push({ id: row.id, event, by, edtf, vague: Boolean(edtf) && edtf.length < 7 });
  }
}

const bearsOn = (id, ids) => documentById.get(id).territories.some((territory) => ids.includes(territory));

/** Whether a document belongs to the story of these islands: it deals with them, or the answers turn on it. */
const belongs = (id, ids) => turning.has(id) || bearsOn(id, ids);

function actsOn(day, ids) {
  const found = (acts.get(day) ?? []).filter((act) => !act.vague && belongs(act.id, ids));
  return found.sort((a, b) => main.has(b.id) - main.has(a.id));
}

/** The acts of a day as phrases, one a document. */
function actPhrases(day, ids) {
  const groups = new Map();
  for (const act of actsOn(day, ids)) groups.set(act.id, [...(groups.get(act.id) ?? []), act]);
  const phrases = [...groups].map(([id, all]) => {
    const happened = all.filter((act) => act.event !== "occurred").map((act) => eventPhrase(act));
    const inexact = span(all.map((act) => act.edtf).find(Boolean), day);
    return titleOf(id) + (happened.length ? `: ${[...new Set(happened)].join(", ")}` : "") + inexact;
  });
  const shown = Math.max(3, [...groups.keys()].filter((id) => main.has(id)).length);
  if (phrases.length <= shown) return phrases;
  return [...phrases.slice(0, shown), tr("page.story.more", { count: phrases.length - shown })];
}

function eventPhrase(act) {
  return tr(`event.${act.event}`) + (act.by ? ` (${stateName(act.by)})` : "");
}

/** What happened on a day, in one sentence; empty when nothing did. */
function story(day, ids) {
  const changes = changePhrases(day, ids);
  // the span of a change goes for the act that made it: it need not be told twice
  const acts = actPhrases(day, ids).map((act) => {
    const inexact = / \([^()]*\)$/.exec(act)?.[0];
    return inexact && changes.some((change) => change.endsWith(inexact)) ? act.slice(0, -inexact.length) : act;
  });
  const phrases = acts.length || changes.length ? [...acts, ...changes] : bearingPhrases(day, ids);
  const sentence = phrases.join("; ");
  return sentence ? `${sentence[0].toUpperCase()}${sentence.slice(1)}.` : "";
}

/** The documents that a reader of that day should be told of: those of the day, else those behind its changes. */
function toldOn(day, ids) {
  const told = [...new Set(actsOn(day, ids).map((act) => act.id))];
  if (told.length) return told;
  const behind = changesOn(day, ids).flatMap(({ after }) => (Array.isArray(after) ? [] : [after.document]));
  return [...new Set(behind)].filter((id) => documentById.has(id));
}

const stepsKnown = new Map();

/** The days of the story in order. `kind`: `changes`, `main` (and the days of the main documents), `all`. */
function steps(ids, kind, last) {
  const key = `${ids} ${kind} ${last}`;
  if (!stepsKnown.has(key)) {
    const days = new Set();
    for (const id of ids) {
      for (const track of [...SINGLE, "claims", "also"]) {
        for (const row of rowsOf(id, track)) for (const day of [row.from, row.to]) if (day) days.add(day);
      }
      for (const row of positions) if (row.side && touches(row, id)) days.add(row.from);
    }
    for (const [day, of_day] of kind === "changes" ? [] : acts) {
      const wanted = (act) => kind === "all" || (main.has(act.id) && (act.by === null || SIDES.includes(act.by)));
      if (of_day.some((act) => !act.vague && wanted(act) && belongs(act.id, ids))) days.add(day);
    }
    const first = data.meta.coverage.from;
    const inside = [...days].filter((day) => first < day && day <= last && story(day, ids)).sort();
    stepsKnown.set(key, [first, ...inside]);
  }
  return stepsKnown.get(key);
}
