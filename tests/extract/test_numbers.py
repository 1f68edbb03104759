"""Numbers as values of roles: shares of votes, turnouts, members of bodies."""

import pytest

from .conftest import Read, of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "kk",
            (
                "2022 жылғы 5 маусымда референдум өтті. Дауыс беруге сайлаушылардың 68,05 пайызы "
                "қатысты, олардың 77,18 %-ы жобаны қолдады."
            ),
        ),
        (
            "ru",
            (
                "Референдум прошёл 5 июня 2022 года. Явка составила 68,05 %, изменения поддержали "
                "77,18 процента."
            ),
        ),
        (
            "en",
            (
                "A referendum was held on 5 June 2022. Turnout reached 68.05 per cent, and 77.18% "
                "of the voters backed the changes."
            ),
        ),
    ],
)
def test_what_a_vote_brought(read: Read, code: str, text: str) -> None:
    told = of(read(code, text), "Referendum")[-1]
    assert told == {"occurredOn": "2022-06-05", "turnout": "68.05", "voteShare": "77.18"}


def test_a_number_is_of_the_vote_that_is_spoken_of(read: Read) -> None:
    text = "Президент сайлауына сайлаушылардың 69,44 пайызы қатысты."
    (election,) = of(read("kk", text), "Election")
    assert election == {"officeConcerned": "inst:president", "turnout": "69.44"}
    assert read("kk", "Жиналысқа мүшелердің 69,44 пайызы қатысты.") == []


def test_who_was_elected_with_which_share(read: Read) -> None:
    text = "Сайлауда Қ. Тоқаев 81,31 пайыз дауыс жинап, Президент болып сайланды."
    (election,) = of(read("kk", text), "Election")
    assert election["personChosen"] == "person:kassym-jomart-tokayev"
    assert election["voteShare"] == "81.31"


@pytest.mark.parametrize(
    ("code", "text", "body", "count"),
    [
        ("kk", "Сенат 50 депутаттан тұрады.", "senate", "50"),
        ("kk", "Құрылтай жүз қырық бес депутаттан құралады.", "kurultai-2026", "145"),
        ("ru", "Сенат состоит из пятидесяти депутатов.", "senate", "50"),
        ("en", "The Senate comprises fifty deputies.", "senate", "50"),
    ],
)
def test_how_many_make_up_a_body(read: Read, code: str, text: str, body: str, count: str) -> None:
    (counted,) = of(read(code, text), "HolderCount")
    assert counted == {"countedOffice": f"inst:{body}", "holders": count}


def test_how_many_held_an_office(read: Read) -> None:
    (counted,) = of(read("kk", "АҚШ-тың қырық үш Президенті елді басқарды."), "HolderCount")
    assert counted == {"countedOffice": "inst:president-usa", "holders": "43"}


def test_a_number_of_appointees_counts_no_members(read: Read) -> None:
    assert of(read("kk", "Сенаттың он депутатын Президент тағайындайды."), "HolderCount") == []
