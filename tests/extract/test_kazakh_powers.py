"""Kazakh powers told by other verbs, other names of what they act on, and in their cases."""

import pytest

from .conftest import Read, has, of

PRESIDENT = "inst:president"

WORDED = [
    # other verbs of the same object
    ("Кез келген әкімді Мемлекет басшысы өз қалауымен орнынан алады.", "pt:dismiss-akims"),
    ("Үкіметті Президент кез келген уақытта отставкаға жібере алады.", "pt:terminate-government"),
    ("Президент азаматтық беру мәселелерін қарайды.", "pt:citizenship"),
    # other names of the object, in the case of the one that they stand for
    ("Үкімет басшысын Президент өз қалауымен қызметінен алады.", "pt:dismiss-pm"),
    ("Ата Заңды өзгертуге Президент бастамашы бола алады.", "pt:propose-constitutional-amendment"),
    # between an object and its verb: who acts, when, what else belongs to the verb
    ("Түзетулерді Президент республикалық референдумға шығарады.", "pt:constitutional-referendum"),
    ("Президент Үкіметке орындауға міндетті тапсырмалар береді.", "pt:assign-government-functions"),
    # what a name itself denies
    (
        "Үкіметтің құрамына енбейтін агенттіктерді Президент құрады.",
        "pt:create-central-bodies-outside-government",
    ),
    # a case that makes a power a narrower one
    (
        "Құрылтай кандидатураны екі рет қабылдамаса, Президент Құрылтайды таратады.",
        "pt:dissolve-on-refusal",
    ),
    (
        "Палатаның өтініші бойынша Президент Үкімет мүшесін босатады.",
        "pt:dismiss-minister-on-request",
    ),
    ("Президент депутаттардың ант беруін қабылдайды.", "pt:deputies-oath"),
    ("Президент жалпы мобилизацияны жариялайды.", "pt:mobilisation"),
    ("Ратификациялау грамоталарына Президент қол қояды.", "pt:ratification-instruments"),
]


@pytest.mark.parametrize(("text", "power"), WORDED)
def test_powers_of_the_president_in_other_words(read: Read, text: str, power: str) -> None:
    found = read("kk", text)
    assert has(found, "PowerProvision", powerHolder=PRESIDENT, powerType=power)
    assert [values["powerType"] for values in of(found, "PowerProvision")] == [power]


HELD_BY_OTHERS = [
    (
        "Құрылтай министрді орнынан алу туралы Президентке өтініш жасайды.",
        "inst:kurultai-2026",
        "pt:request-minister-dismissal",
    ),
    (
        "Премьер-Министр Үкімет мүшелерін тағайындау туралы ұсыныс енгізеді.",
        "inst:prime-minister",
        "pt:propose-appointment",
    ),
    (
        "Конституциялық Кеңес Конституция нормаларына ресми түсіндірме береді.",
        "inst:constitutional-council",
        "pt:constitutional-review",
    ),
    (
        "Аудан және қала әкімдерін облыс әкімі қызметке тағайындайды.",
        "inst:akim-oblast",
        "pt:appoint-akims",
    ),
    (
        "Адам құқықтары жөніндегі уәкілді Сенат сайлайды.",
        "inst:senate",
        "pt:elect-officials",
    ),
]


@pytest.mark.parametrize(("text", "holder", "power"), HELD_BY_OTHERS)
def test_powers_of_others_and_of_who_only_proposes(
    read: Read, text: str, holder: str, power: str
) -> None:
    [found] = of(read("kk", text), "PowerProvision")
    assert (found["powerHolder"], found["powerType"]) == (holder, power)


UNTOLD = [
    # asked for or aimed at by somebody who does not have it
    "Партия ауыл әкімдерін тікелей сайлау жөнінде бастама көтерді.",
    "Парламент ауыл әкімдерін тікелей сайлауды енгізген заңды қабылдады.",
    # the object is only the end of another name, or the verb names an event
    "Вице президент бірге сайланып, оның қызметтерін атқарады.",
    "Биыл президент сайлауы өтеді.",
    # 'құқық' is further off: the right is to something else
    "Құжат Конституцияға түзету енгізіп, облыстарға жаңа құқық берді.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_proposed_or_stands_apart_is_no_power(read: Read, text: str) -> None:
    assert not has(read("kk", text), "PowerProvision")


STATUSES = [
    ("Президент – азаматтардың құқықтары мен бостандықтарының кепілі.", "c:os-guarantor-rights"),
    (
        "Жоғарғы Кеңес мемлекеттік биліктің ең жоғарғы органы болды.",
        "c:os-highest-organ-of-state-power",
    ),
    ("Президент – халық пен мемлекеттік билік бірлігінің символы.", "c:os-symbol-unity"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_statuses_in_other_words(read: Read, text: str, status: str) -> None:
    assert has(read("kk", text), "StatusProvision", holdsStatus=status)


def test_a_guarantor_of_rights_leaves_its_to_the_president(read: Read) -> None:
    text = "Президент азаматтарға кешірім жасайды. Үкімет актілерінің күшін жоюға оның құқығы жоқ."
    assert has(
        read("kk", text),
        "PowerProvision",
        powerHolder=PRESIDENT,
        powerType="pt:annul-government-acts",
    )


def test_powers_of_a_list_are_not_taken_for_one_anothers_objects(read: Read) -> None:
    text = (
        "Елшілерді тағайындау және кері шақырып алу, шет мемлекет елшілерінен сенім грамоталарын "
        "қабылдау – Мемлекет басшысының өкілеттігі."
    )
    found = {values["powerType"] for values in of(read("kk", text), "PowerProvision")}
    assert found == {"pt:heads-of-missions", "pt:receive-credentials"}


def test_when_something_is_dealt_with_parts_no_object_from_its_verb(read: Read) -> None:
    text = "Үкімет отырыстарына маңызды мәселелер қаралғанда Мемлекет басшысы төрағалық етеді."
    assert has(
        read("kk", text),
        "PowerProvision",
        powerHolder=PRESIDENT,
        powerType="pt:chair-government",
    )
