"""What cases are made of: numbers from a seed, texts that trouble programs, and damage."""

from __future__ import annotations

import random

#: a piece each; several together make a text
PIECES = [
    "", " ", "a", "é", "択捉", "Итуруп", "\0", "\n", "\r", "\t", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x9b",
    "\u061c", "\u202e",
    "\u2028", "\ufeff", "\u200b", "\U000e0041", "\ud800", "\udcff", "\U0001f1ef\U0001f1f5",
    "e\u0301" * 9, "１９０５",
    "٣", "²",
    "<b>", "&amp;", "]]>", "{{7*7}}", "%s", "%n", "$(id)", "`id`", "../..", "/dev/null", "~", "*", "?", "[", "]",
    "(", "\\", "'",
    '"', ",", ";", "=1+1", "-", "--", "-1", "0", "1e400", "nan", "inf", "1" * 400, "_", "1_0", "+", "@x", "|",
    "null", "true",
    "#", "://", "file:///etc/passwd", "x" * 3000,
]  # fmt: skip
DATES = [
    "1905-09-05", "1635-01-01", "1634-12-31", "9999-12-31", "0001-01-01", "0000-00-00", "1900-02-29",
    "1855-01-26 OS", "1900-02-29 OS", "Ansei 1-12-21", "安政元年十二月二十一日", "Meiji 5-12-3", "Meiji 45-7-30",
    "Kansei 12-i4-1", "today", "1945", "1945-09", "1945-09-03/1945-09-05", "1798~", "../1905", "1905/..", "1945-1X",
    "19XX", "5.9.1905", "5 September 1905", "Sept 5th, 1905", "明治三十八年九月五日", "令和8年11月1日",
    "5 сентября 1905 года", "昭和99年1月1日", "-1905", "19050905", "1905-W36", "1905-248", "1905-09-05T12:00Z",
    "2026-11-22", "2026-11-23", "1945-09-02 JST", "Y-17E7", "{1905,1906}", "1905?", "1905-09-31",
]  # fmt: skip
PLACES = [
    "iturup", "kunashir", "shikotan", "habomai", "northern-kurils", "sakhalin-south", "sakhalin-north", "etorofu",
    "択捉", "Итуруп",
    "시코탄", "urup", "polonsky", "Kunashirii", "russia", "sakhalin", "moneron", "ITURUP", "kunashir ", "色丹島",
]  # fmt: skip
IDS = [
    "1855-shimoda", "1875-st-petersburg", "1951-san-francisco", "1945-yalta", "1799-direct-rule", "1855_shimoda",
    "1855", "shimoda",
    "compendium-2", "wilsoncenter", "1956-joint-declaration",
]  # fmt: skip


class Draw(random.Random):
    """Numbers of one case, and what is chosen by them."""

    def text(self, most: int = 4) -> str:
        """A text that troubles."""
        return "".join(self.choice(PIECES) for _ in range(self.randint(1, most)))

    def damaged(self, text: str) -> str:
        """A text of which something was left out, doubled, turned round or put in."""
        for _ in range(self.randint(1, 3)):
            at = self.randint(0, len(text))
            to = min(len(text), at + self.choice((1, 1, 2, 5, 40)))
            text = self.choice(
                (
                    text[:at] + text[to:],
                    text[:at] + self.choice(PIECES) + text[at:],
                    text[:to] + text[at:],
                    text[:at] + text[at:to][::-1] + text[to:],
                    text[:at] + text[at:to].swapcase() + text[to:],
                )
            )
        return text

    def date(self) -> str:
        """A date, a damaged one, or none."""
        if self.random() < 0.5:
            return f"{self.randint(1600, 2050)}-{self.randint(1, 12):02}-{self.randint(1, 28):02}"
        kind = self.random()
        return self.choice(DATES) if kind < 0.5 else self.damaged(self.choice(DATES)) if kind < 0.9 else self.text()

    def place(self) -> str:
        """A name of a place, a damaged one, or none."""
        kind = self.random()
        return self.choice(PLACES) if kind < 0.6 else self.damaged(self.choice(PLACES)) if kind < 0.85 else self.text()

    def number(self) -> str:
        """A coordinate, or what is none."""
        kind = self.random()
        if kind < 0.5:
            return f"{self.uniform(40, 52):.4f}"
        if kind < 0.7:
            return f"{self.uniform(138, 160):.{self.randint(0, 12)}f}"
        return self.choice(
            ("90", "-90", "180", "360", "-0", "45°30'N", "145 E", "4e1", "0x1", "1e400", "nan", self.text(2))
        )


def broken(draw: Draw, content: bytes) -> bytes:
    """Bytes of which some were changed, left out, doubled or put in."""
    for _ in range(draw.choice((1, 1, 1, 2, 5, 20))):
        at = draw.randint(0, len(content))
        to = min(len(content), at + draw.choice((1, 1, 1, 4, 64, len(content))))
        content = draw.choice(
            (
                content[:at] + bytes([draw.randint(0, 255)]) + content[at + 1 :],
                content[:at] + content[to:],
                content[:to] + content[at:],
                content[:at] + draw.randbytes(draw.choice((1, 4, 9))) + content[at:],
                content[:at] + bytes(to - at) + content[to:],
                content[:at] + b"\xff" * min(to - at, 8) + content[at + min(to - at, 8) :],
            )
        )
    return content
