// The rows of time: where a day stands on them, and which day is meant by a place on them.
const timeline = { found: null, scale: null };
const DAY_ONE = 719163; // the ordinal of 1970-01-01, from which `ordinal` counts

/** Where a day stands, in pixels of the drawing; `back` is the day at such a place. */
function placeOf(day, { panels }) {
  const number = ordinal(day) + DAY_ONE;
  const [begin, end, x, width] = panels.find((panel) => number < panel[1]) ?? panels.at(-1);
  return x + ((Math.min(Math.max(number, begin), end) - begin) / (end - begin)) * width;
}

function dayAt(x, { panels }) {
  const [begin, end, left, width] =
    panels.find((panel, at) => x < panel[2] + panel[3] + ((panels[at + 1]?.[2] ?? 0) - panel[2] - panel[3]) / 2) ??
    panels.at(-1);
  const part = Math.min(1, Math.max(0, (x - left) / width));
  return inside(isoDay(Math.round(begin + part * (end - begin)) - DAY_ONE));
}

/** The day meant by a place: a day of change within 9 pixels, any step within 4, else the day itself. */
function meantAt(x, scale, zoom) {
  const near = (days, reach) => {
    let [best, least] = [null, reach / zoom];
    for (const day of days) {
      const far = Math.abs(placeOf(day, scale) - x);
      if (far < least) [best, least] = [day, far];
    }
    return best;
  };
  const last = lastDay();
  return near(data.turns.filter((day) => day <= last), 9) ?? near(storySteps(), 4) ?? dayAt(x, scale);
}

function showTime() {
  const slider = byId("time");
  if (data.scene) {
    const name = formNow()[1];
    const found = picture("strips", name);
    timeline.scale = data.scene.scales[name];
    place(slider, found);
    const x = placeOf(state.day, timeline.scale);
    const wide = timeline.scale.width;
    found.parts ??= [".cursor", ".flag", ".flag-text"].map((part) => found.svg.querySelector(part));
    const [cursor, flag, text] = found.parts;
    cursor.setAttribute("transform", `translate(${x.toFixed(1)} 0)`);
    flag.setAttribute("transform", `translate(${Math.min(Math.max(x - 48, 0), wide - 96).toFixed(1)} 0)`);
    write(text, state.day === clock() ? tr("page.today") : shortForm(state.day));
  }
  const steps = storySteps();
  slider.setAttribute("aria-valuemax", steps.length);
  slider.setAttribute("aria-valuenow", steps.filter((day) => day <= state.day).length);
  slider.setAttribute("aria-valuetext", `${longForm(state.day)}. ${headline(state.day, state.view)}`);
}

/** Dragging and tapping; the address changes when it ends. */
function listenToTime() {
  const slider = byId("time");
  const where = (event) => {
    const box = slider.getBoundingClientRect();
    const zoom = box.width / timeline.scale.width;
    return meantAt((event.clientX - box.left) / zoom, timeline.scale, zoom);
  };
  let dragging = false;
  slider.addEventListener("pointerdown", (event) => {
    if (!timeline.scale || event.button) return;
    dragging = true;
    play(false);
    slider.setPointerCapture(event.pointerId);
    go(where(event), { quiet: true });
  });
  slider.addEventListener("pointermove", (event) => {
    if (!dragging) return;
    const day = where(event);
    if (day !== state.day) go(day, { quiet: true });
  });
  const end = () => {
    if (dragging) writeHash(true);
    dragging = false;
  };
  slider.addEventListener("pointerup", end);
  slider.addEventListener("pointercancel", end);
}
