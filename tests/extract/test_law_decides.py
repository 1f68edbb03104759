"""What law tells of a text: who a pronoun cannot mean, and of which act a day speaks."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor
from bilik.extract.statement import Entity
from bilik.vocabulary import ONTOLOGY

from .conftest import Read, has, of


def test_who_has_a_power_by_no_law_is_not_meant_by_a_pronoun(read: Read) -> None:
    text = (
        "Құрылтай заңдарды қабылдайды, Президент оларға қол қояды. "
        "Ол қабылданған заңды тұтастай қайта талқылауға қайтара алады."
    )
    found = of(read("kk", text), "PowerProvision")
    assert {r["powerHolder"] for r in found} == {"inst:kurultai-2026", "inst:president"}
    assert not [r for r in found if "veto" in r["powerType"]]


def test_nobody_is_meant_where_nobody_named_has_the_power(read: Read) -> None:
    text = "The Government is responsible to nobody else. It can return a bill to deputies."
    assert not has(read("en", text), "PowerProvision", powerHolder="inst:government")


def test_a_possessive_does_not_take_the_subject_s_place(read: Read) -> None:
    text = (
        "Президент Парламентке кезекті және кезектен тыс сайлауды тағайындайды, оның бірінші "
        "сессиясын шақырады, заңдарға қол қояды."
    )
    found = of(read("kk", text), "PowerProvision")
    assert {roles["powerHolder"] for roles in found} == {"inst:president"}


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("Under the Constitution of 1995", "inst:parliament-1995"),
        ("Under the Constitution of 1993", "inst:supreme-council"),
    ],
)
def test_an_owner_of_several_things_names_is_of_the_act_s_time(
    read: Read, act: str, body: str
) -> None:
    text = f"{act} the President appoints the Prime Minister with Parliament's consent."
    assert has(read("en", text), "PowerProvision", **{"c:ck-consent": body})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "The new Constitution of 2026 is short. In August 1995 the draft Constitution was "
                "put to public discussion."
            ),
        ),
        (
            "ru",
            (
                "Принята Конституция 2026 года. В августе 1995 года проект Конституции был вынесен "
                "на всенародное обсуждение."
            ),
        ),
        (
            "kk",
            (
                "2026 жылғы Конституция қысқа. Конституция жобасы 1995 жылғы 1 тамызда талқылауға "
                "ұсынылды."
            ),
        ),
    ],
)
def test_a_draft_is_of_the_act_that_came_of_it(read: Read, code: str, text: str) -> None:
    found = of(read(code, text), "PublicDiscussion")
    assert [roles["discussedAct"] for roles in found] == ["act:constitution-1995"]


def test_a_day_told_of_a_draft_names_no_act(read: Read) -> None:
    assert not has(read("ru", "Проект Закона опубликован 1 июля 1995 года."), "Enactment")
    found = read("ru", "Проект Конституции вынесен на обсуждение 1 июля 1995 года.")
    assert not has(found, "Enactment")
    assert has(found, "PublicDiscussion", discussedAct="act:constitution-1995")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "kk",
            (
                "Күмән туса, Президент Конституциялық Сотқа жүгінеді: сот заңның Конституцияға "
                "сәйкестігін тексереді."
            ),
        ),
        ("kk", "Құрылтай жоқ кезеңде Президентке заң күші бар жарлықтар шығару құқығы берілді."),
        (
            "en",
            (
                "As long as there was a Senate, the President could appoint the Prosecutor General "
                "only with its consent."
            ),
        ),
    ],
)
def test_of_those_that_a_sentence_names_the_one_entitled_is_meant(
    read: Read, code: str, text: str
) -> None:
    wanted = {"kk": {"inst:president", "inst:constitutional-court-2023"}, "en": {"inst:president"}}
    held = {roles["powerType"]: roles for roles in of(read(code, text), "PowerProvision")}
    assert held
    assert {roles["powerHolder"] for roles in held.values()} <= wanted[code]
    assert held.get("pt:constitutional-review", {}).get("powerHolder") != "inst:president"


def test_several_who_are_named_share_a_power(read: Read) -> None:
    text = "Референдум өткізу туралы шешімді Президент те, Жоғарғы Кеңес те қабылдай алды."
    found = of(read("kk", text), "PowerProvision")
    assert {r["powerHolder"] for r in found} == {"inst:president", "inst:supreme-council"}


def test_what_began_on_another_day_is_not_meant_by_a_pronoun(read: Read) -> None:
    text = (
        "The Court works with the Prosecutor General, who is accountable to the President. It has "
        "existed since 1 January 2023."
    )
    assert not has(read("en", text), "OfficeExistence", officeConcerned="inst:prosecutor-general")


def test_an_office_that_has_no_end_was_not_abolished(read: Read) -> None:
    found = read("ru", "За неделю сменились глава Правительства и министры.")
    assert not has(found, "OfficeAbolition")


def test_the_words_of_a_power_name_nobody_who_has_it(read: Read) -> None:
    text = "The Mazhilis sat in Astana. It announced regular presidential elections."
    assert not has(read("en", text), "PowerProvision", powerHolder="inst:president")


def test_of_two_bodies_of_one_name_the_one_that_ended_was_abolished(read: Read) -> None:
    text = "The Constitutional Court gave way to a Constitutional Council, and nobody objected."
    assert has(
        read("en", text), "OfficeAbolition", officeConcerned="inst:constitutional-court-1992"
    )


def test_a_title_is_not_denied_with_its_sentence(read: Read) -> None:
    found = of(read("en", "President Kassym-Jomart Tokayev was not in the hall."), "Tenure")
    assert [roles.get("negated") for roles in found] == [None]


def test_who_acts_in_an_office_acts_with_it(read: Read, extractors: dict[str, Extractor]) -> None:
    text = "Президент Нурсултан Назарбаев назначил Масимова Премьер-Министром."
    found = extractors["ru"].extract(Document.of("text", "ru", text.encode()))
    (agents,) = (
        {value.iri for value in s.values(ONTOLOGY + "eventAgent") if isinstance(value, Entity)}
        for s in found
        if s.frame == ONTOLOGY + "Appointment"
    )
    assert {iri.rpartition("/")[2] for iri in agents} == {"president", "nursultan-nazarbayev"}


def test_no_constitution_is_made_up_of_a_day(read: Read) -> None:
    text = "Mr Tokayev then had the Constitution changed by referendum on 5 June 2022."
    found = read("en", text)
    assert not has(found, "Enactment")
    assert has(found, "Referendum", occurredOn="2022-06-05")


def test_what_one_is_told_to_do_is_not_told_of_who_stands_between(read: Read) -> None:
    text = (
        "The Constitutional Council reviewed laws before the President signed them and interpreted "
        "the Constitution."
    )
    found = [r for r in of(read("en", text), "PowerProvision") if "review" in r["powerType"]]
    assert {roles["powerHolder"] for roles in found} == {"inst:constitutional-council"}


def test_to_whom_the_government_is_accountable_is_no_power_of_prosecutors(read: Read) -> None:
    found = read("en", "The Government shall be accountable to the President.")
    assert not has(found, "PowerProvision", powerHolder="inst:government")


def test_who_proposes_is_not_who_decides(read: Read) -> None:
    text = (
        "Parliament in joint session shall:\n1) approve the budget;\n2) adopt, on the proposal of "
        "the President, a decision on the use of the Armed Forces abroad."
    )
    assert not has(read("en", text), "PowerProvision", powerHolder="inst:president")


def test_what_ends_does_not_deny_what_follows(read: Read) -> None:
    text = "The Assembly ceased to exist and the Halyk Kenesi took its place."
    (roles,) = of(read("en", text), "OfficeCreation")
    assert "negated" not in roles


def test_what_ended_sets_nothing_up(read: Read) -> None:
    text = "Ассамблея прекратила существование, её место занял Халық Кеңесі."
    (roles,) = of(read("ru", text), "OfficeCreation")
    assert roles == {"officeConcerned": "inst:halyk-kenesi"}


def test_before_what_a_power_is_used_is_no_power_of_its_own(read: Read) -> None:
    text = "Президент заңға қол қойғанға дейін Конституциялық Сот оны тексереді."
    powers = {roles["powerType"] for roles in of(read("kk", text), "PowerProvision")}
    assert "pt:sign-promulgate" not in powers
