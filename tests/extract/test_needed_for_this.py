"""'Для этого нужно согласие Сената', 'бұл үшін келісім қажет': for what was told before."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Генерального Прокурора назначает Президент. Для этого нужно согласие Сената."),
        ("ru", "Генерального Прокурора назначал Президент. На это требовалось согласие Сената."),
        ("kk", "Бас Прокурорды Президент тағайындайды. Ол үшін Сенаттың келісімі қажет."),
    ],
)
def test_a_consent_to_what_was_told(read: Read, code: str, text: str) -> None:
    told = [values for frame, values in read(code, text) if frame == "PowerProvision"]
    assert [values["powerType"] for values in told] == ["pt:prosecutor-general"] * 2
    assert told[-1]["c:ck-consent"] == "inst:senate"


def test_nobodys_consent_to_it(read: Read) -> None:
    text = "Генерального Прокурора назначает Президент. Ничьего согласия для этого не требуется."
    told = [values for frame, values in read("ru", text) if frame == "PowerProvision"]
    assert len(told) == 1
