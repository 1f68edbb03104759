"""An article of a constitution as it stands: whose the powers are, and then a list of them."""

import pytest
from tests.extract.conftest import Read, has, of

HEADS = {
    "en": "The President of the Republic shall:\n\n",
    "ru": "Президент Республики:\n\n",
    "kk": "Қазақстан Республикасының Президенті:\n\n",
}


@pytest.mark.parametrize(
    ("code", "item"),
    [
        (
            "en",
            (
                "3) with the consent of the Mazhilis appoint the Prime Minister; release the Prime "
                "Minister from office;"
            ),
        ),
        (
            "ru",
            "3) с согласия Мажилиса назначает Премьер-Министра; освобождает его от должности;",
        ),
    ],
)
def test_a_consent_ends_with_its_part_of_an_item(read: Read, code: str, item: str) -> None:
    powers = of(read(code, HEADS[code] + item), "PowerProvision")
    consents = {power["powerType"]: power.get("c:ck-consent") for power in powers}
    assert consents == {"pt:nominate-pm": "inst:mazhilis", "pt:dismiss-pm": None}


@pytest.mark.parametrize(
    ("code", "item"),
    [
        (
            "en",
            (
                "2) convene the first session of Parliament;\n"
                "4) appoint, with the consent of the Senate, the Prosecutor General and the "
                "Chairman of the National Security Committee, and release them from office;"
            ),
        ),
        (
            "ru",
            (
                "4) назначает с согласия Сената Председателя Национального Банка, Генерального "
                "Прокурора и Председателя Комитета национальной безопасности; освобождает их от "
                "должностей;"
            ),
        ),
    ],
)
def test_what_is_done_to_several_is_no_power_over_another(read: Read, code: str, item: str) -> None:
    found = of(read(code, HEADS[code] + item), "PowerProvision")
    powers = {power["powerType"] for power in found}
    assert powers >= {"pt:prosecutor-general", "pt:knb-chair"}
    assert powers <= {
        "pt:convene-sessions",
        "pt:national-bank-chair",
        "pt:prosecutor-general",
        "pt:knb-chair",
    }


def test_a_message_on_the_directions_of_policy_defines_none(read: Read) -> None:
    item = (
        "1) обращается с посланием к народу о положении в стране и основных направлениях "
        "внутренней и внешней политики;"
    )
    (power,) = of(read("ru", HEADS["ru"] + item), "PowerProvision")
    assert power["powerType"] == "pt:message-to-people"


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ("8) Қарулы Күштердің Жоғарғы Бас Қолбасшысы болып табылады;", "os-commander-in-chief"),
        ("1) мемлекет басшысы болып табылады;", "os-head-of-state"),
    ],
)
def test_what_an_item_says_somebody_is(read: Read, item: str, status: str) -> None:
    said = {"holdsStatus": f"c:{status}", "statusHolder": "inst:president"}
    assert has(read("kk", HEADS["kk"] + item), "StatusProvision", **said)
