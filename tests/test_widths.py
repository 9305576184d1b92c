"""Widths and line breaks: what a terminal and a picture do with texts of every script of the program."""

import random
import unicodedata

import pytest
from wcwidth import wcswidth, wcwidth

from kurils.base.breaks import fill, pieces, words
from kurils.base.breaks import tied as joined
from kurils.base.russian import tied
from kurils.base.thai import between_words, vocabulary
from kurils.base.widths import narrowest, width_of, wrap

#: what no line may begin with, and what none may end with
NO_BEGIN = "、。，．・：；？！）］｝」』】》〉〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…ๆฯะาำ"
NO_END = "（［｛「『【《〈〔เแโใไ"

TREATY = (
    "日本国は、千島列島並びに日本国が1905年9月5日のポーツマス条約の結果として主権を獲得した樺太の一部（第2条(c)）に対する"
    "「すべての権利」を放棄する。安政元年12月21日（1855年2月7日）、サンフランシスコで、2か国がＧＨＱの指令677号を読んだ……"
)
THAI = "เกาะอีตูรุปและเกาะคูนาชีร์อยู่ในการควบคุมของสหภาพโซเวียต สนธิสัญญาชิโมดะลงนามที่ชิโมดะ น้ำ"
KOREAN = "이투루프섬과 쿠나시르섬은 샌프란시스코 평화조약 제2조(c)에 따라 포기되었다."

RUSSIAN = "«Трактат»\u00a0— 7\u00a0февраля 1855\u00a0г., «О\u202fгранице»"


def lines_of(text, width):
    """What pieces the text breaks into, and its lines."""
    return [piece for word in words(text) for piece in pieces(word)], wrap(text, width)


@pytest.mark.parametrize(
    ("first", "last"),
    [(0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x300, 0x36F), (0x400, 0x45F), (0xE01, 0xE3A), (0xE3F, 0xE5B),
     (0x1100, 0x11FF), (0x2010, 0x2027), (0x2030, 0x205E), (0x3000, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
     (0xAC00, 0xD7A3), (0xFF01, 0xFF9F)],
)  # fmt: skip
def test_characters_are_as_wide_as_terminals_draw_them(first, last):
    """By the tables that terminals and their libraries share: marks take no column, Chinese characters two."""
    assigned = [char for char in map(chr, range(first, last + 1)) if unicodedata.category(char) != "Cn"]
    assert not {hex(ord(char)) for char in assigned if wcwidth(char) not in (-1, width_of(char))}


@pytest.mark.parametrize(
    ("text", "width"), [("เกาะอีตูรุป", 8), ("น้ำ", 2), ("ก็", 1), ("択捉島", 6), ("이투루프섬", 10), ("й", 1)]
)
def test_words_are_as_wide_as_terminals_draw_them(text, width):
    """Letters with marks above and below stand in one column."""
    assert width_of(text) == width == wcswidth(text)


def test_korean_in_single_letters_is_as_wide_as_in_syllables():
    """A file may hold either."""
    apart = unicodedata.normalize("NFD", "이투루프섬")
    assert len(apart) > 5
    assert width_of(apart) == 10


@pytest.mark.parametrize("width", range(6, 60))
@pytest.mark.parametrize(
    "text", [TREATY, THAI, KOREAN, "«Трактат»\u00a0— 7\u00a0февраля 1855\u00a0г., «О\u202fгранице»"]
)
def test_no_line_begins_or_ends_as_it_must_not(text, width):
    """At any width; no line is wider than asked, nothing is lost, and no mark stands without its letter."""
    lines = wrap(text, width)
    for line in lines:
        assert line[0] not in NO_BEGIN, lines
        assert line[-1] not in NO_END, lines
        assert width_of(line[0]) > 0
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width or width < 12 for line in lines)


@pytest.mark.parametrize(
    "whole",
    [
        "1905年9月5日",
        "（第2条(c)）",
        "第2条(c)",
        "ポーツマス",
        "安政元年12月21日",
        "（1855年2月7日）、",
        "2か国",
        "677号",
        "ＧＨＱ",
        "第二次",
        "シェピーロフ",
        "ファイル",
        "（イトゥルップ島）",
        "ロパトカ岬",
        "南サハリン",
        "1778〜79年",
    ],
)
def test_numbers_names_and_dates_stay_whole(whole):
    """Where a line has room for them: they are read as one."""
    found, _ = lines_of(f"読んで{whole}と", 80)
    assert any(whole in piece for piece in found), found


def test_japanese_breaks_between_other_characters():
    """A line is filled to its end, or nearly; the last but one gives a character to the last."""
    lines = wrap("日本国政府は歯舞群島及び色丹島を引き渡すことに同意した" * 3, 20)
    assert {width_of(line) for line in lines[:-2]} == {20}


def test_chinese_breaks_alike_and_holds_its_quotation_marks():
    """“ opens and ” closes; two dashes are one sign."""
    found, _ = lines_of("苏联军队“占领”了择捉岛——1945年8月28日。", 80)
    assert "“占" in found
    assert "领”" in found
    assert "岛——" in found
    assert "1945年8月28日。" in found


@pytest.mark.parametrize("width", [14, 16, 21, 23])
def test_a_spell_in_chinese_breaks_between_its_days(width):
    """No day is torn at its hyphens, and the word between the two goes with the second."""
    assert wrap("自1799-02-20至1945-08-27", width) == ["自1799-02-20", "至1945-08-27"]
    assert narrowest("自1799-02-20至1945-08-27", 40) == len("自1799-02-20") + 1
    assert "为1945-09-03/1945-09-05" in lines_of("所记的易手时间为1945-09-03/1945-09-05", 80)[0]
    assert wrap("SCAPIN-677第三项(c)（有效）", 18)[0] == "SCAPIN-677"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("引き渡すことに同意した", 20, ["引き渡すことに同意", "した"]),
        ("引き渡すことに同意した。", 22, ["引き渡すことに同意", "した。"]),
        ("国界在两岛之间", 12, ["国界在两岛", "之间"]),
        ("日本", 2, ["日", "本"]),
        ("択捉島と 島", 8, ["択捉島", "と 島"]),
        ("1855年の条約", 10, ["1855年の", "条約"]),
        ("포기한 것", 7, ["포기한", "것"]),
        ("a b c", 3, ["a b", "c"]),
    ],
)
def test_a_last_line_is_not_one_character_alone(text, width, lines):
    """Where the line before can spare its last piece; a mark makes no second character."""
    assert wrap(text, width) == lines


@pytest.mark.parametrize("width", range(4, 41))
@pytest.mark.parametrize("text", [TREATY, "择捉岛全岛属日本；得抚岛全岛及其以北的千岛各岛属俄国。" * 2])
def test_no_width_leaves_one_character_alone(text, width):
    """In no width, unless the line before is a single piece; and nothing is lost or changed."""
    lines = wrap(text, width)
    assert "".join(lines) == text.replace(" ", "")
    assert all(width_of(line) <= width for line in lines) or width < 12
    alone = lines[-1].rstrip("。、")
    assert (
        len(alone) > 1
        or len(lines) < 2
        or len(pieces(lines[-2])) == 1
        or width_of(pieces(lines[-2])[-1] + lines[-1]) > width
    )


def test_korean_breaks_at_blanks_alone():
    """As Koreans set it; a word wider than the line is all that is cut."""
    lines = ["이투루프섬과", "쿠나시르섬은", "샌프란시스코", "평화조약", "제2조(c)에 따라", "포기되었다."]
    assert wrap(KOREAN, 16) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("이투루프섬(에토로후섬)", 20, ["이투루프섬", "(에토로후섬)"]),
        ("이투루프섬(에토로후섬)과 섬", 23, ["이투루프섬", "(에토로후섬)과 섬"]),
        ("이투루프섬(에토로후섬)", 22, ["이투루프섬(에토로후섬)"]),
        ("쇼와\u00a026년\u00a011월\u00a018일", 18, ["쇼와\u00a026년\u00a011월", "18일"]),
        ("에토로후·하보마이·구나시리·시코탄 섬들", 15, ["에토로후·", "하보마이·", "구나시리·시코탄", "섬들"]),
        ("이투루프섬(에토로후섬)", 7, ["이투루", "프섬", "(에토로", "후섬)"]),
    ],
)
def test_korean_names_that_have_no_room_are_parted_at_their_brackets(text, width, lines):
    """The other name of a place has a line of its own, as has the day of a date; where even that has no room names are
    cut as before.
    """
    assert wrap(text, width) == lines


@pytest.mark.parametrize("width", range(14, 70))
def test_russian_keeps_short_words_and_numbers_with_what_they_belong_to(width):
    """№ 1, ст. 2, 1905 г., ст. ст., a word of one letter and the next; no line begins with a dash."""
    text = (
        "Общий приказ № 1, п. I(b) (действует), и 5 сентября 1905 г. н. ст. = 1905-08-23 ст. ст. — день с 1635-01-01 "
        "по 1799-02-19; 44 с. ш., 146 в. д. на 10,06 км в 1905 г. — и «о Курилах»"
    )
    lines = wrap(text, width)
    assert " ".join(lines) == text
    assert max(map(width_of, lines)) <= width
    whole = ("№ 1,", "п. I(b)", "и 5", "1905 г.", "н. ст.", "ст. ст.", "с 1635-01-01", "по 1799-02-19;", "44 с. ш.,")
    for kept in (*whole, "146 в. д.", "на 10,06 км", "в 1905 г.", "«о Курилах»"):
        assert any(kept in line for line in lines), kept
    assert not any(line.startswith("—") for line in lines)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("приказ от 2 сентября 1945 года о сдаче", ["приказ", "от 2 сентября", "1945 года", "о сдаче"]),
        ("Плавание М. П. Шпанберга и В. В. Атласова", ["Плавание", "М. П. Шпанберга", "и В. В. Атласова"]),
        ("это о. Шикотан или остров", ["это", "о. Шикотан", "или", "остров"]),
        ("21-й день 12-го месяца 1-го года Ансэй", ["21-й день", "12-го месяца", "1-го года", "Ансэй"]),
        ("в статье 2 (c) договора", ["в статье", "2 (c)", "договора"]),
        ("около 43°23′ с. ш. и дальше", ["около", "43°23′ с. ш.", "и дальше"]),
        ("договор 1855 остаётся", ["договор", "1855", "остаётся"]),
    ],
)
def test_russian_keeps_days_names_and_ordinals(text, whole):
    """A day with its month, a year with its word, initials with the name, an ordinal with what it counts; and what is
    kept in one line is tied where somebody else breaks the lines.
    """
    assert words(text) == whole
    assert tied(text) == " ".join(part.replace(" ", "\u00a0") for part in whole)


def test_russian_that_has_no_room_breaks_at_its_blanks():
    """What is kept together is parted where a line is shorter than it."""
    assert wrap("с 1635-01-01", 10) == ["с", "1635-01-01"]


def test_thai_breaks_between_words_and_never_in_a_name():
    """By the list of words; names that are in no list stay whole."""
    found, _ = lines_of(THAI, 80)
    for whole in ("อีตูรุป", "คูนาชีร์", "ชิโมดะ", "สหภาพโซเวียต"):
        assert any(piece.endswith(whole) for piece in found), found
    assert {"และ", "การควบคุม", "สนธิสัญญา"} <= set(found)
    assert lines_of("ที่ซาชมูรุสกีและสนธิสัญญา", 80)[0] == ["ที่ซาชมูรุสกีและ", "สนธิสัญญา"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ไม่ได้บอกว่าแผ่นดินเป็นของใคร", "ไม่ได้บอกว่า|แผ่นดิน|เป็น|ของใคร"),
        ("มีผลตั้งแต่ต้นปีนั้น", "มีผล|ตั้งแต่|ต้นปี|นั้น"),
        ("ลดรายละเอียดเหลือราว", "ลด|รายละเอียด|เหลือ|ราว"),
        ("ข้อเขียนทั่วไปบนเว็บ", "ข้อเขียน|ทั่วไป|บน|เว็บ"),
        ("ความตกลงเป็นเพื่อนบ้านที่ดี", "ความตกลง|เป็น|เพื่อนบ้าน|ที่ดี"),
        ("ช่องแคบระหว่างอูรุปปุกับอีตูรุป", "ช่องแคบ|ระหว่าง|อูรุปปุ|กับ|อีตูรุป"),
        ("ปฏิทินจูเลียนและปฏิทินเกรกอเรียน", "ปฏิทิน|จูเลียน|และ|ปฏิทิน|เกรกอเรียน"),
        ("ฝ่ายที่อ้างสิทธิเหนือเกาะทั้งสี่", "ฝ่าย|ที่|อ้างสิทธิ|เหนือ|เกาะทั้งสี่"),
    ],
)
def test_thai_tears_no_word(text, parts):
    """Of two ways to read a text the likely one is taken: บอก and ว่า, not บอ and กว่า."""
    assert "|".join(pieces(text)) == parts


@pytest.mark.parametrize("width", [16, 24, 30, 44, 60, 80])
def test_thai_keeps_numbers_with_what_they_belong_to(width):
    """A day with its month, a year with its era, an article, what is counted, initials; ๆ begins no line."""
    text = (
        "สนธิสัญญาฉบับแรกระหว่างสองรัฐลงนามตั้งแต่วันที่ 7 กุมภาพันธ์ ค.ศ. 1855 และตามข้อ 2 เกาะต่าง ๆ รวม 18 เกาะ โดย อา. อา. โกรมีโก "
        "ระยะ 130 กม. หรือราว 250 ม. พ็อทซ์ดัม วรรค 8 ข้อ I(b)"
    )
    lines = wrap(text, width)
    assert max(map(width_of, lines)) <= width
    for kept in (
        "วันที่ 7",
        "7 กุมภาพันธ์",
        "ค.ศ. 1855",
        "ข้อ 2",
        "ต่าง ๆ",
        "18 เกาะ",
        "อา. อา. โกรมีโก",
        "130 กม.",
        "250 ม.",
        "วรรค 8",
    ):
        assert any(kept in line for line in lines), kept


def test_thai_that_has_no_room_breaks_at_its_blanks():
    """What is kept together is parted where a line is shorter than it."""
    assert wrap("วันที่ 7 กุมภาพันธ์", 8) == ["วันที่ 7", "กุมภาพันธ์"]


def test_the_places_of_thai_words_are_within_the_text():
    """Latin letters, blanks and figures between Thai words end nothing by themselves."""
    assert between_words("ค.ศ. 1855 abc") == []
    assert between_words("") == []
    assert between_words("สหภาพโซเวียตสหภาพโซเวียต") == [12]
    assert all(word == word.strip() and word for word in vocabulary())


def test_a_blank_of_no_width_allows_a_break_and_is_dropped():
    """Whoever sets Thai by hand may put one."""
    assert pieces("ดด\u200bตต") == ["ดด", "ตต"]
    assert wrap("ดดดด\u200bตตตต", 4) == ["ดดดด", "ตตตต"]


@pytest.mark.parametrize("glue", "\u00a0\u202f\u2007\u2060")
def test_a_blank_that_forbids_a_break_does(glue):
    """The day and its month, the initials and their name."""
    assert wrap(f"в день 7{glue}февраля", 14) == ["в день", f"7{glue}февраля"]
    assert wrap(f"条約7{glue}月", 4) == ["条約", f"7{glue}月"]


def test_a_blank_as_wide_as_a_character_ends_a_line_and_begins_none():
    """It stands between a name and what follows, and is not seen at the end."""
    assert wrap("北方領土\u3000問題", 8) == ["北方領土", "問題"]
    assert wrap("北方領土\u3000問題", 14) == ["北方領土\u3000問題"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("その第9項は、1855年2月7日", "その第_9_項は、1855_年_2_月_7_日"),
        ("（第2条(c)）1778〜79年", "（第_2_条_(c)）1778〜_79_年"),
        ("择捉岛、第二条(c)", "择捉岛、第_二_条_(c)"),
        ("サハリン、ロパトカ岬 [1855-shimoda]", "サハリン、ロパトカ_岬 [1855-shimoda]"),
        ("https://example.org/条約/第2条、第2条", "https://example.org/条約/第2条、第_2_条"),
        ("1855-shimoda, Art. 2(c)", "1855-shimoda, Art. 2(c)"),
    ],
)
def test_what_a_browser_would_tear_is_joined(text, said):
    """With joiners that no line ends at; it breaks Japanese and Chinese between a number and a character."""
    assert joined(text).replace("\u2060", "_") == said


def test_a_long_russian_word_is_cut_after_its_hyphen():
    """Where a line has no room for it."""
    assert wrap("русско-японский", 10) == ["русско-", "японский"]
    assert wrap("государство", 6) == ["госуда", "рство"]


def test_an_address_is_never_cut():
    """It can be followed where it stands whole."""
    address = "https://example.org/条約/第2条(c)"
    assert wrap(f"条約 {address} 参照", 12) == ["条約", address, "参照"]


def test_what_stands_around_an_address_breaks_as_elsewhere():
    """In scripts without blanks an address runs to the next mark, and the text goes on behind that."""
    assert wrap("出典：条約集、https://example.org/a-b/。記録は日まで確認済み", 20) == [
        "出典：条約集、", "https://example.org/a-b/。", "記録は日まで確認済み"
    ]  # fmt: skip


def test_text_in_latin_letters_breaks_at_blanks_alone():
    """Ids, dates and paths are words like others."""
    assert wrap("the  treaty 1855-shimoda, Art. 2(c)\nends", 10) == ["the treaty", "1855-shimoda,", "Art. 2(c)", "ends"]
    assert wrap("", 5) == [""]


def test_a_column_of_a_table_keeps_words_whole_and_dates_where_it_can():
    """What cannot be torn needs its room; a long name in katakana gives way."""
    assert narrowest("администрация, военная", 14) == len("администрация,")
    assert narrowest("1855年2月7日に署名", 14) == 12
    assert narrowest("サンフランシスコ平和条約", 14) == 14
    assert narrowest("", 14) == 1


def test_pictures_break_by_their_own_measure():
    """The same breaks, whatever a character measures."""
    assert fill("「条約」は、有効。", 4, len) == ["「条約」", "は、", "有効。"]
    assert fill("日本国は、有効", 5, len) == ["日本国は、", "有効"]


def test_any_text_is_broken_without_loss():
    """Of characters of every kind in any order: no mark is torn from its letter, nothing is lost, no line is empty."""
    dice = random.Random(15)
    chars = "ab1(-) .,«»й—\u00a0\u200b日本第条月元年、。「」ーッカかっ々한글กาำเ้็\u3000🗾e\u0301"
    for _ in range(2000):
        text = "".join(dice.choices(chars, k=dice.randrange(1, 24)))
        lines = wrap(text, dice.randrange(1, 12))
        kept = "".join("".join(lines).split()).replace("\u3000", "")
        assert kept == "".join(text.replace("\u200b", "").split()), repr(text)
        assert all(lines) or not text.replace("\u200b", "").strip(), repr(text)


def test_a_map_of_characters_keeps_marks_with_their_letters():
    """A mark takes no cell of its own, so that nothing behind it is moved."""
    from kurils.maps.sheet import Grid

    grid = Grid(12, 1)
    grid.write(0, 0, "·" * 12)
    grid.write(2, 0, "น้ำชี")
    assert "".join(cell.text for cell in grid.lines()[0]) == "··น้ำชี·······"
    grid.write(6, 0, "択捉")
    assert width_of("".join(cell.text for cell in grid.lines()[0])) == 12
    grid.write(7, 0, "|")
    assert "".join(cell.text for cell in grid.lines()[0]) == "··น้ำชี· |捉··"


def test_every_text_drawn_on_pictures_has_its_letters():
    """In each language of the record: names, words, titles, chapters. What they lack is said, with its font."""
    from kurils.maps.letters import lack, missing
    from kurils.record import load
    from scripts.build_fonts import OWN, drawn

    for language in {*OWN, "th", *load().meta["languages"]}:
        script = {char for char in drawn(language) if char.isprintable()}
        lacking = missing("".join(script), language if language in OWN else "en")
        # texts about names hold examples of other scripts
        assert not {char for char in lacking if unicodedata.category(char) == "Lo"}, "run scripts/build_fonts.py"
    assert lack("Итуруп 択捉島 이투루프 เกาะ") == ""
    assert lack("თ").endswith("such as Noto Sans for Georgian")


def test_each_language_has_its_own_shapes_of_shared_characters():
    """The fonts of a page and of a picture name those of its readers first."""
    from kurils.maps.letters import font_files
    from kurils.maps.theme import sans, serif

    for language, face in (("ja", "JP"), ("zh", "SC"), ("ko", "KR")):
        for fonts in (sans(language), serif(language)):
            assert fonts.index(f"CJK {face}'") == min(fonts.index(each) for each in ("CJK JP'", f"CJK {face}'"))
    assert "Noto Sans Thai" in sans("th")
    assert [path.rpartition("labels-")[2] for path in font_files("zh")][2] == "sc.otf"
    assert any("bold" in path for path in font_files("ru"))
