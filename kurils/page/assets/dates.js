// Dates as people write them: what is read here is the table that Python wrote for the language of the page.
const { months: MONTHS, spelt: SPELT, marks: MARKS, styles: STYLES, today: TODAY_WORDS } = data.dates;
const { weekdays: WEEKDAYS, counts: COUNTS, noise: NOISE } = data.dates;

/** `{first, last}` of the day, month or year that a text means; null where it means none. */
function readDate(text) {
  const thai = (digit) => String(digit.charCodeAt(0) - "๐".charCodeAt(0));
  // marks that hold a line together come along with what is copied
  const whole = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[๐-๙]/g, thai).toLowerCase().trim();
  const [words, weekday] = taken(whole, WEEKDAYS);
  const [, outside, inside] = /^(.*?)\s*\(([^()]*)\)$/.exec(words) ?? [null, words, ""];
  const [span, other] = [outside, inside].map((part) => part.replace(/^[\s,]+|[\s,]+$/g, "")).map((part) => (part ? readOne(part) : undefined));
  // a year of another count beside it, or the day of the week, says the same or is wrong
  const apart = other === null || (other && span && (other.first > span.first || span.last > other.last));
  const wrong = weekday !== undefined && span && (span.said || weekdayOf(span.first) !== weekday);
  return !span || apart || wrong ? null : span;
}

function readOne(text) {
  if (TODAY_WORDS.includes(text)) return { first: clock(), last: clock() };
  let [words, ahead] = taken(text, COUNTS);
  let style = "";
  for (const [word, calendar] of STYLES) {
    const bare = without(words, word);
    if (bare !== null) [words, style] = [bare, calendar];
  }
  const name = SPELT.find(([word]) => words.includes(word));
  if (name) words = words.replace(name[0], ` ${name[1]} `);
  const parts = iso(words) ?? marked(words) ?? written(words);
  if (!parts) return null;
  // a year written in Thai without its count: as a Christian one it would lie centuries ahead
  if (ahead === undefined && name && parts[0] >= 2300 && parts[0] < 2800) ahead = BUDDHIST;
  if (ahead === BUDDHIST && FIRST_MONTHS.some(([before, month]) => parts[0] < before && parts[1] <= month)) return null;
  parts[0] -= ahead ?? 0;
  if (style !== "julian") return spanOf(...parts);
  const [year, month, day] = parts;
  // the Julian calendar has a leap day in every fourth year
  const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year % 4 ? 2001 : 2000, month, 0)).getUTCDate();
  return real ? { first: gregorian(...parts), last: gregorian(...parts) } : null;
}

const BUDDHIST = 543;
/** Before these years it cannot be said to which one the first months belong: it began in spring. */
const FIRST_MONTHS = [[2484, 3], [2432, 4]];

/** A text without the first of some words that it holds, and what that word means; letters beside it make it another. */
function taken(text, words) {
  for (const [word, meaning] of words) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    const [before, behind] = [text.slice(0, at), text.slice(at + word.length)];
    const runsOn = /[\p{sc=Thai}\p{sc=Han}\p{sc=Hang}]/u.test(word);
    if (runsOn || !(/\p{L}$/u.test(before) || /^\p{L}/u.test(behind))) return [`${before} ${behind}`.trim(), meaning];
  }
  return [text, undefined];
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

/** 5 September 1905, Sept. 5, 1905, September 1905; the year is first or last */
function written(text) {
  const words = text.replace(/[.,]/g, " ").split(/\s+/).filter((word) => word && !NOISE.includes(word));
  const month = words.filter((word) => Object.hasOwn(MONTHS, word));
  const rest = words.filter((word) => !Object.hasOwn(MONTHS, word));
  const year = rest.find((word) => /^\d{4}$/.test(word));
  const day = rest.map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]).find(Boolean);
  if (month.length !== 1 || !year || rest.length > 2 || (rest.length === 2 && (!day || words[1] === year))) return null;
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
