"""Which clause of a Kazakh sentence a name belongs to, who consents, and what is no rule."""

import pytest

from .conftest import Read


def powers(read: Read, text: str) -> list[dict[str, str]]:
    return [values for name, values in read("kk", text) if name == "PowerProvision"]


def test_who_acts_in_the_next_clause_does_not_act_in_this_one(read: Read) -> None:
    text = (
        "Үкіметке сенімсіздік білдіру құқығы Мәжіліске тиесілі, алайда Президент шешім қабылдайды."
    )
    (power,) = powers(read, text)
    assert (power["powerType"], power["powerHolder"]) == ("pt:censure-government", "inst:mazhilis")


def test_who_is_consulted_does_not_act(read: Read) -> None:
    text = "Мемлекет басшысы Премьер-Министрмен кеңескеннен кейін Парламентті тарата алады."
    (power,) = powers(read, text)
    assert power["powerHolder"] == "inst:president"
    assert power["c:ck-consultation"] == "inst:prime-minister"


def test_a_bare_noun_before_the_owner_of_a_consent_does_not_consent(read: Read) -> None:
    text = "Сенат жұмыс істейді. Бас Прокурорды Президент осы палатаның келісімімен тағайындайды."
    (power,) = powers(read, text)
    assert (power["powerHolder"], power["c:ck-consent"]) == ("inst:president", "inst:senate")


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("Референдум тағайындау – Президенттің құзыреті.", "pt:referendum"),
        ("Мәжілісті тарату – Мемлекет басшысының айрықша құқығы.", "pt:dissolve-legislature"),
    ],
)
def test_whose_right_it_is_may_stand_behind_a_dash(read: Read, text: str, power: str) -> None:
    (found,) = powers(read, text)
    assert (found["powerType"], found["powerHolder"]) == (power, "inst:president")


def test_all_rights_of_a_list_are_lost(read: Read) -> None:
    text = (
        "2017 жылғы реформа Президентті референдум тағайындау құқығынан және мемлекеттік "
        "бағдарламаларды бекіту құқығынан айырды."
    )
    lost = {p["powerType"] for p in powers(read, text) if p.get("negated") and p["powerHolder"]}
    assert lost == {"pt:referendum", "pt:state-programmes"}


def test_the_adoption_of_one_law_is_no_power_to_adopt_laws(read: Read) -> None:
    text = "2022 жылғы 17 қыркүйекте Парламент Конституцияға түзету енгізген Заң қабылдады."
    found = read("kk", text)
    assert not any(name == "PowerProvision" for name, _ in found)
    assert any(
        values["enacts"] == "act:law-2022-09-17-142"
        for name, values in found
        if name == "Enactment"
    )


def test_agreeing_is_not_coming(read: Read) -> None:
    text = "Бас Прокурорды Президент Сенаттың келісімімен қызметке тағайындап келді."
    (power,) = powers(read, text)
    assert power["powerType"] == "pt:prosecutor-general"


def test_a_convocation_ends_when_it_is_dissolved_a_body_does_not(read: Read) -> None:
    def abolished(text: str) -> list[str]:
        found = read("kk", text)
        return [values["officeConcerned"] for name, values in found if name == "OfficeAbolition"]

    assert abolished("Президент Қ. Тоқаев Мәжілісті таратты.") == []
    assert abolished("Жетінші шақырылған Мәжілісті Президент таратты.") == ["inst:mazhilis-7"]


def test_what_somebody_is_about_to_do_is_no_tenure(read: Read) -> None:
    text = "Тоқаев сөйледі. Бас Прокурорды ол дербес тағайындайтын болады."
    assert not any(name == "Tenure" for name, _ in read("kk", text))


def test_a_participle_may_go_on_in_an_auxiliary(read: Read) -> None:
    text = "1996 жылдан бері жұмыс істеп келген Конституциялық Кеңес таратылды."
    found = [values for name, values in read("kk", text) if name == "OfficeExistence"]
    assert [values["officeConcerned"] for values in found] == ["inst:constitutional-council"]


def test_who_may_not_act_without_consent_may_act_with_it(read: Read) -> None:
    text = "Премьер-Министрді Президент Мәжілістің келісімінсіз тағайындай алмайды."
    (power,) = powers(read, text)
    assert "negated" not in power
    assert (power["powerHolder"], power["c:ck-consent"]) == ("inst:president", "inst:mazhilis")


def test_who_acts_without_consent_needs_none(read: Read) -> None:
    (power,) = powers(read, "Президент Сенаттың келісімінсіз Бас Прокурорды тағайындайды.")
    assert "c:ck-consent" not in power


def test_a_revoked_right_is_held_no_more(read: Read) -> None:
    text = "Президенттің әкімдер актілерінің күшін жою құқығы жойылды."
    (power,) = powers(read, text)
    assert power.get("negated") == "yes"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("2007 жылғы 21 мамырда Парламент Конституцияны өзгертті.", "constitution-1995"),
        ("1993 жылғы 10 желтоқсанда Конституцияға өзгерістер енгізілді.", "constitution-1993"),
    ],
)
def test_the_constitution_is_the_one_in_force_then(read: Read, text: str, act: str) -> None:
    found = [values for name, values in read("kk", text) if name == "Amendment"]
    assert [values["amendedAct"] for values in found] == [f"act:{act}"]


def test_an_act_at_the_head_of_a_sentence_is_that_of_all_clauses(read: Read) -> None:
    text = (
        "1990 жылғы 20 қарашадағы Заң бойынша Министрлер Кеңесі таратылды, Премьер-Министр "
        "лауазымы енгізілді."
    )
    acts = {name: values.get("byAct") for name, values in read("kk", text)}
    assert acts["OfficeAbolition"] == acts["OfficeCreation"] == "act:law-1990-11-20-state-power"


def test_a_participle_before_was_is_no_attribute(read: Read) -> None:
    text = "1993 жылғы Конституцияда вице-президент лауазымы көзделген еді."
    found = [values for name, values in read("kk", text) if name == "OfficeExistence"]
    assert [values["officeConcerned"] for values in found] == ["inst:vice-president-1990"]


def test_whose_relation_it_is_may_be_said_in_the_clause_before(read: Read) -> None:
    text = (
        "Президент өкілеттігі кеңейтілгенімен, Жоғарғы Кеңеспен қарым-қатынасы қарама-қайшылықты "
        "жағдайда қалды."
    )
    found = {name for name, _ in read("kk", text)}
    assert "Conflict" in found


def test_who_was_elected_did_not_hold_the_election(read: Read) -> None:
    text = "2019 жылғы 9 маусымда президент сайлауы өтіп, Қ. Тоқаев Президент болып сайланды."
    elections = [values for name, values in read("kk", text) if name == "Election"]
    assert all("eventAgent" not in values for values in elections)


def test_an_act_may_create_what_stands_bare_before_the_verb(read: Read) -> None:
    found = read("kk", "1995 жылғы Конституция екі палаталы Парламент құрды.")
    created = [values for name, values in found if name == "OfficeCreation"]
    assert [values["officeConcerned"] for values in created] == ["inst:parliament-1995"]


def test_the_object_of_what_was_introduced_was_not_introduced(read: Read) -> None:
    text = "2021 жылғы 24 мамырда Парламент ауыл әкімдерін сайлауды енгізген заңды қабылдады."
    found = {name for name, _ in read("kk", text)}
    assert found.isdisjoint({"OfficeCreation", "Election"})


def test_who_acts_right_before_the_verb_is_no_status(read: Read) -> None:
    text = "Енді Вице-Президент сайланбайды: оны Мемлекет басшысы тағайындайды."
    assert not any(name == "StatusProvision" for name, _ in read("kk", text))


def test_a_leading_post_is_no_head_of_state(read: Read) -> None:
    text = "Вице-президент республиканың басшы қызметтеріне көтерілді."
    assert not any(name == "StatusProvision" for name, _ in read("kk", text))


def test_him_is_not_ten(read: Read) -> None:
    text = "1990 жылы депутаттар оны Жоғарғы Кеңес Төрағасы етіп сайлады."
    assert not any(name == "HolderCount" for name, _ in read("kk", text))


def test_a_negation_of_the_next_clause_denies_nothing_before(read: Read) -> None:
    text = (
        "Премьер-Министрді тағайындау үшін Президентке Құрылтайдың келісімі қажет, ал әкімдер "
        "үшін мұндай келісім сұралмайды."
    )
    (power,) = powers(read, text)
    assert "negated" not in power
    assert power["c:ck-consent"] == "inst:kurultai-2026"


def test_what_a_definition_says_is_no_power(read: Read) -> None:
    text = (
        "Парламенттік республика дегеніміз – Үкіметті Парламент құрып, Үкімет соның алдында ғана "
        "жауап беретін басқару нысаны."
    )
    assert powers(read, text) == []


def test_a_day_set_off_by_commas_still_tells_when(read: Read) -> None:
    text = (
        "Сол кезеңде, 1990 жылғы 25 қазанда, Жоғарғы Кеңес Мемлекеттік егемендік туралы "
        "декларацияны қабылдады."
    )
    (enactment,) = [values for name, values in read("kk", text) if name == "Enactment"]
    assert enactment["occurredOn"] == "1990-10-25"
    assert enactment["enactedBy"] == "inst:supreme-council"
