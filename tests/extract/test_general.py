"""Causes of wrong statements that any text may show, each in a sentence of its own."""

import pytest

from .conftest import Read, of


def test_what_a_sentence_says_twice_is_stated_once(read: Read) -> None:
    text = "He was followed by Sergey Tereshchenko, who served as Prime Minister from 1991 to 1994."
    assert len(of(read("en", text), "Tenure")) == 1


def test_no_within_a_power_negates_nothing(read: Read) -> None:
    (power,) = of(read("en", "The Mazhilis may pass a vote of no confidence."), "PowerProvision")
    assert "negated" not in power


def test_a_condition_is_no_power(read: Read) -> None:
    text = "If the President is removed from office, the Chairman of the Senate takes his place."
    assert of(read("en", text), "PowerProvision") == []


def test_a_power_is_not_under_the_preposition_of_the_noun_before(read: Read) -> None:
    (power,) = of(
        read("en", "In that case the President dissolves the Mazhilis."), "PowerProvision"
    )
    assert power["powerHolder"] == "inst:president"


def test_the_object_of_a_gerund_is_not_that_of_the_power(read: Read) -> None:
    text = "The President appoints the members of the Government without consulting the Mazhilis."
    (power,) = of(read("en", text), "PowerProvision")
    assert "powerObject" not in power


def test_the_latter_is_what_was_named_last(read: Read) -> None:
    text = (
        "In 1995 the Constitutional Court gave way to the Constitutional Council. The latter was "
        "itself abolished in 2022."
    )
    abolitions = of(read("en", text), "OfficeAbolition")
    assert [each["officeConcerned"] for each in abolitions] == [
        "inst:constitutional-court-1992",
        "inst:constitutional-council",
    ]


def test_the_russian_latter_is_who_was_named_last(read: Read) -> None:
    text = "Вице-президентом стал Ерик Асанбаев. Последний занимал этот пост до 1996 года."
    last = of(read("ru", text), "Tenure")[-1]
    assert (last["tenureOf"], last["validTo"]) == ("person:yerik-asanbayev", "1996-01-01")


def test_a_russian_person_behind_a_verb_is_its_object(read: Read) -> None:
    (election,) = of(read("ru", "Парламент избрал Нурсултана Назарбаева Президентом."), "Election")
    assert election["personChosen"] == "person:nursultan-nazarbayev"


def test_the_object_of_a_participle_is_not_the_subject_of_a_passive(read: Read) -> None:
    text = "Конституция 1995 года, сменившая Конституцию 1993 года, была принята в августе."
    acts = {values["enacts"] for values in of(read("ru", text), "Enactment")}
    assert acts == {"act:constitution-1995"}


def test_a_body_once_formed_is_no_power(read: Read) -> None:
    found = read("ru", "Администрация Президента была образована в 1995 году.")
    assert of(found, "PowerProvision") == []
    (creation,) = of(found, "OfficeCreation")
    assert creation["officeConcerned"] == "inst:presidential-administration"


def test_a_title_is_no_other_office_that_the_person_held(read: Read) -> None:
    (tenure,) = of(read("kk", "Сенат Төрағасы Тоқаев ант берді."), "Tenure")
    assert tenure["officeHeld"] == "inst:senate-chair"


def test_a_pronoun_beside_a_name_is_no_title(read: Read) -> None:
    text = "Қажыгелдин Премьер-Министр болды. Оны Нұрлан Балғымбаев көрді."
    assert len(of(read("kk", text), "Tenure")) == 1


def test_a_russian_he_is_no_constitution(read: Read) -> None:
    text = (
        "По Конституции 28 января 1993 года Казахстан стал унитарным государством. Президент "
        "возглавлял исполнительную власть. Он назначал Премьер-Министра."
    )
    power = of(read("ru", text), "PowerProvision")[-1]
    assert (power["powerType"], power["powerHolder"]) == ("pt:nominate-pm", "inst:president")


def test_what_an_infinitive_acts_on_is_not_he(read: Read) -> None:
    text = "Президент назначал министров. Распустить Верховный Совет он не мог."
    power = of(read("ru", text), "PowerProvision")[-1]
    assert (power["powerHolder"], power["negated"]) == ("inst:president", "yes")


def test_what_somebody_ceased_to_do_is_denied(read: Read) -> None:
    for code, text in (
        ("en", "The President ceased to approve state programmes."),
        ("ru", "Президент перестал утверждать государственные программы."),
        ("kk", "Президент мемлекеттік бағдарламаларды бекітуді тоқтатты."),
    ):
        (power,) = of(read(code, text), "PowerProvision")
        assert power["negated"] == "yes"


def test_a_consent_is_to_the_power_before_it(read: Read) -> None:
    text = (
        "The President appoints the Prime Minister with the consent of Parliament and dissolves "
        "the Mazhilis."
    )
    powers = {values["powerType"]: values for values in of(read("en", text), "PowerProvision")}
    assert powers["pt:nominate-pm"]["c:ck-consent"] == "inst:parliament-1995"
    assert "c:ck-consent" not in powers["pt:dissolve-legislature"]


def test_the_body_before_a_kazakh_consent_gives_it(read: Read) -> None:
    text = (
        "Президент атқарушы билікті басқарды. Ол Жоғарғы Кеңестің келісімімен Премьер-Министрді "
        "тағайындады."
    )
    power = of(read("kk", text), "PowerProvision")[-1]
    assert power["c:ck-consent"] == "inst:supreme-council"
    assert power["powerHolder"] == "inst:president"


def test_another_state_has_its_own_senate(read: Read) -> None:
    text = "АҚШ-та президент елшілерді Сенаттың келісімімен тағайындайды."
    assert all("c:ck-consent" not in values for _, values in read("kk", text))


def test_who_is_granted_a_say_does_not_do_what_a_colon_leads_to(read: Read) -> None:
    text = "It gave the Mazhilis a say: the Prime Minister is appointed after consultations."
    powers = of(read("en", text), "PowerProvision")
    assert not any(values.get("powerType") == "pt:nominate-pm" for values in powers)


def test_a_preposition_is_no_ambassador(read: Read) -> None:
    text = "Премьер-Министр назначается Президентом после консультаций с фракциями."
    powers = {values["powerType"] for values in of(read("ru", text), "PowerProvision")}
    assert powers == {"pt:nominate-pm"}


def test_a_council_that_finds_founds_nothing(read: Read) -> None:
    assert of(read("en", "The Constitutional Council found the law valid."), "OfficeCreation") == []


def test_what_is_proposed_is_not_done(read: Read) -> None:
    for code, text in (
        ("en", "Some lawyers proposed to introduce the post of Vice-President."),
        ("ru", "Учредить пост вице-президента предлагали юристы."),
    ):
        assert of(read(code, text), "OfficeCreation") == []


def test_what_has_a_day_does_not_last(read: Read) -> None:
    text = "On 29 April 1995 a referendum prolonged the term of office until December 2000."
    (referendum,) = of(read("en", text), "Referendum")
    assert referendum == {"occurredOn": "1995-04-29"}


def test_who_became_president_had_another_title(read: Read) -> None:
    found = read("kk", "Сенат Төрағасы Тоқаев Президент болды.")
    offices = [values["officeHeld"] for values in of(found, "Tenure")]
    assert "inst:president" in offices


def test_a_verb_that_may_be_a_noun_is_a_verb_before_an_article(read: Read) -> None:
    found = read("en", "The President addresses the people annually and signs laws.")
    powers = of(found, "PowerProvision")
    assert {values["powerHolder"] for values in powers} == {"inst:president"}


def test_elections_and_the_president_are_no_election_of_one(read: Read) -> None:
    text = "The Constitutional Court declared the elections void and the President resigned."
    assert of(read("en", text), "PowerProvision") == []


def test_what_approves_does_not_form(read: Read) -> None:
    assert of(read("ru", "Парламент утверждает республиканский бюджет."), "Formation") == []


def test_a_russian_participle_is_of_the_name_before_its_comma(read: Read) -> None:
    text = (
        "Премьер-Министром был Сергей Терещенко. Его сменил Акежан Кажегельдин, назначенный в "
        "октябре 1994 года Премьер-Министром."
    )
    persons = {values["personChosen"] for values in of(read("ru", text), "Appointment")}
    assert persons == {"person:akezhan-kazhegeldin"}


def test_a_legislature_sent_home_is_not_abolished(read: Read) -> None:
    for text in (
        "Президент Жоғарғы Кеңесті таратты.",
        "Төтенше жағдай кезінде Сенат та, Мәжіліс те таратылмайды.",
    ):
        assert of(read("kk", text), "OfficeAbolition") == []


def test_namesakes_are_of_the_time_of_what_is_named_beside(read: Read) -> None:
    text = "The Vice-President reports to the Kurultai. The office of Vice-President was restored."
    (creation,) = of(read("en", text), "OfficeCreation")
    assert creation["officeConcerned"] == "inst:vice-president-2026"


def test_nobody_heads_an_office(read: Read) -> None:
    text = (
        "Председателя Комитета назначает Президент. С января 2022 года его возглавляет Ермек "
        "Сагимбаев."
    )
    assert of(read("ru", text), "Tenure") == []


def test_a_surname_alone_is_no_genitive(read: Read) -> None:
    text = "Президентом до конца срока стал Токаев."
    (tenure,) = of(read("ru", text), "Tenure")
    assert (tenure["tenureOf"], tenure["officeHeld"]) == (
        "person:kassym-jomart-tokayev",
        "inst:president",
    )


@pytest.mark.parametrize(
    ("between", "conferred"),
    [
        # A list of powers goes on under the act that it began with.
        ("He appoints ambassadors.", "act:constitution-1995"),
        # Here the text has turned to something else.
        ("The capital moved in 1997. Many officials came from the south.", None),
    ],
)
def test_an_act_rules_as_long_as_it_is_spoken_of(
    read: Read, between: str, conferred: str | None
) -> None:
    text = (
        "Under the Constitution of 1995 the President signs laws. "
        f"{between} The President may dissolve Parliament."
    )
    (dissolution,) = (
        v for _, v in read("en", text) if v.get("powerType") == "pt:dissolve-legislature"
    )
    assert dissolution.get("conferredByAct") == conferred


@pytest.mark.parametrize(
    ("before", "here"),
    [
        # An amending law gave one power; the powers that follow were there before.
        ("The Law of 21 May 2007 gave the President the right of legislative initiative.", ""),
        # What a reform brought is not told of the act that it changed.
        ("Under the Constitution of 1995 the President signs laws.", "After the reform of 2007 "),
    ],
)
def test_an_act_rules_only_over_what_is_its_own(read: Read, before: str, here: str) -> None:
    found = read("en", f"{before} {here}The President may dissolve Parliament.")
    (dissolution,) = (
        values for _, values in found if values.get("powerType") == "pt:dissolve-legislature"
    )
    assert "conferredByAct" not in dissolution
