"""The ways in which Russian text words powers and statuses, one sentence for each kind."""

import pytest
from tests.extract.test_russian import states

from .conftest import Read

PRESIDENT = "inst:president"


def gives(read: Read, text: str, holder: str, power: str) -> bool:
    """Tell whether a text is read as giving a holder a power."""
    return states(read, text, "PowerProvision", f"powerHolder=inst:{holder} powerType=pt:{power}")


@pytest.mark.parametrize(
    ("text", "holder", "power"),
    [
        # verbs that say the same
        ("Президент вправе аннулировать акт акима области.", "president", "annul-akim-acts"),
        ("Глава государства мог разогнать парламент.", "president", "dissolve-legislature"),
        (
            "Право менять Основной закон принадлежит Парламенту.",
            "parliament-1995",
            "adopt-amendments",
        ),
        # the object by another of its names
        ("Глава Центробанка назначается Президентом.", "president", "national-bank-chair"),
        ("Глава государства вправе уволить весь кабинет.", "president", "terminate-government"),
        # the office has a preposition in its name
        ("Уполномоченный по правам человека назначается Президентом.", "president", "ombudsman"),
        # light verbs and what they belong to
        ("Нижняя палата вправе объявить кабинету недоверие.", "mazhilis", "censure-government"),
        ("Президент вправе признать законопроект срочным.", "president", "bill-urgency"),
        ("Состав Центризбиркома формирует Президент.", "president", "cec-members"),
        ("Дату выборов в Мажилис определяет Президент.", "president", "call-legislative-elections"),
        # who is sworn in, and before whom
        ("Депутаты приносят присягу Президенту.", "president", "deputies-oath"),
        ("Министры присягают Президенту.", "president", "government-oath"),
        # a proposal to do something is a power of its own
        (
            "Правительство может предложить вынести поправки к Конституции на референдум.",
            "government",
            "propose-constitutional-referendum",
        ),
        # the object before two verbs, the subject behind both
        ("Министров назначает и увольняет Президент.", "president", "appoint-ministers"),
        # subject and object have one form each; the object stands before its verb
        ("Полномочия маслихата может прекратить Сенат.", "senate", "terminate-maslikhats"),
        ("Президентские выборы назначает Сенат.", "senate", "announce-presidential-election"),
        # no forms of a first name
        ("Сельских акимов назначает аким района.", "akim-district", "appoint-akims"),
        # what its members are given, a body is given
        (
            "Право законодательной инициативы принадлежит депутатам Мажилиса.",
            "mazhilis",
            "legislative-initiative",
        ),
    ],
)
def test_powers_are_worded_in_many_ways(read: Read, text: str, holder: str, power: str) -> None:
    assert gives(read, text, holder, power)


@pytest.mark.parametrize(
    ("text", "holder", "meant", "other"),
    [
        (
            "Сенат назначает двух членов Конституционного Совета.",
            "senate",
            "appoint-share-of-body",
            "const-body-members",
        ),
        (
            "Президент назначает двух членов Конституционного Совета.",
            "president",
            "const-body-members",
            "appoint-share-of-body",
        ),
        (
            "Сенат согласовывает назначение Генерального Прокурора.",
            "senate",
            "consent-to-appointment",
            "prosecutor-general",
        ),
        (
            "Конституционный Совет может преодолеть возражения Президента.",
            "constitutional-council",
            "overcome-objection",
            "override-veto",
        ),
        (
            "Конституционный Суд подтверждает добровольную отставку Президента.",
            "constitutional-court-2023",
            "certify-resignation",
            "voluntary-resignation",
        ),
        ("Сенат избирает омбудсмана.", "senate", "elect-officials", "ombudsman"),
    ],
)
def test_law_tells_powers_of_one_wording_apart(
    read: Read, text: str, holder: str, meant: str, other: str
) -> None:
    assert gives(read, text, holder, meant)
    assert not gives(read, text, holder, other)


def test_members_of_a_chamber_are_not_the_chamber(read: Read) -> None:
    """'Сенаторы' are chosen in other ways than the Senate is."""
    assert not gives(read, "Выборы назначает Сенат.", "senate", "appoint-legislators")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Президент стоит на страже Конституции.", "c:os-guarantor-constitution"),
        ("Права и свободы человека гарантирует Президент.", "c:os-guarantor-rights"),
        ("Президент гарантирует единство народа.", "c:os-guarantor-unity"),
        ("Глава государства символизирует единство нации.", "c:os-symbol-unity"),
        ("Главнокомандующим армией является Президент.", "c:os-commander-in-chief"),
        ("Президент стоит над всеми ветвями власти.", "c:os-above-institutions"),
    ],
)
def test_statuses_are_worded_in_many_ways(read: Read, text: str, status: str) -> None:
    assert states(read, text, "StatusProvision", f"statusHolder={PRESIDENT} holdsStatus={status}")
