// The pictures: Python drew them with every layer, this sets which layers are seen. A picture is read when it is first shown.
const pictures = new Map();
const media = (query) => window.matchMedia(query).matches;
const EMBED = new URLSearchParams(location.hash.slice(1)).get("embed") === "1";

/** The form of the map, and of the rows of time, that fits the window. */
function formNow() {
  if (EMBED) return media("(max-width: 480px)") ? ["phone", "small"] : ["strip", "strip"];
  if (media("(max-width: 640px)")) return ["phone", "phone"];
  if (media("(max-width: 899px)")) return ["mid", "mid"];
  if (media("(min-width: 1181px) and (max-width: 1359px)")) return ["mid", "wide"];
  return ["wide", media("(max-width: 999px)") ? "mid" : "wide"];
}

/** A drawing of the data as an element. */
function drawn(text) {
  return document.importNode(new DOMParser().parseFromString(text, "text/html").body.firstElementChild, true);
}

/** A picture by its name, with its layers by what they tell of; `which` keeps pictures for several uses apart. */
function picture(kind, name, which = "") {
  const key = `${which}${kind}-${name}`;
  if (!pictures.has(key)) {
    const svg = drawn(data.scene[kind][name]);
    if (which) rename(svg, which);
    const found = { svg, name, isles: table(), rings: table(), line: table(), ll: table(), caps: table(), now: new Map() };
    for (const [layer, of] of [["isles", "isle"], ["rings", "ring"], ["line", "line"], ["ll", "ll"], ["caps", "cap"]]) {
      for (const element of svg.querySelectorAll(`[data-${of}]`)) (found[layer][element.dataset[of]] ??= []).push(element);
    }
    pictures.set(key, found);
  }
  return pictures.get(key);
}

/** Ids of a copy must be its own. */
function rename(svg, which) {
  for (const element of svg.querySelectorAll("[id]")) element.id = which + element.id;
  for (const element of svg.querySelectorAll("[clip-path]")) {
    element.setAttribute("clip-path", element.getAttribute("clip-path").replace("#", `#${which}`));
  }
  for (const element of svg.querySelectorAll("use")) {
    const [name, to] = ["href", element.getAttribute("xlink:href") ?? element.getAttribute("href")];
    if (to && !to.startsWith("#k-")) {
      element.removeAttribute("xlink:href");
      element.setAttribute(name, `#${which}${to.slice(1)}`);
    }
  }
}

/** Set the class of a layer where it is another one than before. */
function layer(found, element, value) {
  if (found.now.get(element) === value) return;
  found.now.set(element, value);
  element.setAttribute("class", value);
}

/** Show a day on a map as a view gives it. */
function paint(found, day, view, chosen = null) {
  const area = found.name.slice(found.name.indexOf("-") + 1);
  const scene = data.scene;
  for (const [id, elements] of Object.entries(found.isles)) {
    const mark = chosen && groupOf(id) === chosen ? " chosen" : "";
    for (const element of elements) layer(found, element, `isle ${at(scene.isles[id], day)}${mark}`);
  }
  for (const [id, elements] of Object.entries(found.rings)) {
    for (const element of elements) layer(found, element, `ring ${at(scene.rings[view][id], day)}`);
  }
  const lines = at(scene.lines[view], day);
  for (const [id, elements] of Object.entries(found.line)) {
    for (const element of elements) layer(found, element, lines.includes(id) ? "line on" : "line");
  }
  const names = scene.names[found.name] ? at(scene.names[found.name][view], day) : [];
  for (const [id, [element]] of Object.entries(found.ll)) layer(found, element, names.includes(+id) ? "ll on" : "ll");
  for (const [id, elements] of Object.entries(found.caps)) caption(found, elements, scene.captions[area][view][id], day);
}

/** The words at a place: those of as many lines as the day has, or the one that stands alone. */
function caption(found, elements, times, day) {
  const lines = at(times, day);
  for (const element of elements) {
    const on = elements.length === 1 && element.dataset.n === "0" ? true : +element.dataset.n === lines.length;
    layer(found, element, on ? "cap on" : "cap");
    if (!on || element.dataset.n === "0") continue;
    const inline = element.querySelector("tspan");
    const [, ...texts] = element.querySelectorAll("text");
    if (inline) write(inline, series(lines));
    else lines.forEach((line, number) => write(texts[number], line));
  }
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Put a picture in its place. */
function place(box, found) {
  if (box.firstElementChild !== found.svg) box.replaceChildren(found.svg);
}

/** The area that the map shows: the one asked for, that of the chapter of this day, or the first. */
function areaNow() {
  const areas = data.scene.areas;
  if (state.all) return areas.at(-1);
  if (state.area) return state.area;
  const chapter = chapterOn(state.day);
  const outside = state.island && !data.default.includes(state.island);
  return outside ? areas.at(-1) : areas.includes(chapter?.area) ? chapter.area : areas[0];
}

function showMap() {
  if (!data.scene) return;
  const area = areaNow();
  const found = picture("maps", `${formNow()[0]}-${area}`);
  paint(found, state.day, state.view, state.island);
  place(byId("map"), found);
  byId("map").setAttribute("aria-label", mapWords());
  for (const button of document.querySelectorAll("[data-area]")) {
    button.setAttribute("aria-pressed", String(button.dataset.area === area));
  }
}

/** The map in words: its day, and the lines of the day. */
function mapWords() {
  const lines = at(data.lines, state.day);
  return sentences([
    stopped(tr("page.map.title", { date: longForm(state.day) })),
    lines.length
      ? tr("page.map.lines", { lines: clauses(lines.map((line) => noted(line.name, line.told))) })
      : tr("page.map.no-line"),
  ]);
}

/** The two maps of the positions: the day as each side gives it. */
function showMinis() {
  if (!data.scene) return;
  const form = media("(max-width: 640px)") ? "phone" : "strip";
  for (const box of document.querySelectorAll("[data-mini]")) {
    const side = box.dataset.mini;
    const found = picture("maps", `${form}-${data.scene.areas[0]}`, `${side}-`);
    paint(found, state.day, side);
    place(box, found);
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", series([tr("page.map.title", { date: longForm(state.day) }), tr("page.view.gives", { state: stateName(side) })]));
  }
}
