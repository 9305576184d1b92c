"""`explain` answers the wrong or disputed claims that popular texts make, each with the value kept and the reason.

The cases are the claims that would change the answer to "who held it": what is asked, which variant must be shown, with
which standing, and what the reason must say.
"""

from __future__ import annotations

import pytest

#: (claim, island, date, variant, standing, words of its reason)
CASES = [
    ("Portsmouth gave Japan the four islands", "iturup", "1905-09-05", "portsmouth-gave-japan-the-four", "rejected",
     ("Sakhalin",)),
    ("the treaty of 1875 was in force only until 1905", "northern-kurils", "1905-10-15", "st-petersburg-ended-1905",
     "rejected", ("Sakhalin",)),
    ("the war of 1904 ended every treaty between the two", "kunashir", "1905-10-15",
     "war-of-1904-annulled-all-treaties", "variant", ("commerce",)),
    ("the treaty of 1895 ended the frontier of 1855", "iturup", "1900-01-01", "commerce-treaty-ended-the-frontier",
     "variant", ("Article 18", "frontier")),
    ("Russia held the islands from 1778", "iturup", "1790-01-01", "four-held-by-russia-from-1778", "rejected", ()),
    ("no Japanese were met in the Kurils for seventy years", "kunashir", "1778-06-30", "no-japanese-met-before-1778",
     "rejected", ()),
    ("Japan destroyed the signs of Russian ownership in 1798", "iturup", "1798", "iturup-1798-markers", "variant", ()),
    ("the four came back under Russian jurisdiction in 1945", "kunashir", "1945-09-02", "four-came-back-1945",
     "variant", ("title",)),
    ("Yalta promised that the Kurils be returned", "iturup", "1945-09-02", "yalta-kurils-to-be-given-back", "rejected",
     ("hand",)),
    ("Article 107 of the Charter gives the islands away", "shikotan", "1945-06-26", "charter-article-107-gives-land",
     "variant", ()),
    ("the Soviet-Japanese communique is of 19 April 1991", "habomai", "1991-04-18",
     "gorbachev-communique-19-april-1991", "variant", ()),
    ("the Tokyo Declaration is of November 1993", "iturup", "1993-10-13", "tokyo-declaration-november-1993", "rejected",
     ("October|13",)),
    ("Japan's protest about Kunashir was of 2010", "kunashir", "2012-07-03", "protest-2012-dated-2010", "rejected",
     ("2012|Medvedev|prime minister",)),
    ("Japan claimed the islands only after 1951, backed by the United States", "iturup", "1951-10-19",
     "japan-claim-only-after-1951", "rejected", ()),
    ("title stayed Japan's until the peace treaty", "habomai", "1946-03-01", "four-title-japan-to-1952", "variant",
     ("Truman",)),
    ("title passed to the Soviet Union in 1945", "iturup", "1950-01-01", "four-title-russia-from-1945", "variant",
     ("Yalta", "decrees")),
    ("the islands are under military occupation to this day", "shikotan", "2020-01-01", "four-occupied-to-this-day",
     "variant", ("law",)),
    ("a civil administration ran the islands from September 1945", "kunashir", "1945-10-01",
     "four-administered-from-september-1945", "variant", ("village offices",)),
    ("Japan claimed the two larger islands again on 7 June 1955", "kunashir", "1955-06-10",
     "japan-claim-again-7-june-1955", "variant", ("August",)),
    ("Shumshu surrendered on 21 or 22 August", "northern-kurils", "1945-08-21", "shumshu-cease-fire-21-august",
     "variant", ("19th",)),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "island", "date", "variant", "standing", "words"), CASES, ids=[c[3] for c in CASES])
def test_explain_answers_the_claim(record, claim, island, date, variant, standing, words):
    """The claim is shown for its place and day, beside the accepted value, with who says so, why not, and sources."""
    import re

    answer = record.explain(island, date)
    found = {shown["id"]: shown for shown in answer["variants" if standing == "variant" else "rejected"]}
    assert variant in found, f"{claim}: not among {sorted(found)}"
    shown = found[variant]
    assert shown["accepted"]
    assert shown["value"] != shown["accepted"]
    assert shown["by"]
    assert len(shown["why"]) > 40
    for word in words:
        assert re.search(word, shown["accepted"] + shown["why"]), f"nothing on {word}: {shown}"
    assert shown["sources"]
    cited = {source["id"] for source in answer["sources"]}
    assert set(shown["sources"]) <= cited


@pytest.mark.parametrize(("claim", "island", "date", "variant", "standing", "words"), CASES, ids=[c[3] for c in CASES])
def test_the_claim_is_not_shown_where_it_does_not_belong(record, claim, island, date, variant, standing, words):
    """Nothing is said of it three hundred years ago, on the day before there was anything to err about."""
    answer = record.explain(island, "1640-01-01")
    assert variant not in {shown["id"] for shown in (*answer["variants"], *answer["rejected"])}


def test_a_year_is_explained_with_the_documents_of_that_year(record):
    """A claim about a document is found by the year of the document, on the places that the document touches."""
    shown = {variant["id"] for variant in record.explain("iturup", "1998")["variants"]}
    assert "moscow-declaration-12-november-1998" in shown
    assert "moscow-declaration-12-november-1998" not in {v["id"] for v in record.explain("iturup", "1997")["variants"]}


def test_the_holder_of_the_answer_stays_what_the_claims_deny(record):
    """On the day of Portsmouth Japan held and owned the four, and the treaty that drew the line governs."""
    for island in ("iturup", "kunashir", "shikotan", "habomai"):
        status = record.explain(island, "1905-09-05")["island"]
        assert status["holder"] == status["title"]["holder"] == "japan"
        assert status["governing_document"]["id"] == "1855-shimoda"
