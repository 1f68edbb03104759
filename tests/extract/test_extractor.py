"""Statements out of sentences that are in no source document, in the three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor
from bilik.extract.lexicon import Lexicon
from bilik.extract.statement import Entity, Statement

from .conftest import Read, has


def test_english_power_with_consent(read: Read) -> None:
    found = read(
        "en",
        "Under the Constitution of 1995 the President appoints the Prime Minister with the consent "
        "of the Parliament.",
    )
    assert has(
        found,
        "PowerProvision",
        powerType="pt:nominate-pm",
        powerHolder="inst:president",
        conferredByAct="act:constitution-1995",
    )
    consents = [values for frame, values in found if frame == "PowerProvision"]
    assert any(values.get("c:ck-consent") == "inst:parliament-1995" for values in consents)


def test_english_coordination_gives_one_statement_each(read: Read) -> None:
    found = read(
        "en",
        "According to the 1993 Constitution, the President may approve state programmes, "
        "create the Security Council and grant pardons.",
    )
    powers = {v.get("powerType") for frame, v in found if frame == "PowerProvision"}
    assert {"pt:state-programmes", "pt:security-council"} <= powers


def test_english_dates_name_acts_and_say_when(read: Read) -> None:
    found = read("en", "The Supreme Council adopted the Constitution on January 28, 1993.")
    assert has(
        found,
        "Enactment",
        enacts="act:constitution-1993",
        occurredOn="1993-01-28",
        enactedBy="inst:supreme-council",
    )


def test_reforms_share_their_kind_noun(read: Read) -> None:
    found = read(
        "en", "The constitutional reforms of 2017 and 2022 contributed to deconcentration of power."
    )
    effects = {v.get("effectOf") for frame, v in found if frame == "EffectClaim"}
    assert effects == {"ev:reform-2017", "ev:reform-2022"}


def test_he_is_the_office_spoken_of(read: Read) -> None:
    found = read(
        "en", "The President is the head of state. He may preside over Government meetings."
    )
    assert has(
        found, "PowerProvision", powerHolder="inst:president", powerType="pt:chair-government"
    )


def test_what_is_said_of_another_state_stays_there(read: Read) -> None:
    found = read(
        "en",
        "The Constitution of 1993 was adopted by the Supreme Council. In the USA the office of "
        "Vice-President exists, but the office of Prime Minister does not exist.",
    )
    assert not has(found, "OfficeExistence", officeConcerned="inst:prime-minister")


def test_kazakh_adoption_with_agent_and_date(read: Read) -> None:
    found = read("kk", "1993 жылғы 28 қаңтарда Жоғарғы Кеңес Конституцияны қабылдады.")
    assert has(found, "Enactment", occurredOn="1993-01-28", enacts="act:constitution-1993")


def test_kazakh_office_kept_or_not(read: Read) -> None:
    found = read(
        "kk",
        "1993 жылғы Конституция бойынша вице-президент лауазымы болды. "
        "1995 жылғы Конституцияда бұл лауазым сақталмады.",
    )
    assert has(
        found,
        "OfficeRetention",
        officeConcerned="inst:vice-president-1990",
        byAct="act:constitution-1995",
        negated="yes",
    )


def test_kazakh_holders_side_by_side(read: Read) -> None:
    found = read(
        "kk", "1993 жылғы Конституция бойынша Президент пен Жоғарғы Кеңес референдум өткізу туралы "
        "шешім қабылдай алады.",
    )  # fmt: skip
    holders = {v.get("powerHolder") for frame, v in found if frame == "PowerProvision"}
    assert holders == {"inst:president", "inst:supreme-council"}


def test_russian_adoption_and_status(read: Read) -> None:
    found = read(
        "ru",
        "Конституция 1993 года была принята Верховным Советом 28 января 1993 года. "
        "Президент Республики Казахстан является главой государства.",
    )
    assert has(found, "Enactment", enacts="act:constitution-1993", enactedBy="inst:supreme-council")
    assert has(
        found, "StatusProvision", statusHolder="inst:president", holdsStatus="c:os-head-of-state"
    )


def test_empty_talk_gives_no_statement(read: Read) -> None:
    assert read("en", "The weather in Astana was cold, and everybody stayed at home.") == []
    assert read("ru", "Погода стояла холодная, и все остались дома.") == []
    assert read("kk", "Ауа райы суық болды, бәрі үйде отырды.") == []


FRAGMENTS = st.sampled_from(
    [
        "The President ", "adopted ", "Constitution of 1993", " by the ", "Supreme Council", ", ",
        "Президент ", "Жоғарғы Кеңес", "1993 жылғы ", "Конституция", " қабылданды", "..", "\n",
        "\u00a0", "«", "»", "ə", "(", "[4,11б.]", "Конститу- ция", "был принят ", "законом ", "—",
    ]
)  # fmt: skip


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
@settings(max_examples=40, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=25).map("".join))
def test_evidence_is_always_inside_its_sentence(
    extractors: dict[str, Extractor], code: str, text: str
) -> None:
    document = Document.of("any", code, text.encode())
    for statement in extractors[code].extract(document):
        check_evidence(statement, text)


def check_evidence(statement: Statement, text: str) -> None:
    sentence, trigger = statement.evidence.sentence, statement.evidence.trigger
    spans = [trigger, *(f.span for f in statement.fillers if f.span)]
    spans += [consent.span for consent in statement.consents]
    assert 0 <= sentence.start < sentence.end <= len(text)
    assert all(sentence.covers(span) and text[span.start : span.end] for span in spans)


def test_a_known_act_is_not_introduced_anew(
    lexicon: Lexicon, extractors: dict[str, Extractor]
) -> None:
    """The law is dated by its referendum in the lexicon, by its signing in texts."""
    text = "The Law of June 8, 2022 was adopted. The Law of May 5, 2031 will be."
    statements = extractors["en"].extract(Document.of("t", "en", text.encode()))
    entities = [f.value for s in statements for f in s.fillers if isinstance(f.value, Entity)]
    new = {entity.iri for entity in entities if entity.label}
    assert new == {"https://w3id.org/bilik/id/act/law-2031-05-05"}
    assert new.isdisjoint(lexicon.by_iri)
