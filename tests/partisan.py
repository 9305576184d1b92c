"""Words that take a side, in each language but English: they stand in positions, official titles and quotations only.

The lists are those of the glossary from which the languages were made. Some more words have no place in what the
program says, though the record needs them in a neutral sense: of prisoners, or of an article on whose a place is.
"""

from __future__ import annotations

import re

RECORD = {
    "ru": "северн[а-я]+ территор|(?-i:Южн)[а-я]+ Курил|исконн|возвращени[еяю]|возврат|аннекси|так называем"
    "|захва[тч][а-я]* (?:остров|Курил)|спорн[а-я]+ остров|освобожд[а-я]+ остров",
    "ja": "北方領土|北方四島|固有の領土|占拠|返還|奪還|元島民|南クリル(?!地区|郡|海峡)|侵攻|解放|帰属未定",
    "zh": "北方四岛|北方领土|南千岛群岛|归还|返还|收复|夺回|固有领土|侵占|霸占|俄占|沙俄|不平等条约|割让|声索",
    "ko": "북방 ?영토(?!의 날)|남쿠릴(?! ?지구| ?구역)|반환|수복|탈환|고유(?:의)? ?영토|강점|해방|무주지",
    "th": "(?<!วัน)ดินแดนทางเหนือ|ดินแดนตอนเหนือ|คูริลใต้|ส่งคืน|เรียกคืน|ทวงคืน|บุกยึด|ผนวก|ปลดปล่อย|เสียดินแดน|กรรมสิทธิ์|ไม่มีเจ้าของ",
}
#: words that may be told of somebody who said so
JUDGING = {
    "ru": "незаконн|реванш", "ja": "不法|南千島(?!海峡)", "zh": "非法", "ko": "불법", "th": "ผิดกฎหมาย",
}  # fmt: skip
_TOLD = {
    "ru": "считает|считал|сказал|говор|писал|назва|называ",
    "ja": "と述べ|とする|とした|と呼|によれば|答弁",
    "zh": "认为|称|说",
    "ko": "주장|말하|말했|했다|부른",
    "th": "กล่าว|ถือว่า|เรียก|เห็นว่า",
}
PROGRAM = {
    "ru": "мал[а-я]+ курильск|южн[а-я]+ курил|освобо|возвра[тщ]|захва[тч]|присоедин|принадлежит|владе[ею]|удержива"
    "|претензи",
    "ja": "ロシア領|日本領|南千島|(?<!軍事)占領",
    "zh": "(?<!军事)占领",
    "ko": "(?<!군사 )점령",
    "th": "ครอบครอง|ยึดครอง(?!ทางทหาร)",
}
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“]*“|「[^」]*」|『[^』]*』|《[^》]*》")


def partisan(text: str, language: str) -> list[str]:
    """The words of a text of the record that take a side, outside quotation marks, or judge and are nobody's."""
    plain = QUOTED.sub("", text)
    found = re.findall(RECORD[language], plain, re.IGNORECASE)
    for sentence in re.split(r"(?<=[.。])\s*", plain):
        if not re.search(_TOLD[language], sentence, re.IGNORECASE):
            found += re.findall(JUDGING[language], sentence, re.IGNORECASE)
    return found


def partisan_in_program(text: str, language: str) -> list[str]:
    """The words of a text of the program that take a side, whoever might say so."""
    words = "|".join(lists[language] for lists in (RECORD, JUDGING, PROGRAM))
    return re.findall(words, QUOTED.sub("", text), re.IGNORECASE)
