// The map: who held each island (fill), who owned it by agreement (outline), who else claimed it (hatching).
const map = { view: "near", box: null, islands: new Map(), lines: new Map(), labels: new Map(), inset: [] };

function drawMap() {
  const svg = byId("map");
  if (!data.map) {
    byId("map-figure").hidden = true;
    return;
  }
  const claimants = new Set(Object.values(data.bars).flatMap(({ claims }) => claims.map((bar) => bar.state)));
  const patterns = [...claimants].flatMap((id) =>
    ["", "inset-"].map((where) =>
      s(
        "pattern",
        {
          id: `hatch-${where}${id}`,
          class: `hatch claim-${hue(id)}`,
          width: 8,
          height: 8,
          patternUnits: "userSpaceOnUse",
        },
        s("path", { d: "M0 4H8" }),
      ),
    ),
  );
  const land = s("g", { id: "land" });
  for (const island of data.map.islands) {
    const shapes = [shapeOf(island, "")];
    land.append(shapes[0].element);
    if (island.group === data.map.inset) {
      shapes.push(shapeOf(island, "inset-"));
      map.inset.push(shapes[1].element);
    }
    map.islands.set(island.id, { ...island, shapes });
  }
  const lines = s("g", { id: "lines" });
  for (const [id, [path]] of Object.entries(data.map.lines)) {
    const line = s("path", { d: path, class: "line" });
    map.lines.set(id, line);
    lines.append(line);
  }
  const coasts = s(
    "g",
    { id: "coasts" },
    data.map.coasts.map((path) => s("path", { d: path, class: "coast" })),
  );
  svg.append(s("defs", {}, patterns), s("rect", { class: "sea", id: "sea" }), coasts, land, lines);
  svg.append(
    s("g", { id: "map-names" }),
    s("g", { id: "map-labels" }),
    s("g", { id: "inset" }),
    s("g", { id: "scale-bar" }),
  );
  svg.addEventListener("click", (event) => {
    const island = event.target.closest("[data-territory]");
    if (island) choose(island.dataset.territory);
  });
  if (window.ResizeObserver) new ResizeObserver(scaleMap).observe(svg);
}

/** One island: its fill, the hatching over it, its outline. `where` tells which patterns fit its scale. */
function shapeOf(island, where) {
  const fill = s("path", { d: island.path, class: "land" });
  const hatching = s("g");
  const outline = s("path", { d: island.shore ?? island.path, class: "outline" });
  return {
    where,
    fill,
    hatching,
    outline,
    element: s("g", { "data-territory": island.group, class: "island" }, fill, hatching, outline),
  };
}

const hue = (id) => (data.sides.includes(id) ? id : "other");

/** Show the territories that are shown unasked closely, or all. */
function frameMap(view) {
  if (!data.map) return;
  map.view = view;
  scaleMap();
}

/** The rectangle of the drawing that is shown: that of the view, widened to the shape of the screen. */
function mapBox(pixels) {
  const [x, y, width, height] = data.map.views[map.view];
  const shape = map.view === "all" ? 1.05 : pixels < 480 ? 0.9 : 1.55;
  const wide = Math.max(width, height * shape);
  const high = Math.max(height, wide / shape);
  // what is added goes to the east, where the sea has room for names and for the inset
  return [x - (wide - width) * (map.view === "all" ? 0.5 : 0.4), y - (high - height) * 0.2, wide, high];
}

/** Keep texts, hatching and the inset in proportion to the screen, whatever the size of the drawing. */
function scaleMap() {
  const svg = byId("map");
  const pixels = svg.clientWidth || 720;
  const [x, y, width, height] = (map.box = mapBox(pixels));
  const unit = width / pixels;
  svg.setAttribute("viewBox", map.box.join(" "));
  fill(byId("sea"), { x, y, width, height }, []);
  svg.style.setProperty("--u", unit);
  placeNames(unit);
  const larger = placeInset([x, y, width, height], unit, pixels);
  for (const pattern of svg.querySelectorAll("pattern")) {
    const turn = pattern.id.endsWith(data.sides[0]) ? -45 : 45;
    const size = pattern.id.startsWith("hatch-inset") ? unit / larger : unit;
    pattern.setAttribute("patternTransform", `rotate(${turn}) scale(${size})`);
  }
  placeScale([x, y, width, height], unit);
}

function placeNames(unit) {
  const [left, top, width, height] = map.box;
  const inside = ([x, y]) =>
    left + 20 * unit < x && x < left + width - 80 * unit && top + 10 * unit < y && y < top + height;
  const names = Object.entries(data.map.names).map(([name, places]) => [name, places[map.view]]);
  byId("map-names").replaceChildren(
    ...names
      .filter(([, place]) => inside(place))
      .map(([name, [x, y]]) =>
        s("text", { x, y, class: "scenery-name" }, data.words[`map.name.${name}.${data.language}`] ?? ""),
      ),
  );
  map.labels.clear();
  const groups = [];
  for (const [id, places] of Object.entries(data.map.labels)) {
    const [x, y, end] = places[map.view];
    if (!inside([x, y]) || (map.view === "near" && !shownIds().includes(id))) continue;
    const name = s("tspan", { x, class: "label-name" }, nameOf(id));
    const held = s("tspan", { x, dy: 14 * unit, class: "label-held" });
    const claimed = s("tspan", { x, dy: 13 * unit, class: "label-claimed" });
    map.labels.set(id, { held, claimed });
    groups.push(s("text", { x, y, class: "label", "text-anchor": end, "data-territory": id }, name, held, claimed));
  }
  byId("map-labels").replaceChildren(...groups);
  if (state.day) fillLabels(state.day);
}

/** What is too small to be seen once more, in the empty corner of the sea. Returns how much larger it is drawn there. */
function placeInset([x, y, width, height], unit, pixels) {
  const box = data.map.views.inset;
  if (!box || map.view !== "near") {
    byId("inset").replaceChildren();
    return 1;
  }
  const part = pixels < 480 ? 0.42 : 0.28;
  const wide = width * part;
  const high = (wide * box[3]) / box[2];
  const at = [x + width - wide - 8 * unit, y + height - high - 8 * unit];
  const frame = { x: at[0], y: at[1], width: wide, height: high };
  byId("inset").replaceChildren(
    s("rect", { x: box[0], y: box[1], width: box[2], height: box[3], class: "inset-mark" }),
    s("rect", { ...frame, class: "inset-frame" }),
    s(
      "svg",
      { ...frame, viewBox: box.join(" "), "aria-hidden": "true" },
      s("use", { href: "#coasts" }),
      map.inset,
      s("use", { href: "#lines" }),
    ),
    s("rect", { ...frame, class: "inset-edge" }),
    s(
      "text",
      { x: at[0] + 6 * unit, y: at[1] + 15 * unit, class: "inset-name" },
      tr("page.map.inset", { name: nameOf(data.map.inset) }),
    ),
  );
  return wide / box[2];
}

function placeScale([x, y, , height], unit) {
  const kilometres = [10, 20, 50, 100, 200, 500].findLast((size) => (size * data.map.unit_km) / unit < 130) ?? 10;
  const long = kilometres * data.map.unit_km;
  const [left, base] = [x + 12 * unit, y + height - 12 * unit];
  byId("scale-bar").replaceChildren(
    s("path", { d: `M${left} ${base - 5 * unit}V${base}h${long}v${-5 * unit}`, class: "scale" }),
    s(
      "text",
      { x: left + 4 * unit, y: base - 4 * unit, class: "scale-name" },
      tr("page.map.scale", { km: kilometres }),
    ),
  );
}

/** Colour the map for a day. */
function paintMap(day) {
  if (!data.map) return;
  for (const [id, island] of map.islands) {
    const { holder, kind, owner, others } = lookOf(id, day, state.view);
    for (const { where, fill, hatching, outline, element } of island.shapes) {
      fill.setAttribute("class", `land held-${holder ? hue(holder) : "none"} kind-${kind}`);
      outline.setAttribute("class", `outline title-${owner ? hue(owner) : "none"}`);
      hatching.replaceChildren(
        ...others.map((claimant) => s("path", { d: island.path, fill: `url(#hatch-${where}${claimant})` })),
      );
      element.classList.toggle("chosen", state.island === island.group);
    }
  }
  const held = at(data.lines, day);
  for (const [id, line] of map.lines) {
    const border =
      held.find((each) => each.line === id && each.state !== "claimed") ?? held.find((each) => each.line === id);
    line.setAttribute(
      "class",
      border ? `line line-${border.state} by-${border.by ? hue(border.by) : "both"}` : "line absent",
    );
  }
  fillLabels(day);
  const seen = held.filter((border) => inSight(data.map.lines[border.line]));
  const told = status(day, shownIds(), state.view).islands.map((island) => island.brief);
  byId("map-title").textContent = tr("page.map.title", { date: longForm(day) });
  byId("map-desc").textContent = [...told, linesTold(seen)].join(" ");
  put("map-lines", lineItems(seen));
}

/** Whether some of a line lies in what is shown. */
function inSight([, left, top, right, bottom]) {
  const [x, y, width, height] = map.box;
  return left < x + width && right > x && top < y + height && bottom > y;
}

function fillLabels(day) {
  for (const [id, label] of map.labels) {
    const { told } = at(data.answers[state.view][id], day);
    label.held.textContent = told.label;
    label.claimed.textContent = map.view === "near" ? told.also : "";
  }
}

function linesTold(held) {
  if (!held.length) return tr("page.map.no-line");
  const told = held.map(({ name, told }) => `${name}: ${told}`);
  return tr("page.map.lines", { lines: told.join("; ") });
}

function lineItems(held) {
  if (!held.length) return h("p", { class: "quiet" }, tr("page.map.no-line"));
  const items = held.map((border) =>
    h(
      "li",
      {},
      h("span", {
        class: `sample line-${border.state} by-${border.by ? hue(border.by) : "both"}`,
        "aria-hidden": "true",
      }),
      h("strong", {}, border.name),
      ` — ${border.told}. ${border.summary} `,
      border.document ? documentButton(border.document) : null,
    ),
  );
  return h("ul", { class: "line-list" }, items);
}
