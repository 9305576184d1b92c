"""What `--date` accepts, what it refuses, and what it says then."""

from __future__ import annotations

from datetime import date

import pytest

from kurils.base.errors import InvalidDate
from kurils.dates import HistoricalDate, parse
from kurils.dates.vocabulary import THAI_MONTHS
from kurils.query.envelope import date_forms
from tests.date_forms import READ, REFUSED

TODAY = date(2026, 2, 28)

SHIMODA, PORTSMOUTH = "1855-02-07", "1905-09-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1905-09-05", PORTSMOUTH),
        ("1905/9/5", PORTSMOUTH),
        ("1905.9.5", PORTSMOUTH),
        ("1905.09.05", PORTSMOUTH),
        ("1905-9-5", PORTSMOUTH),
        ("  1905 - 09 - 05\n", PORTSMOUTH),
        ("1905–09–05", PORTSMOUTH),
        ("1905−09‑05", PORTSMOUTH),
        ("１９０５－０９－０５", PORTSMOUTH),
        ("\ufeff1905-09-05", PORTSMOUTH),
        ("5 September 1905", PORTSMOUTH),
        ("5 September 1905".ljust(120), PORTSMOUTH),
        ("September 5, 1905", PORTSMOUTH),
        ("5th September 1905", PORTSMOUTH),
        ("1905 september 5", PORTSMOUTH),
        ("Tuesday 5 September 1905", PORTSMOUTH),
        ("Tuesday, September 5th, 1905", PORTSMOUTH),
        ("1905-09-05 NS", PORTSMOUTH),
        ("1905-09-05 Gregorian", PORTSMOUTH),
        ("1905年9月5日", PORTSMOUTH),
        ("19451225", "1945-12-25"),
        ("13001231", "1300-12-31"),
        # a year is Buddhist by its count, or by a month in Thai and its size
        ("5 กันยายน 1905", PORTSMOUTH),
        ("19 ตุลาคม ค.ศ. 2499", "2499-10-19"),
        ("千九百五年九月五日", PORTSMOUTH),
        ("千八百五十五年二月七日", SHIMODA),
        ("二千百十二年十一月二十日", "2112-11-20"),
        ("1635-01-01", "1635-01-01"),
        ("0999-12-31", "0999-12-31"),
        ("9999-12-31", "9999-12-31"),
        ("1904-02-29", "1904-02-29"),
        ("2000-02-29", "2000-02-29"),
    ],
)
def test_gregorian_days(text: str, day: str) -> None:
    """The year comes first, or the month is a word; separators, zeros, width and dashes do not matter."""
    found = parse(text, TODAY)
    assert (found.calendar, found.precision) == ("gregorian", "day")
    assert found.first == found.last == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "1855-01-26 OS",
        "1855-01-26 os",
        "1855-01-26 O.S.",
        "1855-01-26 (OS)",
        "1855-01-26, Old Style",
        "1855-01-26OS",
        "1855/1/26 Julian",
        "26 January 1855 OS",
        "Wednesday 26 January 1855 OS",
        "1855-01-26 ст. ст.",
        "26 января ст. ст. 1855 г.",
    ],
)
def test_julian_days_are_marked(text: str) -> None:
    """OS, spelled as it usually is, makes a day Julian."""
    found = parse(text, TODAY)
    assert (found.calendar, found.precision, found.first) == ("julian", "day", date.fromisoformat(SHIMODA))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ansei 1-12-21", SHIMODA),
        ("Ansei 1.12.21", SHIMODA),
        ("ansei 01/12/21", SHIMODA),
        ("Ansei 1 12 21", SHIMODA),
        ("ANSEI 1–12–21", SHIMODA),
        ("Ansei1-12-21", SHIMODA),
        ("Kaei 7-12-21", SHIMODA),
        ("安政元年十二月二十一日", SHIMODA),
        ("安政元年十二月廿一日", SHIMODA),
        ("安政1年12月21日", SHIMODA),
        ("安政１年１２月２１日", SHIMODA),
        ("安政 元年 12月 21日", SHIMODA),
        ("安政1-12-21", SHIMODA),
        ("嘉永七年十二月二十一日", SHIMODA),
        ("Meiji 38-9-5", PORTSMOUTH),
        ("Meiji 38.09.05", PORTSMOUTH),
        ("明治三十八年九月五日", PORTSMOUTH),
        ("明治卅八年九月五日", PORTSMOUTH),
        ("明治三八年九月五日", PORTSMOUTH),
        ("㍾38年9月5日", PORTSMOUTH),
        ("Kansei 12-i4-1", "1800-05-24"),
        ("Kansei 12-I4-1", "1800-05-24"),
        ("Kansei 12.int.4.1", "1800-05-24"),
        ("Kansei 12-intercalary 4-1", "1800-05-24"),
        ("寛政十二年閏四月一日", "1800-05-24"),
        ("寛政12年閏4月1日", "1800-05-24"),
        ("寬政十二年閏四月朔日", "1800-05-24"),
        ("安政元年正月元日", "1854-01-29"),
        ("Keio 4-9-8", "1868-10-23"),
        ("Meiji 1-9-8", "1868-10-23"),
        ("慶應四年九月八日", "1868-10-23"),
        ("元治元年二月二十日", "1864-03-27"),
        ("Keiō 4.9.8", "1868-10-23"),
        ("M.38.9.5", PORTSMOUTH),
        ("M 38.9.5", PORTSMOUTH),
        ("昭 31.10.19", "1956-10-19"),
        ("1-й день вст. 4-го месяца 12-го года Кансэй", "1800-05-24"),
        ("Kyōwa 1.6.1", "1801-07-11"),
        ("Kouka 2-1-1", "1845-02-07"),
        ("Kōka 2-1-1", "1845-02-07"),
        ("Taishō 7-2-14", "1918-02-14"),
        ("Shōwa 31-10-19", "1956-10-19"),
        ("昭和二十一年二月二日", "1946-02-02"),
        ("Man’en 1-3-18", "1860-04-08"),
        ("Tempō 1-12-10", "1831-01-23"),
        ("Reiwa 8-2-28", "2026-02-28"),
    ],
)
def test_japanese_days(text: str, day: str) -> None:
    """Era, year, month and day in Roman letters or in Japanese, with every usual numeral and separator."""
    found = parse(text, TODAY)
    assert (found.calendar, found.precision) == ("japanese", "day")
    assert found.first == found.last == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "calendar", "precision", "first", "last"),
    [
        ("1855", "gregorian", "year", "1855-01-01", "1855-12-31"),
        ("1855-02", "gregorian", "month", "1855-02-01", "1855-02-28"),
        ("1905-9", "gregorian", "month", "1905-09-01", "1905-09-30"),
        ("1904-02", "gregorian", "month", "1904-02-01", "1904-02-29"),
        ("9999-12", "gregorian", "month", "9999-12-01", "9999-12-31"),
        ("September 1945", "gregorian", "month", "1945-09-01", "1945-09-30"),
        ("1855 OS", "julian", "year", "1855-01-13", "1856-01-12"),
        ("1900-02 OS", "julian", "month", "1900-02-13", "1900-03-13"),
        ("Ansei 1", "japanese", "year", "1854-01-29", "1855-02-16"),
        ("Ansei 1-12", "japanese", "month", "1855-01-18", "1855-02-16"),
        ("Kansei 12-i4", "japanese", "month", "1800-05-24", "1800-06-21"),
        ("安政元年", "japanese", "year", "1854-01-29", "1855-02-16"),
        ("安政元年十二月", "japanese", "month", "1855-01-18", "1855-02-16"),
        ("Meiji 38", "japanese", "year", "1905-01-01", "1905-12-31"),
        ("Meiji 38-9", "japanese", "month", "1905-09-01", "1905-09-30"),
        ("9-го месяца 38-го года Мэйдзи", "japanese", "month", "1905-09-01", "1905-09-30"),
        ("38-й год Мэйдзи", "japanese", "year", "1905-01-01", "1905-12-31"),
        ("เดือน 9 ปีเมจิที่ 38", "japanese", "month", "1905-09-01", "1905-09-30"),
        ("ปีเมจิที่ 38", "japanese", "year", "1905-01-01", "1905-12-31"),
        ("陰暦1854年", "japanese", "year", "1854-01-29", "1855-02-16"),
        ("Tuesday, September 1905", "gregorian", "month", "1905-09-01", "1905-09-30"),
        ("千九百五年", "gregorian", "year", "1905-01-01", "1905-12-31"),
        ("民国元年", "gregorian", "year", "1912-01-01", "1912-12-31"),
        ("民国34", "gregorian", "year", "1945-01-01", "1945-12-31"),
    ],
)
def test_a_month_or_a_year_covers_its_days(text: str, calendar: str, precision: str, first: str, last: str) -> None:
    """A date given in part is a span in its own calendar, both ends included."""
    found = parse(text, TODAY)
    assert (found.calendar, found.precision) == (calendar, precision)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # 1 January, since 2484
        ("2 มกราคม พ.ศ. 2484", ["1941-01-02"]),
        ("2 มกราคม พ.ศ. 2483", ["1940-01-02", "1941-01-02"]),
        # 1 April, since 2432
        ("31 มีนาคม พ.ศ. 2483", ["1940-03-31", "1941-03-31"]),
        ("1 เมษายน พ.ศ. 2483", ["1940-04-01"]),
        ("31 มีนาคม พ.ศ. 2432", ["1889-03-31", "1890-03-31"]),
        ("1 เมษายน พ.ศ. 2432", ["1889-04-01"]),
        # in spring
        ("1 เมษายน พ.ศ. 2431", ["1888-04-01", "1889-04-01"]),
        ("1 พฤษภาคม พ.ศ. 2431", ["1888-05-01"]),
        ("พ.ศ. 2431", ["1888-01-01"]),
    ],
)
def test_a_thai_year_began_on_1_january_on_1_april_or_in_spring(text: str, days: list[str]) -> None:
    """A day that two years may mean is refused with both; a year alone is counted by today's rule."""
    if len(days) == 1:
        assert parse(text, TODAY).first.isoformat() == days[0]
    else:
        with pytest.raises(InvalidDate, match=f"may begin in January or in April .write {days[0]} or {days[1]}"):
            parse(text, TODAY)


def test_every_month_and_weekday_is_known_by_its_words() -> None:
    """In full and short, in each language; in Thai, where words run on, no month stands within another."""
    months = (
        "January Jan Jan. январь января янв. i", "February Feb Feb. февраль февраля фев. ii",
        "March Mar Mar. март марта мар. iii", "April Apr Apr. апрель апреля апр. iv", "May май мая v",
        "June Jun June. июнь июня июн. vi", "July Jul July. июль июля июл. vii",
        "August Aug Aug. август августа авг. viii", "September Sept. Sep сентябрь сентября сент. ix",
        "October Oct Oct. октябрь октября окт. x", "November Nov Nov. ноябрь ноября нояб. xi",
        "December Dec Dec. декабрь декабря дек. xii",
    )  # fmt: skip
    for month, words in enumerate(months, 1):
        for word in words.split():
            assert parse(f"5 {word} 1905", TODAY).first == date(1905, month, 5)
    days = (
        "Monday Mon понедельник пн 월요일 월 月", "Tuesday Tue Tues вторник вт 화요일 화 火",
        "Wednesday Wed Wedn. среда среду ср 수요일 수 水", "Thursday Thu Thur. Thurs четверг чт 목요일 목 木",
        "Friday Fri пятница пятницу пт 금요일 금 金", "Saturday Sat суббота субботу сб 토요일 토 土",
        "Sunday Sun воскресенье вс 일요일 일 日",
    )  # fmt: skip
    for number, words in enumerate(days):
        own, other = (f"{4 + (number + n) % 7} September 1905" for n in (0, 1))
        for word in words.split():
            assert parse(f"{own} ({word})", TODAY).first == date(1905, 9, 4 + number)
            with pytest.raises(InvalidDate, match="that day was a"):
                parse(f"{other} ({word})", TODAY)
            if len(word) > 1:
                assert parse(f"{word}, {own}", TODAY).first == date(1905, 9, 4 + number)
    names = [name for name, _ in THAI_MONTHS]
    assert [(one, other) for one in names for other in names if one != other and one in other] == []


def test_no_other_beginning_of_a_month_or_a_weekday_is_taken_for_it() -> None:
    """Three letters or four, and no word of them all."""
    for text in ("5 Ja 1905", "5 Septe 1905", "Tu, 5 September 1905", "Wedne, 6 September 1905"):
        with pytest.raises(InvalidDate):
            parse(text, TODAY)


@pytest.mark.parametrize(
    ("count", "first", "ahead"),
    [
        ("檀紀", "檀紀4289年", 2333),
        ("皇紀", "皇紀2600年", 660),
        ("민국", "중화민국 34년", -1911),
        ("불기", "불기 2500년", 543),
    ],
)
def test_a_count_of_years_is_so_far_ahead(count: str, first: str, ahead: int) -> None:
    """Of the common one, or behind it."""
    year = int("".join(filter(str.isdigit, first)))
    assert parse(first, TODAY).first == date(year - ahead, 1, 1)


def test_today_is_the_day_that_is_passed_in() -> None:
    """`today`, in any case, is not read from the clock here."""
    assert parse(" Today ", TODAY) == HistoricalDate("Today", "gregorian", "day", TODAY, TODAY)


def test_the_date_keeps_the_words_it_was_given_in() -> None:
    """`given` echoes the question, without the blanks around it."""
    assert parse(" Ansei 1.12.21 ", TODAY).given == "Ansei 1.12.21"
    assert repr(parse("1855", TODAY)) == "<HistoricalDate '1855' gregorian year 1855-01-01 to 1855-12-31>"
    assert len({parse("1855", TODAY), parse("1855", TODAY), parse("1856", TODAY)}) == 2
    assert (parse("1855", TODAY) == "1855") is False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        # never guessed: which number is the day?
        ("05-09-1905", "day and month could be confused; the year comes first (write 1905-09-05 or 1905-05-09"),
        ("05/09/1905 OS", "day and month could be confused; the year comes first (write 1905-09-18 or 1905-05-22"),
        ("旧暦1854年12月21日", "the old calendar of Japan or of Russia may be meant (write 1855-02-07 or 1855-01-02"),
        ("9/5/1905", "write 1905-05-09 or 1905-09-05"),
        ("5.9.1905", "write 1905-09-05 or 1905-05-09"),
        ("05091905", "must be separated"),
        ("190509", "must be separated"),
        # years of four digits only
        ("05-9-5", "four digits"),
        ("5-9", "four digits"),
        ("05", "four digits"),
        ("855-09-05", "four digits"),
        ("5 September 05", "four digits"),
        ("September 5, 05", "four digits"),
        ("September 905", "four digits"),
        ("5 September 19055", "four digits"),
        ("1905 September 1906", "four digits"),
        ("025-12-1945", "four digits"),
        ("25-012-1945", "four digits"),
        ("西暦56年10月19日", "four digits"),
        ("12991231", "must be separated"),
        ("0000-01-01", "years run from 0001 to 9999"),
        ("10000-01-01", "years run from 0001 to 9999"),
        ("-0044-03-15", "years run from 0001 to 9999"),
        ("9999-12-31 OS", "years run from 0001 to 9999"),
        # days that no calendar has
        ("1875-02-30", "February 1875 has 28 days"),
        ("1855-02-29", "February 1855 has 28 days"),
        ("1904-02-30", "February 1904 has 29 days"),
        ("1905-06-31", "June 1905 has 30 days"),
        ("1905-13-01", "there is no month 13"),
        ("1905-00-10", "there is no month 0"),
        ("1905-09-00", "days are counted from 1"),
        ("31 June 1905", "June 1905 has 30 days"),
        ("1901-02-29 OS", "February 1901 has 28 days in the Julian calendar"),
        # days that only the other calendar has
        ("1900-02-29", "if the Julian day is meant, write 1900-02-29 OS"),
        ("1800-02-29", "the day exists in the Julian calendar only"),
        # wrong weekday
        ("Monday 5 September 1905", "that day was a Tuesday"),
        ("Friday 26 January 1855 OS", "that day was a Wednesday"),
        # times, and spans of no form that is known
        ("1945-09-03..1945-09-05", "it looks like a span"),
        ("1905-09-05T10:00", "a time of day stands behind it"),
        ("1905-09-05 10:00", "a time of day stands behind it"),
        # nothing that can be read
        ("", "the text is empty"),
        ("   ", "the text is empty"),
        ("\u200b", "the text is empty"),
        ("yesterday", "the form is not known"),
        ("OS", "the form is not known"),
        ("Foo 1-2-3", "the form is not known"),
        ("1905-9/5", "the form is not known"),
        ("1905-W36", "the form is not known"),
        ("1905-248", "one or two digits"),
        ("1905-09-05-01", "the form is not known"),
        ("5 1905 September", "four digits"),
        ("5 6 September 1905", "the form is not known"),
        ("September", "the year is missing"),
        ("5 September", "the year is missing"),
        ("19 ตุลาคม พ.ศ.", "the year is missing"),
        ("1956年19日", "the form is not known"),
        ("٥ ٩ ١٩٠٥", "the form is not known"),
        ("平安元年一月一日", "the name of the era is not known"),
        ("Ansei", "the year of the era is missing"),
        ("Ansei 1-12-21-1", "must be followed by year, month and day"),
        ("Ansei 1--12-21", "must be followed by year, month and day"),
        ("Ansei 1-12-21 OS", "must be followed by year, month and day"),
        ("安政十十年", "must be followed by year, month and day"),
        ("安政元年十十", "must be followed by year, month and day"),
        ("5-й день 38-го года Мэйдзи", "the form is not known"),
        ("5-й день 9-го месяца 38-го года Фу", "the form is not known"),
        ("วันที่ 5 ปีเมจิที่ 38", "the form is not known"),
        ("5 September 1905".ljust(121), "longer than 120 characters"),
        ("1" * 100_000, "longer than 120 characters"),
    ],
)
def test_refused_with_a_reason(text: str, says: str) -> None:
    """What could be read in two ways, or is no day, is refused as a usage error that says why or what to write."""
    with pytest.raises(InvalidDate) as caught:
        parse(text, TODAY)
    assert says in caught.value.line()
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.line()


@pytest.mark.parametrize("text", ["yesterday", "", "05", "1905-9/5", "Ansei", "平安元年一月一日"])
def test_an_unreadable_date_comes_with_an_example(text: str) -> None:
    """The hint shows a form that works."""
    with pytest.raises(InvalidDate) as caught:
        parse(text, TODAY)
    assert "Ansei 1-12-21" in str(caught.value.hint)


@pytest.mark.parametrize(("text", "answer"), [row for rows in READ.values() for row in rows])
def test_the_forms_of_the_documents_are_read(text: str, answer: str) -> None:
    """Each line of docs/dates.md means the day, month, year or span that stands beside it."""
    assert date_forms(parse(text, TODAY))["gregorian"] == answer


@pytest.mark.parametrize(("text", "says"), [row for rows in REFUSED.values() for row in rows])
def test_the_forms_of_the_documents_are_refused(text: str, says: str) -> None:
    """What has two readings, or two notations that differ, or none that counts, is refused with what to write."""
    with pytest.raises(InvalidDate) as caught:
        parse(text, TODAY)
    assert says in caught.value.line()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("5 September 1905 (Tuesday)", PORTSMOUTH),
        ("5 September 1905 (вт)", PORTSMOUTH),
        ("5 September 1905 ()", PORTSMOUTH),
        ("明治38年/1905年", "1905"),
        ("25 апреля/7 мая/明治8年5月7日", "1875-05-07"),
        # the year of the one, the year of the other, and both
        ("25 декабря 1854/6 января", "1855-01-06"),
        ("25 декабря 1854/6 января 1855", "1855-01-06"),
        ("6 января 1855/25 декабря", "1855-01-06"),
        ("17 мая 1875 (5;5;5;5;5)", "1875-05-17"),
        ("明治8年5月17日/5/17 мая 1875", "1875-05-17"),
        ("9/5/1905 (5 September 1905)", PORTSMOUTH),
        # the same day twice is no Julian one; one that only the Julian calendar has is
        ("7 февраля 1855 (1855-02-07)", SHIMODA),
        ("29 февраля (13 марта) 1900", "1900-03-13"),
        # the year is that of the other, or the one beside it
        ("7 февраля (安政元年12月21日)", SHIMODA),
        ("26 января ст. ст. (安政元年12月21日)", SHIMODA),
        ("26 декабря (安政元年11月7日)", "1854-12-26"),
        ("19 декабря (31 декабря) 1855", "1855-12-31"),
        ("14 января (26 января) 1855", "1855-01-26"),
        ("6 января (6.I) 1855", "1855-01-06"),
        ("(25 декабря 1854) 6 января 1855", "1855-01-06"),
        ("1855年1月6日（旧暦11月18日）", "1855-01-06"),
        ("1854年12月26日（旧暦11月7日）", "1854-12-26"),
        # 月 may be a lunar month where an era stands beside it without one, and nowhere else
        ("1855年1月26日（2月7日）", SHIMODA),
        ("1875年5月5日（17日）", "1875-05-17"),
        ("21 декабря 1854 (安政元年)", "1854-12-21"),
        ("1873年（明治6年）1月2日", "1873-01-02"),
    ],
)
def test_notations_that_stand_together_agree(text: str, answer: str) -> None:
    """In brackets or with a slash between them; a weekday in brackets is that of the day."""
    assert date_forms(parse(text, TODAY))["gregorian"] == answer


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5 September 1905 (Monday)", "that day was a Tuesday"),
        # the year behind may be that of either
        ("25 декабря/6 января 1855 г.", "write 1856-01-06 or 1855-01-06"),
        ("12月21日（安政元年）", "write 1854-12-21 or 1855-02-07"),
        ("вторник, 26 января (7 февраля) 1855", "that day was a Wednesday"),
        # the first that is no day, or what each of them is
        ("31 июня 1905 (32 июля 1905)", "June 1905 has 30 days"),
        ("7 февраля 1855 (31 июня 1855)", "June 1855 has 30 days"),
        ("31.13.1905", "there is no month 13"),
        ("29 февраля (14 марта) 1900", "29 февраля 1900 is 1900-03-13 (Old Style: 1900-03-13), 14 марта is 1900-03-14"),
        (
            "апрель/май 1875",
            "апрель is 1875-04 (Old Style: 1875-04-13/1875-05-12), "
            "май 1875 is 1875-05 (Old Style: 1875-05-13/1875-06-12) (give",
        ),
        (
            "安政元年12月（1855年3月）",
            "安政元年12月 is 1855-01-18/1855-02-16, 1855年3月 is 1855-03 (Old Style: 1855-03-13/1855-04-12) (give",
        ),
        (
            "安政元年（1856年）",
            "安政元年 is 1854-01-29/1855-02-16, 1856年 is 1856 (Old Style: 1856-01-13/1857-01-12) (give",
        ),
        # Old Style may be meant as long as it was in use
        ("1 мая (15 мая) 1923", "1 мая 1923 is 1923-05-01 (Old Style: 1923-05-14)"),
        ("1 мая (15 мая) 1924", "1 мая 1924 is 1924-05-01, 15 мая is 1924-05-15 (give"),
        # a year that none of them has
        ("25 декабря ст. ст. (安政2年11月29日) 1856 г.", "its notations name different days"),
        ("5/17 мая", "the form is not known"),
        # a day beside a year, a day beside a month, days without a month
        ("7 мая 1875/1875", "of no known form"),
        ("апрель/7 мая 1875", "the form is not known"),
        ("1905 г./1906 г.", "it looks like a span"),
        # a year of its own on each side
        ("25 декабря 1855/6 января 1855", "its notations name different days"),
        ("25 декабря 1855/6 января/6 января 1855", "its notations name different days"),
        ("5=17", "the form is not known"),
        ("5/9/05", "a year is written with four digits"),
        # nothing on one side, nothing outside
        ("5 мая 1875/", "the form is not known"),
        ("(1905-09-05)", "the form is not known"),
        ("()", "the form is not known"),
        # each may be meant in two calendars: the ways of reading double with each
        ("17 мая 1875 (5;5;5;5;5;5)", "more than 6 notations stand together"),
        ("17 мая 1875 (" + "5;" * 50 + "5)", "more than 6 notations stand together"),
    ],
)
def test_notations_that_stand_together_are_refused_with_a_reason(text: str, says: str) -> None:
    """What differs, what is incomplete, and more than anybody writes."""
    with pytest.raises(InvalidDate) as caught:
        parse(text, TODAY)
    assert says in caught.value.line()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("1956-12-12/..", "1956-12-12", "9999-12-31"), ("../1855", "0001-01-01", "1855-12-31")],
)
def test_an_open_span_reaches_as_far_as_there_are_days(text: str, first: str, last: str) -> None:
    """The record cuts it at its own ends."""
    found = parse(text, TODAY)
    assert (found.precision, found.first.isoformat(), found.last.isoformat()) == ("span", first, last)
