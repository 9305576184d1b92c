// Dates as people write them: what is read here is the table that Python wrote for the language of the page.
const { months: MONTHS, marks: MARKS, styles: STYLES, today: TODAY_WORDS } = data.dates;

/** `{first, last}` of the day, month or year that a text means; null where it means none. */
function readDate(text) {
  let words = text.normalize("NFKC").toLowerCase().trim();
  if (TODAY_WORDS.includes(words)) return { first: clock(), last: clock() };
  let style = "";
  for (const [word, calendar] of STYLES) {
    const bare = without(words, word);
    if (bare !== null) [words, style] = [bare, calendar];
  }
  const parts = iso(words) ?? marked(words) ?? written(words);
  if (!parts || style !== "julian") return parts && spanOf(...parts);
  const [year, month, day] = parts;
  // the Julian calendar has a leap day in every fourth year
  const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year % 4 ? 2001 : 2000, month, 0)).getUTCDate();
  return real ? { first: gregorian(...parts), last: gregorian(...parts) } : null;
}

/** A text without one word at its end or its beginning; null where it has none there. */
function without(text, word) {
  if (text.endsWith(` ${word}`)) return text.slice(0, -word.length - 1).trim();
  return text.startsWith(`${word} `) ? text.slice(word.length + 1).trim() : null;
}

/** 1905-09-05, 1905-9, 1905 */
function iso(text) {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  return found && given(found);
}

/** Year, month and day of what was found; undefined where it has none. */
function given([, ...parts]) {
  return parts.map((part) => (part === undefined ? undefined : +part));
}

/** 1905年9月5日, with the marks of the language */
function marked(text) {
  if (!MARKS.length) return null;
  const [year, month, day] = MARKS;
  const found = new RegExp(`^(\\d{4})${year}(?:(\\d{1,2})${month}(?:(\\d{1,2})${day})?)?$`).exec(text.replace(/\s/g, ""));
  return found && given(found);
}

/** 5 September 1905, Sept. 5, 1905, September 1905 */
function written(text) {
  const words = text.replace(/[.,]/g, " ").split(/\s+/).filter(Boolean);
  const month = words.filter((word) => Object.hasOwn(MONTHS, word));
  const rest = words.filter((word) => !Object.hasOwn(MONTHS, word)).map((word) => /^(\d{1,4})(st|nd|rd|th)?$/.exec(word)?.[1]);
  if (month.length !== 1 || !rest.length || rest.length > 2 || rest.includes(undefined)) return null;
  const year = rest.find((number) => number.length === 4);
  const day = rest.find((number) => number.length < 3);
  if (!year || (rest.length === 2 && !day)) return null;
  return given([, year, MONTHS[month[0]], day]);
}

function spanOf(year, month, day) {
  const two = (number) => String(number).padStart(2, "0");
  const of = (m, d) => `${String(year).padStart(4, "0")}-${two(m)}-${two(d)}`;
  // a month or a day of 0 is none of the calendar; one that is not given is undefined
  if (year < 100 || month < 1 || month > 12) return null;
  if (month === undefined) return { first: of(1, 1), last: of(12, 31), said: "year" };
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day === undefined) return { first: of(month, 1), last: of(month, length), said: "month" };
  return day < 1 || day > length ? null : { first: of(month, day), last: of(month, day) };
}

/** The Gregorian day of a day of the Julian calendar. */
function gregorian(year, month, day) {
  const shift = (14 - month - ((14 - month) % 12)) / 12;
  const [y, m] = [year + 4800 - shift, month + 12 * shift - 3];
  return isoDay(day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - 32083 - 2440588);
}

/** A day as 5 Sept 1905. */
function shortForm(day) {
  return dayIn("date.short", "month-short", day);
}
