"""What decides, the tests that say what it must do, and the changes that change nothing."""

from __future__ import annotations

_DATES = (
    "civil", "clock", "dual", "edtf", "forms", "japanese", "japanese_text", "julian", "notation", "parse", "readings",
    "tables", "text", "vocabulary", "western", "written",
)  # fmt: skip
_OF_DATES = (
    "dates_parse", "dates_forms", "dates_japanese", "dates_julian", "dates_edtf", "dates_triples", "dates_properties",
    "decisions",
)  # fmt: skip
_OF_CLAIMS = ("claiming", "reach", "resting", "stands", "turning")
_OF_BESIDE = ("lasting", "places", "spells", "standing")
#: what decides -> the tests that say what it must do
TESTS: dict[str, tuple[str, ...]] = {
    "kurils/query/status.py": ("decisions", "status_toy", "headline"),
    "kurils/query/changes.py": ("decisions", "status_toy"),
    "kurils/query/diff.py": ("decisions", "status_toy"),
    "kurils/query/locate.py": ("locate",),
    "kurils/store/tracks.py": ("decisions", "status_toy"),
    "kurils/store/validate/tracks.py": ("check_tracks", "check_mutation"),
    "kurils/store/validate/governing.py": ("check_governing",),
    "kurils/store/validate/agreeing.py": ("check_agreeing",),
    "kurils/store/validate/lines/borders.py": ("check_borders", "check_ways"),
    **{f"kurils/store/validate/claims/{name}.py": ("check_claiming", "check_left_out") for name in _OF_CLAIMS},
    "kurils/store/validate/lines/shores.py": ("check_borders", "check_parting"),
    "kurils/store/validate/lines/banks.py": ("check_borders", "check_parting"),
    "kurils/store/validate/lines/lasting.py": ("check_parting", "check_borders"),
    "kurils/store/validate/lines/parting.py": ("check_parting",),
    "kurils/store/validate/land/sums.py": ("check_sums",),
    "kurils/store/validate/lines/widths.py": ("check_sums",),
    "kurils/store/validate/lines/ways.py": ("check_ways",),
    "kurils/store/validate/instruments.py": ("check_instruments",),
    "kurils/store/validate/days.py": ("check_days",),
    "kurils/store/validate/bearing.py": ("check_bearing",),
    "kurils/store/validate/form/spans.py": ("check_spans",),
    "kurils/store/validate/names/called.py": ("check_called",),
    "kurils/store/validate/variants.py": ("check_variants", "check_mutation"),
    "kurils/store/validate/accepted.py": ("check_accepted", "check_left_out"),
    "kurils/store/validate/acts.py": ("check_acts", "check_left_out"),
    **{f"kurils/store/validate/beside/{name}.py": ("check_beside", "check_left_out") for name in _OF_BESIDE},
    "kurils/store/validate/effects.py": ("check_effects", "check_left_out"),
    "kurils/store/validate/holding.py": ("check_holding", "check_left_out"),
    "kurils/store/validate/beside/missing.py": ("check_missing", "check_left_out"),
    "kurils/store/validate/titling.py": ("check_titling", "check_left_out"),
    "kurils/store/validate/names/leading.py": ("check_leading", "check_left_out"),
    "kurils/tagging/kernel.py": ("tag_kernel", "tag_agreement"),
    **{f"kurils/dates/{name}.py": _OF_DATES for name in _DATES},
    "kurils/dates/given.py": ("notebook",),
}

_APART = "boxes that lie apart are passed over for speed only"
_ALONE = "there is one"
_COUNTED = "islands are counted from 1"
_EACH_DAY = "`check` refuses a record in which a day has no title, or nobody is told to hold"
_EXACT = "no point is measured as exactly so far"
_BOX = "what is compared within a box is only what may be near; a wider box asks more"
_HALF = "`check` refuses a document without a state, and a state without a document (half-governing)"
_ITSELF = "between a day and itself nothing changes"
_NO = "it is asked only whether it is so, and None says no as well"
_NAMED = "what is named is the same in each reading"
_ON_LAND = "on land the nearest land is that land"
_POLE = "no island lies at a pole"
_RIM = "the rim of the raster is sea, and so is the cell beside it"
_ROWS = "a table has more than one row"
_SHAPE = "all columns have been given one shape"
_SPEED = "so many points are taken at once for speed only"
_UNKNOWN = "what was looked up for a day that is not known is not used"
#: changes that change nothing: module -> function, and the line with the change -> why
EQUAL: dict[str, dict[tuple[str, str], str]] = {
    "kurils/query/status.py": {
        ("status", "first < last  ->  first <= last"): _ITSELF,
        ("_bearing", "id is None or state is None  ->  id is None and state is None"): _HALF,
        ("_bearing", "id is None or state is None  ->  id is None"): _HALF,
        ("_bearing", "id is None or state is None  ->  state is None"): _HALF,
    },
    "kurils/query/changes.py": {
        ("turning", "[spell] if spell else []  ->  [spell]"): "on a day of a change there is a spell",
    },
    "kurils/query/locate.py": {
        ("Questions.locate", "way.km > FAR_KM  ->  way.km >= FAR_KM"): _EXACT,
        ("Questions._strait", "way.km > reach  ->  way.km >= reach"): _EXACT,
        (
            "Questions._strait",
            "way.km <= self.locator.to_land(way.foot) <= reach  ->  way.km < self.locator.to_land(way.foot) <= reach",
        ): _EXACT,
        (
            "Questions._strait",
            "way.km <= self.locator.to_land(way.foot) <= reach  ->  way.km <= self.locator.to_land(way.foot) < reach",
        ): _EXACT,
        ("Questions._status", "first < last  ->  first <= last"): _ITSELF,
        (
            "Questions._status",
            "changes_between([place], first, last) if first < last else []  ->  changes_between([place], first, last)",
        ): _ITSELF,
        (
            "Questions._sides",
            "land or (self.locator.nearest_land(spot, island) if kinds else '')  ->  "
            "self.locator.nearest_land(spot, island) if kinds else ''",
        ): _ON_LAND,
        (
            "Questions._sides",
            "self.locator.nearest_land(spot, island) if kinds else ''  ->  self.locator.nearest_land(spot, island)",
        ): "without a line of the day nothing asks for the nearest land",
        (
            "Questions._sides",
            "way.km <= self.widths[entry['line']]  ->  way.km < self.widths[entry['line']]",
        ): _EXACT,
        ("Questions._side_of", "title['holder'] if title else None  ->  title['holder']"): _EACH_DAY,
        ("Questions._side_of", "control['holder'] if control else None  ->  control['holder']"): _EACH_DAY,
        ("Questions._hint", "abs(meant[0]) <= 90  ->  abs(meant[0]) < 90"): _POLE,
        ("Questions._hint", "abs(meant[0]) <= 90  ->  abs(meant[0]) <= 91"): _POLE,
        ("Questions._hint", "abs(meant[0]) <= 90  ->  abs(meant[0]) <= 89"): _POLE,
        (
            "Questions._hint",
            "self.locator.nearest_island((meant[1], meant[0]))[1].km <= NEAR_KM  ->  "
            "self.locator.nearest_island((meant[1], meant[0]))[1].km < NEAR_KM",
        ): _EXACT,
    },
    "kurils/store/tracks.py": {
        ("Place.on", "self._rows[track][at] or self._row(track, at)  ->  self._row(track, at)"): (
            "what was decoded once is kept for speed only"
        ),
    },
    "kurils/store/validate/tracks.py": {
        ("_check_claims", "last[key] is None or first < str(last[key])  ->  first < str(last[key])"): (
            "no day is later than the text None"
        ),
    },
    "kurils/store/validate/governing.py": {
        ("_follows", "return False  ->  return None"): _NO,
    },
    "kurils/store/validate/lines/borders.py": {
        ("check_borders", "if strait.get('line')  ->  all"): "no line is called None",
        ("_check_straits", "alike[0]  ->  alike[-1]"): _ALONE,
    },
    "kurils/store/validate/lines/shores.py": {
        (
            "_check_figures",
            "abs(told['length_km'] - length) > LENGTH * length  ->  abs(told['length_km'] - length) >= LENGTH * length",
        ): _EXACT,
        ("_near", "reach / DEGREE  ->  reach * DEGREE"): _BOX,
        (
            "_near",
            "box[0] > east or box[2] < west or box[1] > north or (box[3] < south)  ->  "
            "box[0] > east and box[2] < west and (box[1] > north) and (box[3] < south)",
        ): _APART,
        ("_near", "box[0] > east or box[2] < west or box[1] > north or (box[3] < south)  ->  box[0] > east"): _APART,
        ("_near", "box[0] > east or box[2] < west or box[1] > north or (box[3] < south)  ->  box[2] < west"): _APART,
        ("_near", "box[0] > east or box[2] < west or box[1] > north or (box[3] < south)  ->  box[1] > north"): _APART,
        ("_near", "box[0] > east or box[2] < west or box[1] > north or (box[3] < south)  ->  box[3] < south"): _APART,
        ("_near", "box[0] > east  ->  box[0] >= east"): _APART,
        ("_near", "box[2] < west  ->  box[2] <= west"): _APART,
        ("_near", "box[1] > north  ->  box[1] >= north"): _APART,
        ("_near", "box[3] < south  ->  box[3] <= south"): _APART,
        ("_near", "south <= point[1] <= north  ->  south < point[1] <= north"): _EXACT,
        ("_near", "south <= point[1] <= north  ->  south <= point[1] < north"): _EXACT,
        ("_near", "west <= point[0] <= east  ->  west < point[0] <= east"): _EXACT,
        ("_near", "west <= point[0] <= east  ->  west <= point[0] < east"): _EXACT,
        ("_near", "km <= reach  ->  km < reach"): _EXACT,
        ("from_edge", "dx * dx + dy * dy or 1  ->  dx * dx + dy * dy or 2"): "nothing is divided there",
    },
    "kurils/store/validate/lines/ways.py": {
        ("check_ways", "_distance(point, own) <= reach  ->  _distance(point, own) < reach"): _EXACT,
        ("_is_inside", "return False  ->  return None"): _NO,
    },
    "kurils/store/validate/acts.py": {
        ("_check_made", "then <= {*AFTER_ALL}  ->  then < {*AFTER_ALL}"): "not all of that happens on one day",
    },
    "kurils/store/validate/beside/places.py": {
        ("_alike", "touches <= {*DEALS}  ->  touches < {*DEALS}"): "two places are touched in two ways at most",
    },
    "kurils/store/validate/titling.py": {
        ("_check_settled", "number < first < len(track)  ->  number <= first < len(track)"): (
            "what settled title left it not unsettled"
        ),
    },
    "kurils/store/validate/names/leading.py": {
        ("_check_wholes", "said[0]  ->  said[-1]"): _ALONE,
        ("_check_wholes", "default <= places  ->  default < places"): "if they are the same, there is a name for all",
    },
    "kurils/tagging/kernel.py": {
        ("", "1 << 16  ->  2 << 16"): _SPEED,
        ("", "1 << 16  ->  1 << 17"): _SPEED,
        ("", "1 << 16  ->  1 << 15"): _SPEED,
        ("Kernel.__init__", "self._cells >= SHORE  ->  self._cells > SHORE"): _COUNTED,
        ("Kernel._tables", "len(self.legend.islands) + 1  ->  len(self.legend.islands) + 2"): (
            "a row more of codes is of no island"
        ),
        ("Kernel._tables", "segment.island or ''  ->  segment.island"): "each segment but the first is of an island",
        ("Kernel.at", "np.where(known, since, 0)  ->  np.where(known, since, 1)"): _UNKNOWN,
        ("Kernel.at", "np.where(known, since, 0)  ->  np.where(known, since, -1)"): _UNKNOWN,
        ("Kernel.on_land", "number >= SHORE  ->  number > SHORE"): _COUNTED,
        ("Kernel.on_land", "small >= SHORE  ->  small > SHORE"): _COUNTED,
        ("Kernel._on_grid", "np.fmax(place, 0.0, out=place)  ->  np.fmax(place, -1.0, out=place)"): _RIM,
        ("Kernel._on_grid", "np.fmax(place, 0.0, out=place)  ->  np.fmax(place, 1.0, out=place)"): _RIM,
        ("Kernel._on_grid", "self._size - 1  ->  self._size - 0"): _RIM,
        ("Kernel._on_grid", "self._size - 1  ->  self._size + 1"): _RIM,
        ("Kernel._on_grid", "self._size - 1  ->  self._size - 2"): _RIM,
        ("tag", "None if last is None else flat[3]  ->  flat[3]"): "a day is the span from itself to itself",
        ("tag", "first if last is None else last  ->  last"): "without spans the last days are not used",
        ("tag", "columns[0]  ->  columns[1]"): _SHAPE,
        ("tag", "columns[0]  ->  columns[-1]"): _SHAPE,
    },
    "kurils/dates/dual.py": {
        ("reading_of", "beside[0]  ->  beside[-1]"): "a weekday is checked against the day that all notations name",
        ("_beside", "notation.named[2] is None  ->  notation.named[2] is not None"): (
            "whether all are days or none is, is asked of what is no day as well as of what is one"
        ),
        ("_beside", "notation.named[1]  ->  notation.named[2]"): (
            "days alone without a month are refused in the same words later"
        ),
    },
    "kurils/dates/japanese.py": {
        ("_months_of", "at + 14  ->  at + 15"): "what is looked at more is of another year",
        ("_months_of", "at + 14  ->  at + 13"): "a year of thirteen months begins with the first that is looked at",
    },
    "kurils/dates/notation.py": {
        ("Notation.named", "self.fields[0]  ->  self.fields[-1]"): _NAMED,
        ("_split_weekday", "word < 'ก'  ->  word <= 'ก'"): "no weekday is called so",
        ("_fields", "break  ->  continue"): "a date of two months is refused in any language",
    },
    "kurils/dates/readings.py": {
        ("_readings", "continue  ->  break"): _NAMED,
        (
            "_with_years",
            "other.era is not None and other.named[0] is not None  ->  "
            "other.era is not None or other.named[0] is not None",
        ): "no year stands beside these, and in an era there is always one",
    },
    "kurils/dates/text.py": {
        ("", "range(10)  ->  range(11)"): "behind the ten Thai digits stands no letter that a date has",
    },
    "kurils/dates/tables.py": {
        ("_lines", "len(lines) < 2  ->  len(lines) <= 2"): _ROWS,
        ("_lines", "len(lines) < 2  ->  len(lines) < 3"): _ROWS,
    },
}
