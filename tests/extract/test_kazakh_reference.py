"""What Kazakh pronouns and pointing words stand for: powers, offices, constitutions."""

import pytest

from .conftest import Read, has


@pytest.mark.parametrize(
    ("text", "power", "roles"),
    [
        (
            "Президент мәслихаттың өкілеттігін тоқтата алады. Бұрын бұл құқық Сенатта болды.",
            "pt:terminate-maslikhats",
            {"powerHolder": "inst:senate"},
        ),
        (
            (
                "Мемлекеттік бағдарламаларды бұрын Президент бекітетін. "
                "Бұл өкілеттік кейін Үкіметке берілді."
            ),
            "pt:state-programmes",
            {"powerHolder": "inst:government"},
        ),
        (
            (
                "Парламентті Президент тарата алады. "
                "1993 жылғы Конституцияда мұндай құқық болған жоқ."
            ),
            "pt:dissolve-legislature",
            {"conferredByAct": "act:constitution-1993", "negated": "yes"},
        ),
        (
            "Облыс әкімдеріне келсек, оларды Президент мәслихаттың келісімімен тағайындайды.",
            "pt:appoint-regional-heads",
            {"powerHolder": "inst:president", "c:ck-consent": "inst:maslikhats"},
        ),
        (
            "Облыс әкімдері бар. Президент оларды кез келген уақытта қызметінен босата алады.",
            "pt:dismiss-akims",
            {"powerHolder": "inst:president"},
        ),
        (
            (
                "Вице-Президент 2026 жылы пайда болды. Вице-Президентті халық таңдамайды: "
                "оны Құрылтайдың келісімімен Мемлекет басшысы тағайындайды."
            ),
            "pt:vice-president",
            {"powerHolder": "inst:president", "c:ck-consent": "inst:kurultai-2026"},
        ),
    ],
)
def test_powers_that_are_pointed_at(
    read: Read, text: str, power: str, roles: dict[str, str]
) -> None:
    assert has(read("kk", text), "PowerProvision", powerType=power, **roles)


def test_a_right_of_long_ago_is_not_pointed_at(read: Read) -> None:
    text = "Парламентті Президент тарата алады. Бұл 2007 жыл еді. Бұл құқық Сенатта болды."
    assert not has(read("kk", text), "PowerProvision", powerHolder="inst:senate")


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        (
            "Конституцияға 1998 жылғы 7 қазандағы Заңмен түзетулер енгізілді.",
            "Amendment",
            {
                "amendedAct": "act:constitution-1995",
                "amendmentBy": "act:law-1998-10-07-284",
            },
        ),
        (
            "2026 жылғы Конституция Сенат пен Мәжілісті таратып, орнына Құрылтай құрды.",
            "OfficeAbolition",
            {"officeConcerned": "inst:mazhilis", "byAct": "act:constitution-2026"},
        ),
        (
            (
                "1991 жылғы 1 желтоқсанда президент сайлауы болды, онда Нұрсұлтан Назарбаев 98,7 "
                "пайыз дауыс жинады."
            ),
            "Election",
            {"personChosen": "person:nursultan-nazarbayev", "voteShare": "98.7"},
        ),
        (
            "Вице-Президент лауазымы 2026 жылы енгізілді. Вице-Президент сайланбайды.",
            "Election",
            {"officeConcerned": "inst:vice-president-2026", "negated": "yes"},
        ),
        (
            "1995 жылғы Конституция билікті шоғырландыруды күшейтті.",
            "EffectClaim",
            {"changeDirection": "c:dir-concentration", "effectPhase": "c:ep-increase"},
        ),
        (
            "Халық Кеңесі 2026 жылы жұмысын бастады.",
            "OfficeCreation",
            {"officeConcerned": "inst:halyk-kenesi"},
        ),
    ],
)
def test_what_is_told_of_acts_bodies_and_elections(
    read: Read, text: str, frame: str, roles: dict[str, str]
) -> None:
    assert has(read("kk", text), frame, **roles)


@pytest.mark.parametrize(
    "text",
    [
        "Мәжіліс ұсынысты мақұлдап, Мемлекет басшысы оны тағайындау туралы Жарлыққа қол қойды.",
        "2026 жылғы Конституция Сенат пен Мәжілісті таратты.",
        "Президент Конституцияға өзгерістер енгізу туралы заңға қол қойды.",
    ],
)
def test_neither_status_nor_power_is_told(read: Read, text: str) -> None:
    frames = {frame for frame, _ in read("kk", text)}
    assert not frames & {"StatusProvision", "Amendment"}
    powers = [values for frame, values in read("kk", text) if frame == "PowerProvision"]
    assert not any(values["powerType"] == "pt:dissolve-legislature" for values in powers)


def test_one_verb_for_several_persons_and_offices(read: Read) -> None:
    text = (
        "1991 жылғы 1 желтоқсанда халық Нұрсұлтан Назарбаевты Президент, Ерік Асанбаевты "
        "вице-президент етіп сайлады."
    )
    found = read("kk", text)
    for person, office in (
        ("person:nursultan-nazarbayev", "inst:president"),
        ("person:yerik-asanbayev", "inst:vice-president-1990"),
    ):
        assert has(found, "Election", personChosen=person, officeConcerned=office,
                   eventAgent="inst:electorate")  # fmt: skip
    assert not has(found, "Election", eventAgent="inst:president")
