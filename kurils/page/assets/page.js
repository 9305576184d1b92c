// The page: its state, the address that says it, the keys, and playing through the chapters.
const state = { day: null, island: null, view: "neutral", all: false, area: null, document: null, playing: null };
const VIEWS = ["neutral", ...data.sides];
/** Milliseconds that a chapter is shown. */
const PACE = 1100;

const shownIds = () => [...data.default, ...(state.island && !data.default.includes(state.island) ? [state.island] : [])];
const chosenIds = () => (state.island ? [state.island] : data.default);
const outside = () => state.all || Boolean(state.island && !data.default.includes(state.island));
const lastDay = () => (clock() > data.meta.coverage.to ? clock() : data.meta.coverage.to);
const inside = (day) => (day < data.meta.coverage.from ? data.meta.coverage.from : day > lastDay() ? lastDay() : day);
const known = new Map();

/** The days on which a reader stops, to the last one; remembered, since every move asks for them. */
function storySteps() {
  const key = `${outside()} ${lastDay()}`;
  if (!known.has(key)) known.set(key, stepsTo(lastDay(), outside()));
  return known.get(key);
}

/** Show a day: what is seen first at once, what lies below when there is time for it. */
function show() {
  const answer = status(state.day, shownIds(), state.view);
  showLead(answer);
  showMap();
  showTime();
  showCaption();
  showTable();
  showGoverning(answer);
  showChapters();
  showNotices();
  byId("date").value = state.day;
  document.title = `${longForm(state.day, false)} – ${tr("page.title")}`;
  later(showRest);
}

let waiting = null;
/** Do something in the next quiet moment, once for however many moves came before it. */
function later(work) {
  clearTimeout(waiting);
  waiting = setTimeout(work, 60);
}

function showRest() {
  if (EMBED) return;
  const answer = status(state.day, chosenIds(), state.view);
  showMinis();
  showPositions();
  showDocuments(answer);
  showReasons(answer);
  showVariants(answer);
  showLines();
  showCitation();
}

/** Go to a day. `jump` leaves a mark in the history of the browser, `quiet` leaves the address as it is. */
function go(day, { jump = false, quiet = false } = {}) {
  state.day = inside(day);
  state.area = null;
  told("");
  byId("period").hidden = true;
  show();
  if (!quiet) writeHash(jump);
}

/** To the next step, or the one before. */
function step(direction) {
  const days = storySteps();
  const next = direction > 0 ? days.find((day) => day > state.day) : days.findLast((day) => day < state.day);
  const end = direction > 0 && state.day < lastDay() ? lastDay() : null;
  if (next ?? end) go(next ?? end);
}

/** To the next chapter, or the one before. */
function toChapter(direction) {
  const now = chapterAt(state.day);
  const on = now >= 0 && dayOf(chapters[now]) === state.day;
  const next = Math.min(chapters.length - 1, Math.max(0, direction > 0 ? now + 1 : on ? now - 1 : now));
  if (chapters[next]) go(dayOf(chapters[next]));
}

function play(wanted = !state.playing) {
  clearInterval(state.playing);
  state.playing = null;
  if (wanted && chapters.length) {
    if (chapterAt(state.day) >= chapters.length - 1) go(dayOf(chapters[0]));
    state.playing = setInterval(() => {
      if (chapterAt(state.day) >= chapters.length - 1) play(false);
      else toChapter(1);
    }, PACE);
  }
  for (const button of document.querySelectorAll("[data-play]")) {
    const [mark, name] = state.playing ? ["❚❚", tr("page.pause")] : ["▶", tr("page.play")];
    const [icon, word] = button.children;
    if (word) {
      icon.textContent = mark;
      word.textContent = name;
    } else {
      button.textContent = mark;
      button.setAttribute("aria-label", name);
    }
  }
}

function choose(id) {
  state.island = state.island === id ? null : id;
  show();
  writeHash(false);
}

function setView(view) {
  state.view = VIEWS.includes(view) ? view : "neutral";
  byId("view").value = state.view;
}

/** The address of what is shown: date=1905-09-05&island=shikotan. */
function address({ embed = EMBED } = {}) {
  const parts = new URLSearchParams({ date: state.day });
  if (state.island) parts.set("island", state.island);
  if (state.view !== "neutral") parts.set("view", state.view);
  if (state.all) parts.set("all", "1");
  if (state.document) parts.set("document", state.document);
  if (embed) parts.set("embed", "1");
  return parts;
}

function writeHash(jump) {
  const now = `#${address()}`;
  if (now !== location.hash) history[jump ? "pushState" : "replaceState"](null, "", now);
}

/** Show what the address says; what it says wrongly is told. */
function readHash() {
  // an address may be that of a part of the page, which it brings into view by itself; whoever begins there sees the last day
  const part = byId(location.hash.slice(1));
  if (part && state.day) return;
  const parts = new URLSearchParams(part ? "" : location.hash.slice(1));
  const wrong = passedOver(parts).map((part) => tr("page.unknown.part", { part: visible(part) }));
  const island = parts.get("island");
  state.island = data.territories.includes(island) ? island : (groupOfAny(island) ?? null);
  if (island && !state.island) wrong.push(tr("page.unknown.island", { id: visible(island) }));
  const view = parts.get("view");
  if (view && !VIEWS.includes(view)) wrong.push(tr("page.unknown.view", { id: visible(view), views: series(VIEWS) }));
  setView(view);
  state.all = parts.get("all") === "1";
  state.area = null;
  const opened = parts.get("document");
  state.document = documentById.has(opened) ? opened : null;
  if (opened && !state.document) wrong.push(tr("page.unknown.document", { id: visible(opened) }));
  if (parts.get("theme")) setTheme(parts.get("theme"), false);
  state.day ??= lastDay();
  const given = parts.get("date");
  byId("period").hidden = true;
  if (given === null || given === "today") state.day = lastDay();
  else if (!goTo(given, { quiet: true })) {
    state.day = lastDay();
    wrong.push(complaint(given));
  }
  told(sentences(wrong));
  show();
  if (state.document) showDocument(state.document);
  else closeDocument();
  part?.scrollIntoView();
}

/** What of an address means nothing: unknown words, values that are none, and what stands a second time. */
function passedOver(parts) {
  const values = { date: null, island: null, view: null, document: null, all: ["0", "1"], embed: ["0", "1"], theme: ["light", "dark"] };
  const seen = new Set();
  const taken = ([key, value]) => Object.hasOwn(values, key) && (values[key]?.includes(value) ?? true) && !seen.has(key) && seen.add(key);
  return [...parts].filter((part) => !taken(part)).map(([key, value]) => (value ? `${key}=${value}` : key));
}

const groupOfAny = (id) => (id && Object.hasOwn(data.places, id) ? groupOf(id) : undefined);
const told = (text) => (byId("date-wrong").textContent = text);

/** Why a text is no day of the record. */
function complaint(text) {
  const span = readDate(text);
  const { from } = data.meta.coverage;
  const key = span === null ? "page.date.wrong" : span.last < from ? "page.date.before" : "page.date.future";
  return tr(key, { text: visible(text), first: from, last: lastDay() });
}

/** Go to what a text means; of a month or a year to its first change, and say which others there are. */
function goTo(text, how = { jump: true }) {
  const span = readDate(text);
  if (!span || span.last < data.meta.coverage.from || span.first > lastDay()) return false;
  const days = storySteps().filter((day) => span.first <= day && day <= span.last);
  go(span.said ? (days[0] ?? span.first) : span.first, how);
  if (!span.said) return true;
  const period = byId("period");
  period.replaceChildren(
    days.length
      ? count("page.period.steps", days.length, { period: visible(text.trim()) })
      : tr("page.period.none", { period: visible(text.trim()) }),
    " ",
    ...days.slice(0, 24).map((day) => dayButton(day, shortForm(day))),
    days.length > 24 ? "…" : "",
  );
  period.hidden = false;
  return true;
}

/** Arrows step, with Shift by days; not where an arrow has a meaning of its own. */
function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const slider = event.target === byId("time");
  if (event.target.closest("input, select, textarea, dialog, summary, .scroll")) return;
  const moves = { ArrowLeft: -1, ArrowRight: 1, ...(slider ? { ArrowDown: -1, ArrowUp: 1 } : {}) };
  if (event.key in moves) {
    play(false);
    if (event.shiftKey) go(addDays(state.day, moves[event.key]));
    else step(moves[event.key]);
  } else if (slider && event.key === "PageUp") (play(false), toChapter(-1));
  else if (slider && event.key === "PageDown") (play(false), toChapter(1));
  else if (slider && event.key === "Home") go(data.meta.coverage.from);
  else if (slider && event.key === "End") go(lastDay());
  else if (slider && event.key === " ") play();
  else return;
  event.preventDefault();
}

/** Light or dark; `keep` remembers it. */
function setTheme(theme, keep = true) {
  const root = document.documentElement;
  if (["light", "dark"].includes(theme)) root.dataset.theme = theme;
  const dark = (root.dataset.theme ?? (media("(prefers-color-scheme: dark)") ? "dark" : "light")) === "dark";
  byId("theme").textContent = tr(dark ? "page.theme.light" : "page.theme.dark");
  byId("theme").dataset.to = dark ? "light" : "dark";
  if (!keep) return;
  try {
    localStorage.setItem("kurils-theme", theme);
  } catch {
    // a page from a file may have no storage: the choice then lasts as long as the page is open
  }
}

function storedTheme() {
  try {
    return localStorage.getItem("kurils-theme");
  } catch {
    return null;
  }
}

function listen() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", clicked);
  byId("day-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("date").value;
    if (!goTo(text)) told(complaint(text));
    byId("date").toggleAttribute("aria-invalid", Boolean(byId("date-wrong").textContent));
  });
  byId("view").addEventListener("change", () => (setView(byId("view").value), show(), writeHash(false)));
  byId("search").addEventListener("input", () => search(byId("search").value));
  byId("search-form").addEventListener("submit", (event) => event.preventDefault());
  byId("search-form").addEventListener("keydown", (event) => {
    if (event.key === "Escape") ((byId("search").value = ""), search(""));
  });
  byId("document-close").addEventListener("click", closeDocument);
  byId("document").addEventListener("close", () => ((state.document = null), writeHash(false)));
  window.addEventListener("hashchange", readHash);
  window.addEventListener("popstate", readHash);
  let resized = null;
  window.addEventListener("resize", () => (clearTimeout(resized), (resized = setTimeout(show, 80))));
  listenToTime();
}

/** Buttons that are made anew with every day say in `data-…` what they do. */
function clicked(event) {
  if (!event.target.closest("#search-form")) search("");
  const isle = event.target.closest("[data-isle]");
  if (isle && !EMBED && event.target.closest("#map")) return choose(groupOf(isle.dataset.isle));
  const button = event.target.closest("button, a.brand, a[data-document]");
  if (!button) return;
  if (button.matches(".brand")) return void (event.preventDefault(), setView("neutral"), (state.island = null), (state.all = false), go(lastDay(), { jump: true }));
  const { document: id, day, island, chapter, found, area, view, go: way, share: what, to } = button.dataset;
  if (id && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
  if (id) (event.preventDefault(), showDocument(id));
  else if (day) (closeDocument(), go(day, { jump: true }));
  else if (chapter) (play(false), go(dayOf(chapters[chapter]), { jump: true }));
  else if (found) ((state.island = null), choose(found), (byId("search").value = ""), search(""));
  else if (island) (choose(island), document.querySelector(`#status [data-island="${island}"]`)?.focus());
  else if (area) setArea(area);
  else if (view) (setView(view), show(), writeHash(false));
  else if (way) (play(false), toChapter(+way));
  else if (what) share(what);
  else if (to) setTheme(to);
  else if ("play" in button.dataset) play();
  else if (button.id === "find") button.setAttribute("aria-expanded", String(byId("finder").classList.toggle("open")));
}

function setArea(area) {
  const wide = area === data.scene.areas.at(-1) && data.scene.areas.length > 1;
  state.all = wide;
  state.area = wide ? null : area;
  show();
  writeHash(false);
}

/** Paper cannot be unfolded: what is short is printed open. */
function unfoldForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    play(false);
    opened = [...document.querySelectorAll("#positions details:not([open]), #reasons details:not([open]), #docs details:not([open])")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}

if (EMBED) document.documentElement.classList.add("embed");
document.documentElement.removeAttribute("data-still");
setTheme(storedTheme(), false);
spellTable();
listen();
unfoldForPrint();
readHash();
// the same answers for whoever opens the console: kurils.status("1905-09-05")
window.kurils = {
  data,
  status,
  compare,
  headline,
  story: storyOf,
  steps: stepsTo,
  documents: findDocuments,
  places: findPlaces,
  calendars: (day) => [julian(day), japanese(day)],
  date: readDate,
  placeOf: (day) => placeOf(day, timeline.scale),
  meantAt: (x) => meantAt(x, timeline.scale, 1),
  state,
  go,
};
