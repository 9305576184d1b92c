// The timeline: for each island a bar of who held it, a thin one of title, and one for each claimant. The slider
// below it is a cursor in it.
const LANES = { control: 12, title: 4, claim: 3 };
const timeline = { level: 0, from: 0, to: 1, width: 0 };
/** Years shown at each level; the first is the whole record. */
const LEVELS = [null, 120, 40, 12, 3];

/** Keep the day in sight: the window moves only when it must, or when the level changes. */
function frameTimeline(day, level = timeline.level) {
  const [first, last] = [ordinal(data.meta.coverage.from), ordinal(lastDay())];
  const size = LEVELS[level] === null ? last - first : Math.min(last - first, Math.round(LEVELS[level] * 365.25));
  const at = ordinal(day);
  const changed = level !== timeline.level || timeline.to - timeline.from !== size;
  const edge = size * 0.06;
  if (changed || at < timeline.from + edge || at > timeline.to - edge) {
    timeline.from = Math.max(first, Math.min(Math.round(at - size / 2), last - size));
    timeline.to = timeline.from + size;
  }
  timeline.level = level;
  byId("zoom-in").setAttribute("aria-disabled", level === LEVELS.length - 1);
  byId("zoom-out").setAttribute("aria-disabled", level === 0);
  byId("zoom-name").textContent =
    LEVELS[level] === null ? tr("page.zoom.whole") : tr("page.zoom.years", { years: LEVELS[level] });
  drawTimeline();
}

function drawTimeline() {
  const svg = byId("timeline");
  const width = Math.max(280, Math.floor(byId("timeline-figure").clientWidth));
  timeline.width = width;
  const left = state.all ? 116 : 92;
  timeline.left = left;
  const x = (day) => left + ((day - timeline.from) / (timeline.to - timeline.from)) * (width - left);
  timeline.x = x;
  const parts = [];
  let y = 2;
  for (const id of shownIds()) {
    // both names of a place, one above the other
    const [name, other = ""] = nameOf(id).split(/ (?=\()/);
    const label = s(
      "text",
      { y: y + 11, class: "row-name" },
      s("tspan", { x: 0 }, name),
      s("tspan", { x: 0, dy: 13, class: "row-other" }, other),
    );
    const chosen = state.island === id;
    const { control, title, claims } = data.bars[id];
    const claimants = [...new Set(claims.map((row) => row.state))].sort();
    const high = LANES.control + LANES.title + claimants.length * (LANES.claim + 1) + 3;
    if (chosen) parts.push(s("rect", { x: 0, y: y - 2, width, height: high + 3, class: "row-chosen" }));
    parts.push(label);
    for (const row of control) {
      parts.push(bar(row, x, y, LANES.control, `held-${row.state ? hue(row.state) : "none"} kind-${row.kind}`, true));
    }
    y += LANES.control + 1;
    for (const row of title.filter((each) => each.kind !== "none")) {
      parts.push(bar(row, x, y, LANES.title, `owned-${row.state ? hue(row.state) : row.kind}`));
    }
    y += LANES.title + 1;
    for (const claimant of claimants) {
      for (const row of claims.filter((each) => each.state === claimant)) {
        parts.push(bar(row, x, y, LANES.claim, `claims-${hue(claimant)}`));
      }
      y += LANES.claim + 1;
    }
    y += 3;
  }
  // a long mark for each step, a short one for every other dated day
  for (const [days, high] of [
    [data.days[state.all ? "all" : "near"].ticks, 3],
    [storySteps(), 6],
  ]) {
    const seen = days.map(ordinal).filter((day) => timeline.from <= day && day <= timeline.to);
    parts.push(s("path", { class: "ticks", d: seen.map((day) => `M${x(day).toFixed(1)} ${y}v${high}`).join("") }));
  }
  parts.push(...yearMarks(x, y, left, width));
  parts.push(s("path", { id: "cursor", class: "cursor" }));
  timeline.height = y + 21;
  fill(svg, { viewBox: `0 0 ${width} ${timeline.height}`, width, height: timeline.height }, []);
  put("timeline-bars", parts);
  const slider = byId("slider");
  slider.min = timeline.from;
  slider.max = timeline.to;
  slider.parentElement.style.setProperty("--left", `${left}px`);
  moveCursor(state.day);
}

function bar(row, x, y, height, classes, named = false) {
  const from = Math.max(ordinal(row.from), timeline.from);
  const to = Math.min(row.to === null ? ordinal(lastDay()) + 1 : ordinal(row.to), timeline.to);
  if (from >= to) return null;
  const [start, end] = [x(from), x(to)];
  const rect = s(
    "rect",
    { x: start.toFixed(1), y, width: Math.max(1, end - start).toFixed(1), height, class: `bar ${classes}` },
    s("title", {}, row.tip),
  );
  if (!named || end - start < 70) return rect;
  return s(
    "g",
    {},
    rect,
    s(
      "text",
      {
        x: (start + 5).toFixed(1),
        y: y + height - 2.5,
        class: `bar-name kind-${row.kind} on-${row.state ? hue(row.state) : "none"}`,
      },
      stateName(row.state),
    ),
  );
}

function yearMarks(x, y, left, width) {
  const years = (timeline.to - timeline.from) / 365.25;
  const room = (width - left) / 62;
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((size) => years / size <= room) ?? 100;
  const first = Math.ceil(+isoDay(timeline.from).slice(0, 4) / step) * step;
  const marks = [];
  for (let year = first; year <= +isoDay(timeline.to).slice(0, 4); year += step) {
    const at = x(ordinal(`${year}-01-01`));
    if (at < left + 14 || at > width - 16) continue;
    marks.push(s("path", { class: "grid", d: `M${at.toFixed(1)} 0V${y}` }));
    marks.push(s("text", { x: at.toFixed(1), y: y + 18, class: "year", "text-anchor": "middle" }, String(year)));
  }
  return marks;
}

function moveCursor(day) {
  if (!day || !timeline.x) return;
  byId("cursor").setAttribute("d", `M${timeline.x(ordinal(day)).toFixed(1)} 0V${timeline.height - 20}`);
  const slider = byId("slider");
  slider.value = ordinal(day);
  slider.setAttribute("aria-valuetext", longForm(day));
}

/** The spells once more as a table, for those who cannot see the bars or want their days. */
function spellTable() {
  const rows = [];
  for (const id of chosenIds()) {
    for (const track of ["control", "title", "claims"]) {
      for (const { when, what } of data.bars[id][track]) {
        rows.push(
          h(
            "tr",
            { role: "row" },
            cell("rowheader", tr("page.column.island"), nameOf(id)),
            cell("cell", tr("page.column.track"), tr(`timeline.kind.${track === "claims" ? "claim" : track}`)),
            cell("cell", tr("page.column.spell"), when),
            cell("cell", tr("page.column.what"), what),
          ),
        );
      }
    }
  }
  put("spells", rows);
}
