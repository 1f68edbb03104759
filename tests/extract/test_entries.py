"""Chronicles: the date that an entry begins with says when what follows happened."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor
from bilik.vocabulary import ONTOLOGY

from .conftest import Read, has

ON, SINCE, TO = "occurredOn", "validFrom", "validTo"


@pytest.mark.parametrize(
    ("code", "text", "frame", "role", "day"),
    [
        (
            "en",
            "1999\n10 January. Nazarbayev is re-elected President.",
            "Election",
            ON,
            "1999-01-10",
        ),
        (
            "en",
            "**2019**\n- 19 March: Nazarbayev resigns as President.",
            "Tenure",
            TO,
            "2019-03-19",
        ),
        (
            "en",
            "- 2022: The Constitutional Court was established.",
            "OfficeCreation",
            ON,
            "2022-01-01",
        ),
        (
            "en",
            "October 1994\n\nAkezhan Kazhegeldin is appointed Prime Minister.",
            "Appointment",
            ON,
            "1994-10-01",
        ),
        (
            "en",
            "1995, day by day\n29 April. A referendum prolongs the term of the President.",
            "Referendum",
            ON,
            "1995-04-29",
        ),
        (
            "en",
            "8 October 1998: Parliament amends the Constitution.",
            "Amendment",
            ON,
            "1998-10-08",
        ),
        (
            "ru",
            "10 декабря 1991 года. Назарбаев вступил в должность Президента.",
            "Tenure",
            SINCE,
            "1991-12-10",
        ),
        (
            "ru",
            "- 2013: Председателем Сената стал Касым-Жомарт Токаев.",
            "Tenure",
            SINCE,
            "2013-01-01",
        ),
        (
            "ru",
            "1994 год. Октябрь.\nПремьер-Министром назначен Акежан Кажегельдин.",
            "Appointment",
            ON,
            "1994-10-01",
        ),
        (
            "ru",
            "2022 год: хроника\n\n5 июня – проходит референдум о поправках.",
            "Referendum",
            ON,
            "2022-06-05",
        ),
        (
            "kk",
            "1990 жылғы 24 сәуір.\nЖоғарғы Кеңес Президент лауазымын енгізді.",
            "OfficeCreation",
            ON,
            "1990-04-24",
        ),
        ("kk", "**2007**\n- 18 тамыз: Мәжіліс сайлауы өтті.", "Election", ON, "2007-08-18"),
        (
            "kk",
            "1999 жыл, 1 қазан. Тоқаев Премьер-Министр болып тағайындалды.",
            "Appointment",
            ON,
            "1999-10-01",
        ),
    ],
)
def test_an_entry_dates_what_it_tells(
    read: Read, code: str, text: str, frame: str, role: str, day: str
) -> None:
    assert has(read(code, text), frame, **{role: day})


def test_entries_run_forward(read: Read) -> None:
    text = "12 December 2018. A referendum is held.\n19 March. Nazarbayev resigns as President."
    assert has(read("en", text), "Tenure", validTo="2019-03-19")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "16 December 1991. The President may dissolve Parliament."),
        ("en", "16 December 1991. Earlier Nazarbayev had been elected President."),
        ("en", "12 December 2018. The Senate adopts the law on elections."),
        ("en", "11 March 1995. Nothing happens.\n\nNazarbayev is elected President."),
        ("en", "19 March 2019\n\nThe nation listens.\n\nNazarbayev is elected President."),
        ("ru", "30 августа 1995 года – День Конституции. Назарбаев избран Президентом."),
        ("ru", "Декабрь 1993 года\n\nПрезидент имеет право издавать указы."),
        ("kk", "1991 жылғы 16 желтоқсан. Президент жарлықтар шығара алады."),
    ],
)
def test_no_date_is_lent_to_powers_and_other_times(read: Read, code: str, text: str) -> None:
    assert not any({ON, SINCE, TO} & {*values} for _, values in read(code, text))


def test_what_an_entry_tells_in_the_present_is_no_power(read: Read) -> None:
    text = "The President dissolves Parliament."
    assert has(read("en", text), "PowerProvision", powerType="pt:dissolve-legislature")
    assert not has(read("en", f"11 March 1995. {text}"), "PowerProvision")


def test_a_date_of_the_sentence_wins(read: Read) -> None:
    text = "20 March 2019\nTokayev takes office as President. He was elected on 9 June 2019."
    found = read("en", text)
    assert has(found, "Tenure", validFrom="2019-03-20")
    assert has(found, "Election", occurredOn="2019-06-09")


def test_the_evidence_is_the_date_of_the_entry(extractors: dict[str, Extractor]) -> None:
    text = (
        "1999\n\n- 10 January: Nazarbayev is re-elected President.\n"
        "1 October. Tokayev takes office as Prime Minister."
    )
    told = extractors["en"].extract(Document.of("text", "en", text.encode()))
    spans = [f.span for s in told for f in s.fillers if f.role in {ONTOLOGY + ON, ONTOLOGY + SINCE}]
    quotes = [span and text[span.start : span.end] for span in spans]
    assert quotes == ["10 January", None]  # the second date is taken over from its own line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ASTANA, 21 November 2022 - Tokayev was re-elected President on Sunday.", "2022-11-20"),
        ("ASTANA, 21 November 2022. Yesterday Tokayev was elected President.", "2022-11-20"),
        ("ASTANA, 17 November 2022. Tokayev will be elected President on Sunday.", "2022-11-20"),
    ],
)
def test_days_count_from_the_day_of_writing(read: Read, text: str, day: str) -> None:
    assert has(read("en", text), "Election", occurredOn=day)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "25 March 1995. The President signs a decree on his term of office."),
        ("en", "On 10 March 2017 President Nazarbayev signed a law on the Constitution."),
        ("ru", "13 февраля 2023 года появился закон, отменивший закон о Первом Президенте."),
    ],
)
def test_an_act_known_by_its_day_is_enacted(read: Read, code: str, text: str) -> None:
    assert any(frame == "Enactment" and {ON} <= {*values} for frame, values in read(code, text))


def test_an_act_of_another_time_is_not_enacted(read: Read) -> None:
    assert not has(read("en", "In 2018 the Law on Citizenship was adopted."), "Enactment")


def test_the_ruling_on_an_election_has_not_its_day(read: Read) -> None:
    found = read(
        "en",
        "6 March 1995. The Constitutional Court delivers its ruling on the "
        "election of 7 March 1994 to the Supreme Council.",
    )
    assert has(found, "Enactment", occurredOn="1995-03-06")
    assert has(found, "Election", occurredOn="1994-03-07")
