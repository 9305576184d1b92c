// Days: ISO texts in the Gregorian calendar, which sort as days do; their numbers; and the two other calendars.
const MILLISECONDS = 86400000;

/** Days since 1970-01-01; only for the years that the record covers. */
function ordinal(day) {
  return Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8)) / MILLISECONDS;
}

function isoDay(number) {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

function addDays(day, count) {
  return isoDay(ordinal(day) + count);
}

/** Today by the local clock. */
function clock() {
  const now = new Date();
  return isoDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS);
}

/** The day in the Julian calendar, by Richards' algorithm. */
function julian(day) {
  const e = 4 * (ordinal(day) + 2440588 + 1401) + 3;
  const h = 5 * Math.floor((e % 1461) / 4) + 2;
  const month = ((Math.floor(h / 153) + 2) % 12) + 1;
  const year = Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12);
  const two = (number) => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(Math.floor((h % 153) / 5) + 1)}`;
}

let lunarMonths = null;

/** The months of the lunisolar calendar: number of the first day, Western year in which its year began, label. */
function monthsOf(calendar) {
  if (lunarMonths) return lunarMonths;
  lunarMonths = [];
  let first = ordinal(calendar.first);
  let year = calendar.year;
  let month = calendar.month - 1;
  for (const letter of calendar.months) {
    const regular = letter === letter.toLowerCase();
    if (regular && ++month > 12) {
      month = 1;
      year += 1;
    }
    lunarMonths.push([first, year, regular ? `${month}` : `i${month}`]);
    first += letter.toLowerCase() === "a" ? 29 : 30;
  }
  return lunarMonths;
}

/** The day as Japan wrote it, with the era of that very day; null before the table begins. */
function japanese(day) {
  const calendar = data.calendar;
  if (day < calendar.from) return null;
  const era = calendar.eras.findLast((each) => each[0] <= day);
  if (day > calendar.last) {
    return `${era[1]} ${+day.slice(0, 4) - era[2] + 1}-${+day.slice(5, 7)}-${+day.slice(8)}`;
  }
  const number = ordinal(day);
  const month = monthsOf(calendar).findLast((each) => each[0] <= number);
  return `${era[1]} ${month[1] - era[2] + 1}-${month[2]}-${number - month[0] + 1}`;
}

/** A day in words: Tuesday 5 September 1905, or without its weekday. */
function longForm(day, weekday = true) {
  const months = tr("brief.months").split(" ");
  const plain = tr("brief.date", { day: +day.slice(8), month: months[+day.slice(5, 7) - 1], year: +day.slice(0, 4) });
  if (!weekday) return plain;
  const name = tr("page.weekdays").split(" ")[(((ordinal(day) + 3) % 7) + 7) % 7];
  return tr("page.date.weekday", { weekday: name, date: plain });
}
