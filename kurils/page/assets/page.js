// The page: its state, the address that says it, the keys, and playing through time.
const state = { day: null, island: null, view: "neutral", all: false, document: null, playing: null };
const VIEWS = ["neutral", ...data.sides];

const shownIds = () => (state.all ? data.territories : data.default);
const chosenIds = () => (state.island ? [state.island] : shownIds());
const storySteps = () => stepsTo(lastDay(), state.all);
const lastDay = () => (clock() > data.meta.coverage.to ? clock() : data.meta.coverage.to);

/** Show a day. Every part of the page is drawn from the state alone. */
function show() {
  const answer = status(state.day, shownIds(), state.view);
  const days = storySteps();
  const at = days.indexOf(state.day);
  byId("day").textContent = longForm(state.day);
  byId("calendars").textContent = [
    tr("page.date.gregorian", { date: state.day }),
    tr("date.julian", { date: julian(state.day) }),
    japanese(state.day),
  ]
    .filter(Boolean)
    .join(" = ");
  byId("said-day").textContent = `${longForm(state.day)}: `;
  byId("happened").textContent = storyOf(state.day, state.all).text || quiet(days);
  byId("position").textContent =
    at < 0
      ? tr("page.step.between", { count: days.length })
      : tr("page.step.at", { number: at + 1, count: days.length });
  put("notices", notices(answer));
  byId("date").value = state.day;
  byId("date-wrong").textContent = "";
  byId("date").removeAttribute("aria-invalid");
  paintMap(state.day);
  showTable(answer);
  showTold();
  showReasons(answer);
  showPositions();
  spellTable();
  frameTimeline(state.day);
  for (const [id, gone] of [
    ["earlier", days[0] >= state.day],
    ["later", days.at(-1) <= state.day],
    ["year-back", state.day <= data.meta.coverage.from],
    ["year-on", state.day >= lastDay()],
  ]) {
    byId(id).setAttribute("aria-disabled", gone);
  }
  for (const button of document.querySelectorAll("[data-chapter]")) {
    button.setAttribute("aria-current", button.dataset.chapter === state.day ? "date" : "false");
  }
  byId("everything").hidden = !state.island;
  const asked = `kurils status${state.island ? ` ${state.island}` : state.all ? " --all" : ""} --date ${state.day}`;
  byId("command").textContent = state.view === "neutral" ? asked : `${asked} --view ${state.view}`;
  document.title = `${longForm(state.day, false)} – ${tr("page.title")}`;
}

/** Of a day on which nothing happened: how things stood, and when something last happened. */
function quiet(days) {
  const before = days.findLast((day) => day < state.day);
  const since = before ? tr("page.story.quiet", { day: before }) : tr("page.story.begins");
  return `${headline(state.day, state.view)} ${since}`;
}

function notices(answer) {
  const told = [];
  if (state.view !== "neutral") told.push(tr("page.view.notice", { state: stateName(state.view) }));
  if (answer.beyond_record) told.push(capital(tr("beyond-record", { day: data.meta.coverage.to })) + ".");
  return told.map((text) => h("p", { class: "notice" }, text));
}

/** Go to a day; `jump` leaves a mark in the history of the browser. */
function go(day, jump = false) {
  const inside = day < data.meta.coverage.from ? data.meta.coverage.from : day > lastDay() ? lastDay() : day;
  state.day = inside;
  show();
  writeHash(jump);
}

/** To the next day of the story, or the one before. */
function step(direction) {
  const days = storySteps();
  const next = direction > 0 ? days.find((day) => day > state.day) : days.findLast((day) => day < state.day);
  if (next) go(next);
  return Boolean(next);
}

function choose(id) {
  if (!data.default.includes(id)) setAll(true);
  state.island = state.island === id ? null : id;
  show();
  writeHash(false);
}

function setAll(all) {
  state.all = all;
  if (!all && !data.default.includes(state.island)) state.island = null;
  byId("all").checked = all;
  frameMap(all ? "all" : "near");
}

function play(wanted = !state.playing) {
  clearTimeout(state.playing);
  state.playing = null;
  if (wanted) {
    const pause = Math.min(9000, 1600 + 38 * byId("happened").textContent.length);
    state.playing = setTimeout(() => play(step(1)), pause);
  }
  byId("play").textContent = state.playing ? tr("page.pause") : tr("page.play");
  byId("play").classList.toggle("playing", Boolean(state.playing));
}

/** The address of what is shown: #date=1905-09-05&island=shikotan. */
function writeHash(jump) {
  const parts = new URLSearchParams({ date: state.day });
  if (state.island) parts.set("island", state.island);
  if (state.view !== "neutral") parts.set("view", state.view);
  if (state.all) parts.set("all", "1");
  if (state.document) parts.set("document", state.document);
  const address = `#${parts}`;
  if (address === location.hash) return;
  history[jump ? "pushState" : "replaceState"](null, "", address);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const given = parts.get("date");
  const day = given === null ? lastDay() : readDay(given);
  const wrong = day === null || day < data.meta.coverage.from || day > lastDay();
  const island = parts.get("island");
  state.day = wrong ? lastDay() : day;
  state.island = data.territories.includes(island) ? island : null;
  state.view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "neutral";
  state.document = null;
  byId("view").value = state.view;
  setAll(parts.get("all") === "1" || (state.island !== null && !data.default.includes(state.island)));
  show();
  if (wrong) complain(given);
  if (documentById.has(parts.get("document"))) showDocument(parts.get("document"));
  else closeDocument();
}

function complain(text) {
  const day = readDay(text);
  const { from } = data.meta.coverage;
  const key = day === null ? "page.date.wrong" : day < from ? "page.date.before" : "page.date.future";
  byId("date-wrong").textContent = tr(key, { text, first: from, last: lastDay() });
  byId("date").setAttribute("aria-invalid", "true");
}

function askedDay(event) {
  event.preventDefault();
  const text = byId("date").value;
  const day = readDay(text);
  if (day === null || day < data.meta.coverage.from || day > lastDay()) complain(text);
  else go(day, true);
}

/** Arrows step through the story, with Shift through the years; not where an arrow has a meaning of its own. */
function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const slider = event.target === byId("slider");
  if (!slider && event.target.closest("input:not([type=checkbox]), select, textarea, dialog, [data-arrows]")) return;
  const moves = { ArrowLeft: -1, ArrowRight: 1, ...(slider ? { ArrowDown: -1, ArrowUp: 1 } : {}) };
  const years = { PageUp: 1, PageDown: -1 };
  if (event.key in moves) {
    play(false);
    if (event.shiftKey) go(addYears(state.day, moves[event.key]));
    else step(moves[event.key]);
  } else if (slider && event.key in years) go(addYears(state.day, years[event.key]));
  else if (slider && event.key === "Home") go(data.meta.coverage.from);
  else if (slider && event.key === "End") go(lastDay());
  else return;
  event.preventDefault();
}

function setTheme(theme) {
  if (theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.dataset.theme = theme;
  byId("theme").value = theme;
  try {
    localStorage.setItem("kurils-theme", theme);
  } catch {
    // a page from a file may have no storage: the choice then lasts as long as the page is open
  }
}

function storedTheme() {
  try {
    const theme = localStorage.getItem("kurils-theme");
    return ["light", "dark"].includes(theme) ? theme : "auto";
  } catch {
    return "auto";
  }
}

function listen() {
  const press = (id, action) =>
    byId(id).addEventListener("click", () => byId(id).getAttribute("aria-disabled") !== "true" && action());
  press("earlier", () => (play(false), step(-1)));
  press("later", () => (play(false), step(1)));
  press("year-back", () => (play(false), go(addYears(state.day, -1))));
  press("year-on", () => (play(false), go(addYears(state.day, 1))));
  press("play", () => play());
  press("zoom-in", () => frameTimeline(state.day, timeline.level + 1));
  press("zoom-out", () => frameTimeline(state.day, timeline.level - 1));
  press("everything", () => choose(state.island));
  press("document-close", closeDocument);
  byId("document").addEventListener("close", () => {
    state.document = null;
    writeHash(false);
  });
  byId("day-form").addEventListener("submit", askedDay);
  byId("slider").addEventListener("input", (event) => (play(false), go(isoDay(+event.target.value))));
  byId("timeline").addEventListener("click", (event) => {
    const box = byId("timeline").getBoundingClientRect();
    const part = (event.clientX - box.left - timeline.left) / (timeline.width - timeline.left);
    if (part >= 0) go(isoDay(Math.round(timeline.from + part * (timeline.to - timeline.from))), true);
  });
  byId("view").addEventListener("change", (event) => ((state.view = event.target.value), go(state.day)));
  byId("all").addEventListener("change", (event) => (setAll(event.target.checked), go(state.day)));
  byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
  byId("search").addEventListener("input", (event) => search(event.target.value));
  byId("search-form").addEventListener("submit", (event) => event.preventDefault());
  byId("search-form").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    byId("search").value = "";
    search("");
    byId("search").focus();
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", clicked);
  window.addEventListener("hashchange", readHash);
  window.addEventListener("popstate", readHash);
  window.addEventListener("resize", () => drawTimeline());
}

/** Buttons that are made anew with every day say in `data-…` what they do. */
function clicked(event) {
  if (!event.target.closest("#search-form")) search("");
  const button = event.target.closest("button");
  if (!button) return;
  const { document: id, day, island, chapter, found } = button.dataset;
  if (id) showDocument(id);
  else if (day) (closeDocument(), go(day, true));
  else if (chapter) (play(false), timeline.level === 0 && frameTimeline(state.day, 2), go(chapter, true));
  else if (found) ((state.island = null), choose(found), (byId("search").value = ""), search(""));
  else if (island) {
    choose(island);
    document.querySelector(`[data-island="${island}"]`)?.focus();
  }
}

/** Paper cannot be unfolded: everything but the long tables is printed open. */
function unfoldForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    play(false);
    opened = [...document.querySelectorAll("main details:not([open], .table-of)")];
    for (const part of opened) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}

function chapters() {
  put(
    "chapters",
    data.chapters.map(([day, id]) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", "data-chapter": day },
          h("strong", {}, day.slice(0, 4)),
          ` ${data.words[`page.chapter.${id}`] ?? titleOf(id)}`,
        ),
      ),
    ),
  );
}

document.documentElement.removeAttribute("data-still");
setTheme(storedTheme());
chapters();
drawMap();
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
  go,
};
