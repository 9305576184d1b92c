"""The pictures of the page, drawn once with all of their layers, and what each layer is on each day.

Maps are drawn in four forms, for a wide window, a narrow one, a strip and a telephone, each of the islands themselves
and of the region; the rows of time in five. The script shows the form that fits and sets classes: `times` of them are
made here, from the same rows and by the same functions as the maps of `kurils map`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kurils.maps.captions import Caption, anchor_of, room_of
from kurils.maps.chart.strip import strip
from kurils.maps.extents import text_width
from kurils.maps.fitting import arranged
from kurils.maps.layers import Form, fixed, grids, isle_class, layered, line_names, ring_class, still
from kurils.maps.naming import apart
from kurils.maps.obstacles import of as obstacles_of
from kurils.maps.plate import day, definitions
from kurils.maps.svg import captions_of, is_region
from kurils.maps.theme import theme
from kurils.maps.xml import joined
from kurils.page.answers import END, times
from kurils.query.many import turning_days
from kurils.query.status import island_status
from kurils.words.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kurils.maps.captions import LineName
    from kurils.maps.frame import Frame
    from kurils.maps.lines import Course
    from kurils.maps.obstacles import Obstacles
    from kurils.maps.plate import Day
    from kurils.maps.xml import Raw
    from kurils.page.answers import Times
    from kurils.record import Record

FORMS = (
    Form("wide", 872.0, 378.0, (270.0, 206.0), (138.0, 114.0), left=85.0),
    Form("mid", 728.0, 390.0, (172.0, 138.0), (128.0, 104.0), locator_scale=0.024, left=50.0),
    Form("strip", 616.0, 212.0, (142.0, 100.0), (108.0, 88.0), full=False, small=1.5, locator_scale=0.02),
    Form("phone", 375.0, 278.0, (98.0, 76.0), (98.0, 80.0), full=False, small=1.5, locator_scale=0.018),
)
#: name, width, gutter, whether control alone
STRIPS = (
    ("wide", 1300.0, 206.0, False),
    ("mid", 760.0, 196.0, False),
    ("phone", 343.0, 82.0, False),
    ("strip", 616.0, 66.0, True),
    ("small", 351.0, 66.0, True),
)


def scene(record: Record) -> Scene | None:
    """The pictures of a record; None where it has no shapes."""
    return Scene(record) if record.section("shapes")["polygons"] else None


class Scene:
    """Draws the pictures of a record and works out their states."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.first, last = record.meta["coverage"]["from"], record.meta["coverage"]["to"]
        self.called = record.section("status")["called"]
        #: days from which a state is called something else
        self.renamed = {row[0] for rows in self.called.values() for row in rows if row[0]}
        areas = record.dispute["areas"]
        wide = max(areas, key=lambda area: len(area["territories"]))
        #: the close one and the wide one; they may be the same
        self.areas = list(dict.fromkeys([areas[0]["id"], wide["id"]]))
        colours = theme("css", record.dispute["looks"], record.language)
        self.days: dict[str, Day] = {}
        for id in self.areas:
            answer: Any = record.map(last, area=id, today=END)
            self.days[id] = day(record, answer, colours)
        self.theme = colours
        self.rows = [row["id"] for row in self.days[self.areas[0]].features]
        self.groups = {id: record.place(id).group for id in self.rows}
        self.features = {view: self._features(view) for view in record.views}
        self.lines = {view: self._lines(view) for view in record.views}

    def whole(self, chapters: list[str]) -> dict[str, Any]:
        """Pictures (`maps`, `strips`), states of layers (`isles`, `rings`, `lines`), words (`captions`, `names`)."""
        features, lines = self.features, self.lines
        courses = {key: course for found in lines.values() for _, on in found for key, course in on.items()}
        captions = {area: {view: self._captions(area, features[view]) for view in features} for area in self.areas}
        isles = {id: _mapped(found, isle_class) for id, found in features["neutral"].items()}
        states = {id: {name for _, names in found for name in names.split()} for id, found in isles.items()}
        maps, names = {}, {}
        for area in self.areas:
            for form in FORMS:
                counted = self._counted(area, captions[area].values(), form.full)
                days = [(at, list(on.values())) for found in lines.values() for at, on in found]
                drawn = layered(
                    self.record, self.days[area], form.within(self._region(area)), courses, days, counted, states
                )
                maps[f"{form.name}-{area}"] = drawn.svg
                names[f"{form.name}-{area}"] = drawn.lines
        strips = {name: strip(self.record, self.theme, wide, left, chapters, control=alone)
                  for name, wide, left, alone in STRIPS}  # fmt: skip
        return {
            "areas": self.areas,
            "inset": self.days[self.areas[0]].area["inset"],
            "maps": maps,
            "strips": {name: found.svg for name, found in strips.items()},
            "scales": {name: {"panels": found.panels, "width": found.width} for name, found in strips.items()},
            "isles": isles,
            "rings": {view: self._rings(features[view]) for view in features},
            "lines": {view: [[at, list(on)] for at, on in found] for view, found in lines.items()},
            "names": {name: {view: self._named(name, known, lines[view]) for view in lines}
                      for name, known in names.items() if known},
            "captions": {area: {view: {id: [[at, said.lines] for at, said in found] for id, found in own.items()}
                                for view, own in by_view.items()} for area, by_view in captions.items()},
        }  # fmt: skip

    def shapes(self, maps: Iterable[str]) -> Raw:
        """The paths that some maps use, and their degrees."""
        return joined([definitions(self.record.section("drawing"), maps), grids(self.days.values(), FORMS[0])])

    def still(self, day: str) -> Raw:
        """The map of the first area on one day alone, with its layers set, for where no script runs."""
        area = self.days[self.areas[0]]
        features = {id: _at(found, day) for id, found in self.features["neutral"].items()}
        on = _at(self.lines["neutral"], day)
        captions = {
            id: _at(found, day) for id, found in self._captions(area.area["id"], self.features["neutral"]).items()
        }
        isles = {id: isle_class(row) for id, row in features.items()}
        drawn = layered(
            self.record, area, FORMS[0]._replace(name="still"), on, [(day, list(on.values()))],
            {id: {len(caption.lines): caption} for id, caption in captions.items()},
            {id: set(classes.split()) for id, classes in isles.items()},
        )  # fmt: skip
        rings = {row["group"]: ring_class(row) for row in reversed(features.values())}
        return still(drawn.svg, isles, rings)

    def _features(self, view: str) -> dict[str, Times]:
        section = self.record.section("status")

        def on(id: str, at: str) -> dict[str, Any]:
            status = island_status(section, self.record.place(id), at, view)
            control, title = status["control"], status["title"]
            return {
                "id": id, "group": self.groups[id], "holder": status["holder"], "control_kind": control["kind"],
                "polity": control["polity"], "changing_hands": control["changing_hands"],
                "claimants": status["claimants"], "title_status": title["status"], "title_holder": title["holder"],
            }  # fmt: skip

        return {id: times(self.first, turning_days(self.record.place(id)), partial(on, id)) for id in self.rows}

    def _rings(self, features: Mapping[str, Times]) -> dict[str, Times]:
        """Title is a matter of territories: the first island of each speaks for it."""
        speakers: dict[str, str] = {}
        for id, group in self.groups.items():
            speakers.setdefault(group, id)
        return {group: _mapped(features[id], ring_class) for group, id in speakers.items()}

    def _lines(self, view: str) -> list[tuple[str, dict[str, Course]]]:
        """From each day on which a line begins or ends, the lines by their keys."""
        borders = self.record.section("shapes")["borders"]
        days = {day for entry in borders for day in (entry["from"], entry["to"]) if day}
        # a line may be drawn as soon as its document was signed
        behind = {entry["document"] for entry in borders}
        days |= {act["date"] for document in self.record.section("documents")["documents"] if document["id"] in behind
                 for act in document["dates"]}  # fmt: skip
        found: list[tuple[str, dict[str, Course]]] = []
        last = self.record.meta["coverage"]["to"]
        for at in sorted({self.first, *days, *self.renamed}):
            if at < self.first or at > last:
                continue
            answer: Any = {**self.record.map(at, area=self.areas[0], today=END), "view": view}
            shown = day(self.record, answer, self.theme)
            now = {_key(course): course for course in shown.courses}
            if not found or now != found[-1][1] or at in self.renamed:
                found.append((at, now))
        return found

    def _named(self, name: str, known: Mapping[LineName, int], lines: list[tuple[str, dict[str, Course]]]) -> Times:
        """From each day the names of lines that stand on a map, by their numbers; of other names there is no room."""
        area = self.days[name.split("-", 1)[1]]
        found = []
        for at, on in lines:
            told = line_names(self.record, area, at, list(on.values()))
            found.append([at, [known[each] for each in told if each in known]])
        return found

    def _region(self, area: str) -> bool:
        """Whether an area reaches so far that its islands are small."""
        return is_region(self.days[area])

    def _captions(self, area: str, features: Mapping[str, Times]) -> dict[str, list[tuple[str, Caption]]]:
        """What stands at each place of an area, from each day on, as every form of the map has room for it."""
        shown, region = self.days[area], self._region(area)
        told: dict[str, list[tuple[str, Caption]]] = {}
        for group in shown.area["territories"]:
            own = [id for id in self.rows if self.groups[id] == group]
            turns = {at for id in own for at, _ in features[id]} | self.renamed
            for at in sorted({self.first, *(turn for turn in turns if turn > self.first)}):
                rows = [_at(features[row["id"]], at) if row["group"] == group else row
                        for row in shown.answer["features"]]  # fmt: skip
                answer: Any = {**shown.answer, "features": rows}
                labels = Labels(self.record.wording, self.called, at)
                said = captions_of(self.record, shown._replace(answer=answer), labels, "", bare=False)
                for id, caption in said.items():
                    if id == group or self.groups.get(id) == group:
                        # in a region there is no room for both names
                        shorter = apart(caption.text)[0] if region and not caption.inline else caption.text
                        told.setdefault(id, []).append((at, caption._replace(text=shorter)))
        return self._fitted(area, told)

    def _fitted(self, area: str, told: Mapping[str, list[tuple[str, Caption]]]) -> dict[str, list[tuple[str, Caption]]]:
        """Captions as there is room for them: no place ever takes that of another, on whatever day."""
        shown, series = self.days[area], self.record.wording.series
        anchors = shown.area["anchors"]
        maps = [(form.small, *self._ground(shown, form)) for form in
                (form.within(self._region(area)) for form in FORMS if form.full)]  # fmt: skip
        # until its turn comes, a place keeps the room of its bare name
        bare = {id: Caption(apart(said[-1][1].text)[0], []) for id, said in told.items()}
        found: dict[str, list[tuple[str, Caption]]] = {}
        for id, said in told.items():
            others = {other: name for other, name in bare.items() if other != id and other not in found}
            own: list[tuple[str, Caption]] = []
            for at, caption in said:
                # what one form of the map has no room for is not said in any
                kept = caption
                for small, frame, obstacles in maps:
                    asked = {**others, id: kept}
                    kept = arranged(shown, frame, asked, anchors, obstacles, series, small, 0.0).get(id, kept)
                own.append((at, kept))
            # the name of a place is the same on every day
            name = min((caption.text for _, caption in own), key=len)
            turns = [(at, caption._replace(text=name)) for at, caption in own]
            own = [turn for turn, before in zip(turns, [None, *turns]) if not before or before[1] != turn[1]]
            for small, frame, obstacles in maps:
                anchor = anchor_of(shown, frame, id, anchors)
                obstacles.taken += [room_of(shown, frame, caption, anchor, small) for _, caption in own if anchor]
            found[id] = own
        return found

    def _ground(self, shown: Day, form: Form) -> tuple[Frame, Obstacles]:
        """A map of a form without its words: its frame, and what they must keep off."""
        frame = form.frame(shown)
        courses = {course.line: course for found in self.lines.values() for _, on in found for course in on.values()}
        every = shown._replace(courses=list(courses.values()))
        return frame, obstacles_of(every, frame, fixed(self.record, shown, form, frame).rooms)

    def _counted(
        self, area: str, by_view: Iterable[dict[str, list[tuple[str, Caption]]]], full: bool
    ) -> dict[str, dict[int, Caption]]:
        """Place -> number of lines -> the widest caption of so many; the first of its names without `full`."""
        found: dict[str, dict[int, Caption]] = {}
        for own in by_view:
            for id, said in own.items():
                for _, caption in said:
                    known = found.setdefault(id, {})
                    if full:
                        known[len(caption.lines)] = max(known.get(len(caption.lines), caption), caption, key=_breadth)
                    else:
                        known[0] = Caption(apart(caption.text)[0], [])
        return found


def _breadth(caption: Caption) -> float:
    return max(text_width(line, 1.0) for line in (caption.text, *caption.lines))


def _key(course: Course) -> str:
    return ".".join(filter(None, [course.line, course.state, course.by, "shared" if course.shared else None]))


def _at(found: Sequence[Sequence[Any]], day: str) -> Any:
    return [value for first, value in found if first <= day][-1]


def _mapped(found: Times, to: Any) -> Times:
    """The times of what is made of each answer; equal neighbours are one."""
    made: Times = []
    for first, value in found:
        now = to(value)
        if not made or made[-1][1] != now:
            made.append([first, now])
    return made
