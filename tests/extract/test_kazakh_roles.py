"""Who does what to whom in Kazakh sentences of many shapes, and who else takes part."""

import pytest

from bilik.documents.model import Document
from bilik.extract.extractor import Extractor

from .conftest import Read, has

Extractors = dict[str, Extractor]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (("Парламент 2022 жылғы 5 қарашада қабылдаған «Қазақстан Республикасының Конституциялық "
         "Соты туралы» Конституциялық заң күшіне енді."), "act:cl-2022-11-05-const-court"),
        (("Сот жұмысы Парламент 2022 жылғы 5 қарашада қабылдаған «Прокуратура туралы» "
         "Конституциялық заңмен де байланысты."), "act:cl-2022-11-05-prosecution"),
        ("2008 жылғы 20 қазанда Парламент «Қазақстан халқы Ассамблеясы туралы» Заң қабылдады.",
         "act:law-2008-10-20-70-assembly"),
    ],
)  # fmt: skip
def test_who_adopted_an_act_that_its_title_names(read: Read, text: str, act: str) -> None:
    found = read("kk", text)
    assert has(found, "Enactment", enacts=act, enactedBy="inst:parliament-1995")


def test_the_year_in_the_name_of_an_act_is_not_that_of_the_story(read: Read) -> None:
    text = (
        "1990 жылы 24 сәуірде депутаттар Заң қабылдады, ол 1978 жылғы Конституцияны өзгертті. "
        "Сол жылғы 20 қарашадағы Заң вице-президент лауазымын енгізді."
    )
    assert has(read("kk", text), "Enactment", occurredOn="1990-11-20")


@pytest.mark.parametrize(
    ("text", "office", "day"),
    [
        ("2022 жылғы 20 қарашада кезектен тыс президент сайлауы өтті.",
         "inst:president", "2022-11-20"),
        ("2021 жылғы 10 қаңтарда кезекті Мәжіліс сайлауы болды.", "inst:mazhilis", "2021-01-10"),
    ],
)  # fmt: skip
def test_an_election_named_by_its_office(read: Read, text: str, office: str, day: str) -> None:
    assert has(read("kk", text), "Election", officeConcerned=office, occurredOn=day)


def test_nobody_is_elected_to_be_the_people(read: Read) -> None:
    text = "2019 жылғы 9 маусымда ол сайлаушылардың 70,96 пайыз даусын алды."
    found = read("kk", text)
    assert not has(found, "Election", officeConcerned="inst:electorate")


@pytest.mark.parametrize(
    ("text", "consent", "body"),
    [
        ("Мемлекет басшысы облыс әкімін тағайындағанда мәслихаттың келісімін алуға тиіс.",
         "c:ck-consent", "inst:maslikhats"),
        ("Премьер-Министрді Президент Парламент келісім бергеннен кейін тағайындайды.",
         "c:ck-consent", "inst:parliament-1995"),
        ("Облыс әкімін Президент мәслихат мақұлдаған соң ғана тағайындай алады.",
         "c:ck-consent", "inst:maslikhats"),
        ("Президент Парламентті тарата алады, бірақ оған дейін Премьер-Министрмен кеңесуі тиіс.",
         "c:ck-consultation", "inst:prime-minister"),
        ("Президент соғыс жағдайын енгізеді және бұл туралы Парламентті дереу хабардар етеді.",
         "c:ck-information", "inst:parliament-1995"),
    ],
)  # fmt: skip
def test_who_takes_part_in_a_power(read: Read, text: str, consent: str, body: str) -> None:
    found = read("kk", text)
    roles = {"powerHolder": "inst:president", consent: body}
    assert has(found, "PowerProvision", **roles)


def test_a_consent_belongs_to_the_verb_that_follows_it(read: Read) -> None:
    text = "Президент министрлерді тағайындайды, ал Бас Прокурорды Сенат келісімімен тағайындайды."
    found = [values for _, values in read("kk", text)]
    ministers = [v for v in found if v.get("powerType") == "pt:appoint-ministers"]
    assert ministers
    assert all("c:ck-consent" not in values for values in ministers)


def test_an_object_is_shared_by_the_verbs_of_two_clauses(read: Read) -> None:
    text = "Премьер-Министрді Президент Парламенттің келісімімен тағайындайды, ал өзі босатады."
    shorter = "Премьер-Министрді Президент тағайындайды, ал қызметінен өзі босатады."
    for sentence in (text, shorter):
        types = {values.get("powerType") for _, values in read("kk", sentence)}
        assert "pt:nominate-pm" in types
    assert "pt:dismiss-pm" in {values.get("powerType") for _, values in read("kk", shorter)}


def test_a_noun_that_no_lexicon_knows_may_be_owned(read: Read) -> None:
    text = (
        "Президент мемлекет басшысы болып табылады. Үкімет құдіреті да соның қолында. "
        "Премьер-Министрді ол тағайындайды."
    )
    assert has(read("kk", text), "PowerProvision", powerHolder="inst:president",
               powerType="pt:nominate-pm")  # fmt: skip


def test_the_commander_in_chief_is_a_status(read: Read) -> None:
    text = "Президент Қарулы Күштердің Жоғарғы Бас Қолбасшысы болып саналады."
    found = read("kk", text)
    assert has(found, "StatusProvision", holdsStatus="c:os-commander-in-chief")
    assert not any(frame == "PowerProvision" for frame, _ in found)


@pytest.mark.parametrize(
    ("text", "office", "roles"),
    [
        (
            "Сергей Терещенко 1990 жылғы мамырда вице-президенттіктен кетті.",
            "inst:vice-president-1990",
            {"validTo": "1990-05-01"},
        ),
        (
            "Тоқаев 2019 жылғы 20 наурызда Сенат Төрағалығынан кетті.",
            "inst:senate-chair",
            {"validTo": "2019-03-20"},
        ),
        (
            "Иманғали Тасмағамбетов Премьер-Министр қызметінен 2003 жылғы 11 маусымда кетті.",
            "inst:prime-minister",
            {"validTo": "2003-06-11"},
        ),
        (
            "2002 жылғы 28 қаңтарда Премьер-Министр лауазымына Иманғали Тасмағамбетов отырды.",
            "inst:prime-minister",
            {"validFrom": "2002-01-28"},
        ),
    ],
)
def test_persons_take_and_leave_offices(
    read: Read, text: str, office: str, roles: dict[str, str]
) -> None:
    assert has(read("kk", text), "Tenure", officeHeld=office, **roles)


def test_evidence_of_an_office_named_by_a_suffix_is_that_word(extractors: Extractors) -> None:
    text = "Жоғарғы Кеңес 1990 жылғы 24 сәуірде Нұрсұлтан Назарбаевты Президенттікке сайлады."
    (statement,) = extractors["kk"].extract(Document.of("text", "kk", text.encode()))
    spans = {f.role.partition("#")[2]: f.span for f in statement.fillers}
    office = spans["officeConcerned"]
    assert office
    assert text[office.start : office.end] == "Президенттікке"


@pytest.mark.parametrize(
    ("text", "act", "frame"),
    [
        (
            (
                "2026 жылғы 15 наурызда Конституция қабылданды. "
                "Жобаны Конституциялық комиссия әзірледі."
            ),
            "act:constitution-2026",
            "DraftingEvent",
        ),
        (
            "1992 жылғы 2 маусымда жоба халық талқылауына ұсынылды.",
            "act:constitution-1993",
            "PublicDiscussion",
        ),
    ],
)
def test_a_draft_is_of_the_constitution_that_came_of_it(
    read: Read, text: str, act: str, frame: str
) -> None:
    assert has(read("kk", text), frame, discussedAct=act)


def test_the_draft_of_a_law_is_of_no_constitution(read: Read) -> None:
    text = "1995 жылы Конституция қабылданды. Заң жобасын Үкімет әзірледі."
    assert not any(frame == "DraftingEvent" for frame, _ in read("kk", text))


def test_the_new_constitution_is_that_of_the_year_spoken_of(read: Read) -> None:
    text = "1995 жылы реформа болды. Жаңа Конституция вице-президент лауазымын сақтамады."
    found = read("kk", text)
    assert has(found, "OfficeRetention", byAct="act:constitution-1995", negated="yes")


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        (
            "Премьер-Министр лауазымы 1990 жылғы 20 қарашадағы Заңмен пайда болды.",
            "OfficeCreation",
            {"officeConcerned": "inst:prime-minister", "byAct": "act:law-1990-11-20-state-power"},
        ),
        (
            "Қауіпсіздік Кеңесі өз орнында қалды.",
            "OfficeRetention",
            {"officeConcerned": "inst:security-council"},
        ),
        (
            "Францияда 1958 жылдан бері жартылай президенттік басқару нысаны орныққан.",
            "GovernmentFormPeriod",
            {"governmentForm": "c:gf-semi-presidential", "formPeriodOf": "unit:france"},
        ),
        (
            "Бас Прокурорды Мемлекет басшысы Сенаттың келісімімен қызметке қояды.",
            "PowerProvision",
            {"powerType": "pt:prosecutor-general", "c:ck-consent": "inst:senate"},
        ),
    ],
)
def test_offices_begin_stay_and_are_filled(
    read: Read, text: str, frame: str, roles: dict[str, str]
) -> None:
    assert has(read("kk", text), frame, **roles)


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        (
            ("Алдымен Қараманов басқарды. Кезек Сергей Терещенкоға келді: ол 1991 жылғы "
            "14 қазанда Премьер-Министр болып тағайындалды."),
            "Appointment",
            {"personChosen": "person:sergey-tereshchenko", "occurredOn": "1991-10-14"},
        ),
        (
            "1993 жылы 28 қаңтарда Конституция қабылданды. Ол вице-президент лауазымын сақтады.",
            "OfficeRetention",
            {"byAct": "act:constitution-1993", "officeConcerned": "inst:vice-president-1990"},
        ),
        (
            ("Сенат 2020 жылғы 2 мамырда жиналды. Екі күн өткен соң палатаға Мәулен Әшімбаев "
            "басшы болды."),
            "Tenure",
            {"officeHeld": "inst:senate-chair", "validFrom": "2020-05-04"},
        ),
        (
            ("Сенат жұмысын аяқтады. Палатаға Қасым-Жомарт Тоқаев, Дариға Назарбаева, "
            "Мәулен Әшімбаев төрағалық етті."),
            "Tenure",
            {"officeHeld": "inst:senate-chair", "tenureOf": "person:kassym-jomart-tokayev"},
        ),
        (
            ("2026 жылғы 5 маусымда «Құрылтай туралы» және «Қазақстан Халық Кеңесі туралы» "
            "Конституциялық заңдар қабылданды."),
            "Enactment",
            {"enacts": "act:cl-2026-06-05-297-kurultai", "occurredOn": "2026-06-05"},
        ),
        (
            ("Лауазым, 2026 жылғы Конституциямен, қайта енгізілді. Вице-Президент лауазымы, "
            "2026 жылғы Конституциямен, қайта енгізілді."),
            "OfficeCreation",
            {"byAct": "act:constitution-2026", "officeConcerned": "inst:vice-president-2026"},
        ),
        (
            "Ауыл әкімін бұрын аудандық мәслихаттың депутаттары сайлайтын.",
            "PowerProvision",
            {"powerType": "pt:elect-akims", "powerHolder": "inst:maslikhats"},
        ),
        (
            "Конституциялық Сот бар. Президент Сот Төрағасын тағайындау үшін келісім сұрамайды.",
            "PowerProvision",
            {"powerType": "pt:const-body-chair", "powerHolder": "inst:president"},
        ),
    ],
)  # fmt: skip
def test_what_sentences_of_many_shapes_say(
    read: Read, text: str, frame: str, roles: dict[str, str]
) -> None:
    found = read("kk", text)
    assert has(found, frame, **roles)
    assert not any("negated" in values for _, values in found)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Сенат та жұмыс істемейді, орнын 145 депутаттан тұратын Құрылтай басты.",
         "StructuralRelation"),
        ("Президент отставкаға кеткенде, елде дағдарыс болды.", "PowerProvision"),
        ("Жарлық Конституцияны іске асыру шараларын бекітті.", "Enactment"),
        ("Нәтижесінде жаңа Конституция қабылданды.", "Enactment"),
    ],
)  # fmt: skip
def test_what_is_not_told(read: Read, text: str, frame: str) -> None:
    assert not any(name == frame for name, _ in read("kk", text))
