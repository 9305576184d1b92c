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
    return eraDay(era[1], +day.slice(0, 4) - era[2] + 1, +day.slice(5, 7), +day.slice(8));
  }
  const number = ordinal(day);
  const month = monthsOf(calendar).findLast((each) => each[0] <= number);
  return eraDay(era[1], month[1] - era[2] + 1, month[2], number - month[0] + 1);
}

/** A day by a template of the program, as `kurils.words.days` fills it. */
function dayIn(key, months, day) {
  const [year, number] = [+day.slice(0, 4), +day.slice(5, 7)];
  const buddhist = year > 1940 && `${key}.buddhist` in data.words ? ".buddhist" : "";
  const values = { day: +day.slice(8), month: tr(`${months}.${number}`), number, year, buddhist: year + 543 };
  return tr(`${key}${buddhist}`, values);
}

/** A day of a Japanese era as the language writes it. */
function eraDay(era, year, month, day) {
  const marked = `${month}`.startsWith("i") ? tr("date.era.intercalary", { month: month.slice(1) }) : month;
  return tr("date.era", { era: tr(`era.${era}`), year: year === 1 ? tr("date.era.first") : year, month: marked, day });
}

/** 0 for Monday to 6 for Sunday. */
const weekdayOf = (day) => (((ordinal(day) + 3) % 7) + 7) % 7;

/** A day in words: Tuesday 5 September 1905, or without its weekday. */
function longForm(day, weekday = true) {
  const plain = dayIn("date.day", "month", day);
  if (!weekday) return plain;
  return tr("date.weekday", { weekday: tr(`weekday.${weekdayOf(day) + 1}`), date: plain });
}
