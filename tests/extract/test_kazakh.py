"""Kazakh sentences of our own, in the manners in which law, news and scholarship are written."""

import pytest

from .conftest import Read, has, of


@pytest.mark.parametrize(
    ("text", "effect", "holder"),
    [
        ("1995 жылғы Конституция Президенттің өкілеттіктерін кеңейтті.", "widened", "president"),
        ("1993 жылғы Конституцияда Президент өкілеттігі кеңейтілді.", "widened", "president"),
        ("2017 жылғы реформа Президенттің өкілеттігін шектеді.", "narrowed", "president"),
        ("Жоғарғы Кеңестің өкілеттіктері сақталды.", "kept", "supreme-council"),
    ],
)
def test_what_became_of_powers(read: Read, text: str, effect: str, holder: str) -> None:
    found = read("kk", text)
    assert has(found, "StandingClaim", standingEffect=f"c:se-{effect}", standingOf=f"inst:{holder}")


def test_so_many_of_a_kind_are_those_just_named(read: Read) -> None:
    two = "Ғалымдар президенттік республика мен парламенттік республиканы салыстырады. "
    found = read("kk", two + "Осы екі басқару нысаны Қазақстанда қолданылды.")
    forms = {values["governmentForm"] for values in of(found, "GovernmentFormPeriod")}
    assert forms == {"c:gf-presidential", "c:gf-parliamentary"}
    assert not of(read("kk", two + "Осы үш басқару нысаны қолданылды."), "GovernmentFormPeriod")


def test_the_title_of_an_act_says_what_it_does(read: Read) -> None:
    text = "«Қазақ КСР Президенті қызметін тағайындау туралы Заң» жарияланды."
    for code, said in (
        ("kk", text),
        ("en", "The Law on the Establishment of the post of President"),
    ):
        found = read(code, said)
        created = {"officeConcerned": "inst:president", "byAct": "act:law-1990-04-24-president"}
        assert has(found, "OfficeCreation", **created)


def test_an_office_right_after_another_state_is_that_of_the_state(read: Read) -> None:
    found = read("kk", "АҚШ-та премьер-министр лауазымы жоқ.")
    assert has(found, "OfficeExistence", officeConcerned="inst:prime-minister-usa", negated="yes")
    found = read("kk", "АҚШ-та қабылданған тәртіп бойынша емес, Қазақстанда вице-президент бар.")
    assert not any("usa" in value for _, values in found for value in values.values())


def test_negation_stays_in_its_clause(read: Read) -> None:
    found = read("kk", "2026 жылы Құрылтай құрылды, бірақ ол тәуелсіз емес.")
    created = of(found, "OfficeCreation")
    assert created
    assert all("negated" not in values for values in created)


def test_a_verb_with_its_own_date_keeps_it(read: Read) -> None:
    found = read(
        "kk",
        "Жаңа Конституция әзірленді. "
        "Ол Конституциялық комиссиямен толықтырылып, 1993 жылы 28 қаңтарда қабылданды.",
    )
    assert has(
        found,
        "DraftingEvent",
        discussedAct="act:constitution-1993",
        eventAgent="inst:constitutional-commission-1990",
    )
    assert all("occurredOn" not in values for values in of(found, "DraftingEvent"))


def test_state_power_is_divided(read: Read) -> None:
    text = "Мемлекеттік билік заң шығару, атқарушы және сот билігі болып бөлінеді."
    parts = {v["structurePart"] for v in of(read("kk", text), "StructuralRelation")}
    assert parts == {"c:br-legislative", "c:br-executive", "c:br-judicial"}


def test_a_bare_adjective_is_no_principle(read: Read) -> None:
    assert read("kk", "Қазақстанның демократиялық дамуы жалғасты.") == []
    found = read("kk", "Қазақстан – демократиялық, зайырлы және біртұтас (унитарлық) мемлекет.")
    stated = {values["principle"] for values in of(found, "PrincipleProvision")}
    assert stated == {"c:pr-democratic", "c:pr-secular", "c:pr-unitary"}


def test_a_verb_that_is_also_a_noun_is_found_in_its_forms(read: Read) -> None:
    """'сайлау' is an election and the act of electing; who elects is not what is done."""
    found = read("kk", "Ауыл әкімдерін сайлаушылар сайлайды.")
    assert has(found, "PowerProvision", powerType="pt:elect-akims", powerHolder="inst:electorate")


def test_verbs_that_share_their_object(read: Read) -> None:
    found = read("kk", "Президент Премьер-Министрді тағайындайды және қызметтен босатады.")
    assert {v["powerType"] for v in of(found, "PowerProvision")} == {
        "pt:nominate-pm",
        "pt:dismiss-pm",
    }


def test_verbs_of_labels_are_known_in_all_their_forms(read: Read) -> None:
    found = read("kk", "Президент мемлекеттік наградалармен марапаттайды.")
    assert has(found, "PowerProvision", powerType="pt:confer-awards")
    found = read("kk", "Парламент Президенттің қарсылығын еңсере алады.")
    assert has(found, "PowerProvision", powerHolder="inst:parliament-1995")


def test_a_date_that_says_when_names_no_act(read: Read) -> None:
    found = read("kk", "2031 жылғы 1 шілдеде жаңа заң күшіне енді.")
    assert not of(found, "Enactment")
    found = read("kk", "2031 жылғы 1 шілдедегі Заң қабылданды.")
    assert has(found, "Enactment", enacts="act:law-2031-07-01")


def test_who_acted_acts_on_unnamed(read: Read) -> None:
    text = "Президент жарлықтар шығарады. Қауіпсіздік Кеңесін құрады."
    found = read("kk", text)
    assert has(
        found, "PowerProvision", powerType="pt:security-council", powerHolder="inst:president"
    )
    found = read("kk", "Президент жарлықтар шығарады. Халық әкімдерді сайлайды.")
    assert has(found, "PowerProvision", powerType="pt:elect-akims", powerHolder="inst:electorate")


def test_a_body_may_be_called_by_the_head_of_its_name(read: Read) -> None:
    text = "Конституциялық Сот 2023 жылы құрылды. Сот конституциялық бақылауды жүзеге асырады."
    assert has(
        read("kk", text),
        "PowerProvision",
        powerType="pt:constitutional-review",
        powerHolder="inst:constitutional-court-2023",
    )


def test_what_happens_to_a_body_is_no_power(read: Read) -> None:
    found = read(
        "kk", "2026 жылғы Конституция бойынша Сенат пен Мәжіліс таратылып, Құрылтай құрылады."
    )
    assert not of(found, "PowerProvision")
    gone = {values["officeConcerned"] for values in of(found, "OfficeAbolition")}
    assert gone == {"inst:senate", "inst:mazhilis"}
    assert has(
        found, "OfficeCreation", officeConcerned="inst:kurultai-2026", byAct="act:constitution-2026"
    )


def test_what_was_done_once_is_no_rule(read: Read) -> None:
    assert not of(read("kk", "Бұл заңды Парламент қабылдады."), "PowerProvision")
    assert not of(
        read("kk", "Төтенше жағдай енгізілген кезде Парламент жиналады."), "PowerProvision"
    )


def test_who_is_deprived_of_a_power_does_not_hold_it(read: Read) -> None:
    found = read("kk", "2017 жылғы Заң Президентті Үкімет актілерінің күшін жою құқығынан айырды.")
    assert has(
        found,
        "PowerProvision",
        powerHolder="inst:president",
        powerType="pt:annul-government-acts",
        negated="yes",
    )


def test_he_is_who_acted_not_whom_it_befell(read: Read) -> None:
    found = read("kk", "Облыс әкімдерін Президент тағайындайды. Ол кешірім жасайды.")
    assert has(found, "PowerProvision", powerType="pt:pardon", powerHolder="inst:president")


def test_a_bare_possessor_belongs_to_its_own_noun(read: Read) -> None:
    found = read("kk", "Президенттің Үкімет актілерінің күшін жоюға құқығы бар.")
    assert has(
        found,
        "PowerProvision",
        powerHolder="inst:president",
        powerType="pt:annul-government-acts",
    )


def test_what_a_noun_is_about_is_no_power(read: Read) -> None:
    found = read("kk", "Заң шығару саласында Президент заңдарға қол қояды.")
    assert {v["powerType"] for v in of(found, "PowerProvision")} == {"pt:sign-promulgate"}
    found = read("kk", "Заң Президентті тағайындау және сайлау тәртібін белгілейді.")
    assert not of(found, "PowerProvision")


def test_what_heads_a_sentence_goes_for_all_its_verbs(read: Read) -> None:
    found = read("kk", "1993 жылғы Конституция бойынша Сенат құрылып, Мәжіліс таратылды.")
    assert has(found, "OfficeAbolition", byAct="act:constitution-1993")


@pytest.mark.parametrize(
    "text",
    [
        "Президент Парламентті таратуға құқылы емес.",
        "Президенттің Парламентті таратуға құқығы жоқ.",
        "Президент Парламентті тарата алмайды.",
        "Конституция Президентке Парламентті таратуға тыйым салды.",
        "Заң Президентті Парламентті тарату құқығынан айырды.",
    ],
)
def test_ways_to_deny_a_power(read: Read, text: str) -> None:
    found = of(read("kk", text), "PowerProvision")
    assert [(v["powerType"], v.get("negated")) for v in found] == [
        ("pt:dissolve-legislature", "yes")
    ]
