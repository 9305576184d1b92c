// What a reader sees first: date, headline, caption, the table of the day, and what governs.
const chapters = data.chapters;

/** The day of a chapter; the last one may be today. */
const dayOf = (chapter) => (chapter.day === "today" ? lastDay() : chapter.day);
const chapterOn = (day) => chapters.find((chapter) => dayOf(chapter) === day);
const chapterAt = (day) => chapters.findLastIndex((chapter) => dayOf(chapter) <= day);

function showLead(answer) {
  const today = state.day === clock();
  const small = media("(max-width: 640px)");
  const date = (small ? shortForm : longForm)(state.day);
  const calendars = [tr("date.julian", { date: julian(state.day) }), japanese(state.day)].filter(Boolean);
  put(
    "kick",
    ...(today ? [h("b", {}, tr("page.today")), `${tr("join.comma")}${date}`] : [h("b", {}, capital(date))]),
    answer.beyond_record
      ? ` · ${tr(small ? "page.checked.short" : "page.checked", { day: (small ? shortForm : longFormOf)(data.meta.coverage.to) })}`
      : ` · ${(small ? calendars.slice(0, 1) : calendars).join(" · ")}`,
  );
  const sentence = headline(state.day, state.view);
  write(byId("headline"), sentence);
  // characters of East Asia take the room of two letters, marks of Thai none
  const long = sentence.replace(/[\u1100-\uffef]/g, "nn").replace(/\p{Mn}/gu, "").length;
  byId("headline").className = long > 135 ? "longer" : long > 104 ? "long" : "";
}

const longFormOf = (day) => longForm(day, false);

/** The caption: that of a chapter, what happened, or when something last did. */
function showCaption() {
  const chapter = chapterOn(state.day);
  const { text, told } = storyOf(state.day, state.all);
  if (chapter) put("caption", h("b", {}, chapter.head), h("p", {}, chapter.text), cited(chapter.documents));
  else if (text || told.length) {
    const named = told.map(([id, what]) => (what ? labelled(titleOf(id), what) : titleOf(id)));
    put("caption", h("b", {}, tr("page.caption.recorded")), h("p", {}, shortened(text || stopped(clauses(named)))));
  } else {
    const before = storySteps().findLast((day) => day < state.day);
    const told = before ? [...between(tr("page.caption.last"), "{day}", dayButton(before))] : [tr("page.story.begins")];
    put("caption", h("b", {}, tr("page.caption.none")), h("p", {}, ...told));
  }
}

/** The documents that a caption rests on. */
function cited(ids) {
  const links = ids.flatMap((id, at) => [at ? tr("join.comma") : "", documentButton(id)]);
  return h("p", { class: "rel" }, links);
}

/** As much of a sentence as the room holds; all of it stands below, among the documents of the day. */
function shortened(text, most = 300) {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(" ", most)).replace(/[;,:]$/, "")} …`;
}

/** A text with an element in the place of a mark. */
function between(text, mark, element) {
  const [before, after = ""] = text.split(mark);
  return [before, element, after];
}

const dayButton = (day, text = longFormOf(day)) => h("button", { type: "button", class: "link", "data-day": day }, text);

function showTable() {
  // what one side gives as title does not change with the record's own
  const own = state.view === "neutral" ? ["control", "title", "claim"] : ["control", "claim"];
  const changes = storyOf(state.day, true).new.filter(([, track]) => own.includes(track));
  const rows = shownIds().map((id) => {
    const news = (track) => changes.some(([place, changing]) => place === id && changing === track);
    const short = at(data.shorts[state.view][id], state.day);
    const [name, other = ""] = nameOf(id).split(/ (?=\()|(?=（)|(?<=\p{sc=Hang})(?=\()/u);
    const button = h(
      "button",
      { type: "button", class: "link", "data-island": id, "aria-pressed": String(state.island === id) },
      name,
    );
    const td = (key, track, ...parts) => {
      const fresh = news(track);
      const found = cell("cell", tr(`page.column.${key}`), ...parts, fresh ? h("span", { class: "unseen" }, ` (${tr("page.new")})`) : null);
      if (fresh) found.className = "new";
      return found;
    };
    return h(
      "tr",
      { role: "row", class: state.island === id ? "chosen" : null },
      cell("rowheader", null, button, other ? h("span", { class: "other" }, ` ${other.slice(1, -1)}`) : null),
      td("held", "control", sign(short.held[0]), short.held[1], short.manner ? [" ", h("small", {}, short.manner)] : null),
      td("owned", "title", sign(short.owned[0]), short.owned[1]),
      td("claimed", "claim", short.claimed[0].map(sign), short.claimed[1]),
    );
  });
  put("status", rows);
  byId("status-caption").textContent = tr("page.table.caption", { date: longForm(state.day) });
}

/** The documents that govern, each with the islands that it governs where these differ. */
function showGoverning(answer) {
  const groups = new Map();
  for (const island of answer.islands) {
    const key = island.told.document;
    if (!groups.has(key)) groups.set(key, { island, names: [] });
    groups.get(key).names.push(island.name);
  }
  const parts = [...groups.values()].flatMap(({ island, names }, number) => [
    number ? tr("join.clause") : "",
    island.governing_document ? documentButton(island.governing_document.id, island.told.document) : island.told.document,
    groups.size > 1 ? noted("", series(names.map(bare))) : "",
  ]);
  put("governing", ...parted(stopped(labelled(tr("page.column.document"), "\u0000")), parts).flat());
}

function showChapters() {
  const now = chapterAt(state.day);
  for (const button of document.querySelectorAll("[data-chapter]")) {
    const on = dayOf(chapters[button.dataset.chapter]) === state.day;
    if (on) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    const rail = button.closest(".rail");
    if (on && rail.scrollWidth > rail.clientWidth) rail.scrollLeft = button.offsetLeft - rail.offsetLeft - 20;
  }
  const chapter = chapters[Math.max(now, 0)];
  if (!chapter) return;
  byId("bar-name").textContent = labelled(chapter.when, chapter.name);
  byId("bar-count").textContent = tr("page.chapter.count", { number: Math.max(now, 0) + 1, count: chapters.length });
  byId("whole").textContent = `kurils, ${shortForm(state.day)}`;
  byId("whole").href = `${location.href.split("#")[0]}#${address({ embed: false })}`;
}

/** What a view changes and what it does not, and which island was chosen. */
function showNotices() {
  const notice = byId("view-notice");
  const parts = [];
  if (state.view !== "neutral") parts.push(tr("page.view.notice", { state: stateName(state.view) }), " ");
  if (state.island) {
    parts.push(
      tr("page.chosen", { name: nameOf(state.island) }),
      " ",
      h("button", { type: "button", class: "link", "data-island": state.island }, tr("page.everything")),
    );
  }
  if (state.view !== "neutral") {
    parts.push(h("button", { type: "button", class: "link", "data-view": "neutral" }, tr("page.view.back")));
  }
  notice.replaceChildren(...parts);
  notice.hidden = !parts.length;
}
