import pytest

from bilik.text.language import Language, language
from bilik.text.normal import normalise
from bilik.text.phrases import PhraseIndex, PhraseMatch
from bilik.text.token import tokens

KAZAKH_LABELS = """
Қазақстан Республикасының Президенті|Қазақстан Республикасы|Президент|мемлекет басшысы
Мемлекеттік хатшы|Жоғарғы Кеңес|вице-президент|премьер-министр|ҚР|АҚШ|ЕҚЫҰ|ҚазССР|Қазақ ССР
Конституция|сот билігі|атқарушы билік|президенттік басқару|іс-қимыл|іс-әрекет|мемлекет
"""
RUSSIAN_LABELS = """
Верховный Совет|Президент Республики Казахстан|вице-президент|премьер-министр|США|Конституция
Совет безопасности|областной аким|глава государства|Закон о выборах
"""
ENGLISH_LABELS = """
Constitution of the Republic of Kazakhstan|President|Supreme Council|Council of People's Deputies
Kazakh SSR|akim|chairman|advisory body|constitutional reform|US|USA
"""


def index(labels: str, code: str) -> PhraseIndex:
    split = labels.replace("\n", "|").strip("|").split("|")
    return PhraseIndex([(label, label) for label in split], language(code))


@pytest.fixture(scope="module")
def kazakh_index() -> PhraseIndex:
    return index(KAZAKH_LABELS, "kk")


@pytest.fixture(scope="module")
def russian_index() -> PhraseIndex:
    return index(RUSSIAN_LABELS, "ru")


@pytest.fixture(scope="module")
def english_index() -> PhraseIndex:
    return index(ENGLISH_LABELS, "en")


def found(labels: PhraseIndex, text: str) -> list[tuple[str, str]]:
    """Each match as its words in the text and its key."""
    split = tokens(text)
    return [
        (text[split[match.first].span.start : split[match.last].span.end], match.key)
        for match in labels.find(split)
    ]


def only(labels: PhraseIndex, text: str) -> PhraseMatch:
    (match,) = labels.find(tokens(text))
    return match


@pytest.mark.parametrize(
    ("text", "key", "features"),
    [
        ("Жоғарғы Кеңестің", "Жоғарғы Кеңес", "Case=Gen"),
        ("Жоғарғы Кеңесінің", "Жоғарғы Кеңес", "Case=Gen|Person[psor]=3"),
        ("мемлекет басшысы", "мемлекет басшысы", "Case=Nom|Person[psor]=3"),
        ("мемлекет басшысының", "мемлекет басшысы", "Case=Gen|Person[psor]=3"),
        ("мемлекет басшыларына", "мемлекет басшысы", "Case=Dat|Number=Plur"),
        ("мемлекеттің басшысы", "мемлекет басшысы", "Case=Nom"),
        ("Мемлекеттік хатшыға", "Мемлекеттік хатшы", "Case=Dat"),
        ("сот биліктерін", "сот билігі", "Case=Acc|Number=Plur"),
        (
            "Қазақстан Республикасы Президентімен",
            "Қазақстан Республикасының Президенті",
            "Case=Ins",
        ),
        ("ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ПРЕЗИДЕНТІ", "Қазақстан Республикасының Президенті", ""),
        ("Қазақстан Республикасында", "Қазақстан Республикасы", "Case=Loc"),
        ("Қазақстан Республикасы-демократиялық", "Қазақстан Республикасы", "Case=Nom"),
        ("Вице президент", "вице-президент", ""),
        ("вице-президентке", "вице-президент", "Case=Dat"),
        ("премьер–министрдің", "премьер-министр", "Case=Gen"),
        ("іс- қимылының", "іс-қимыл", "Case=Gen"),
        ("ҚР-да", "ҚР", "Case=Loc"),
        ("АҚШ-тың", "АҚШ", "Case=Gen"),
        ("ЕҚЫҰ-ға", "ЕҚЫҰ", "Case=Dat"),
        ("ҚазССР", "ҚазССР", "Case=Nom"),
        ("Қазақ ССР-ның", "Қазақ ССР", "Case=Gen"),
        ("Конститутциясына", "Конституция", "Case=Dat|Person[psor]=3"),
        ("мемелекет", "мемлекет", "Case=Nom"),
        ("президентттік басқарудың", "президенттік басқару", "Case=Gen"),
    ],
)
def test_kazakh(text: str, key: str, features: str, kazakh_index: PhraseIndex) -> None:
    match = only(kazakh_index, text)
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    assert match.key == key
    assert wanted.items() <= dict(match.features).items()


@pytest.mark.parametrize(
    "text",
    [
        "мемлекеттік",  # a derived word
        "конституциялық",
        "қр ақш",  # abbreviations are written in capitals
        "Кеңес",
        "басшысы",
        "бас-президентшіл",
    ],
)
def test_kazakh_words_that_are_no_label(text: str, kazakh_index: PhraseIndex) -> None:
    assert found(kazakh_index, text) == []


def test_a_part_of_a_hyphenated_word_is_not_the_label(kazakh_index: PhraseIndex) -> None:
    assert found(kazakh_index, "экс-президент келді") == []


def test_the_longest_label_wins(kazakh_index: PhraseIndex) -> None:
    text = "Қазақстан Республикасының Президенті және Президент"
    assert found(kazakh_index, text) == [
        ("Қазақстан Республикасының Президенті", "Қазақстан Республикасының Президенті"),
        ("Президент", "Президент"),
    ]


def test_cost_grows_with_liberties(kazakh_index: PhraseIndex) -> None:
    costs = [
        only(kazakh_index, text).cost
        for text in ("мемлекет басшысы", "мемлекеттің басшысы", "мемелекет басшысы")
    ]
    assert costs == sorted(costs)
    assert costs[0] == 0.0
    assert len(set(costs)) == 3


def test_the_supreme_council_of_the_kazakh_document(
    kazakh_raw: str, kazakh: Language, kazakh_index: PhraseIndex
) -> None:
    hits = found(kazakh_index, normalise(kazakh_raw, known=kazakh.known).text)
    assert sum(key == "Жоғарғы Кеңес" for _, key in hits) == 13
    assert sum(key == "вице-президент" for _, key in hits) == 3
    assert {text for text, key in hits if key == "мемлекет басшысы"} == {
        "мемлекет басшысы",
        "мемлекет басшысының",
        "мемлекеттің басшысы",
    }


@pytest.mark.parametrize(
    ("text", "key", "features"),
    [
        ("Верховным Советом", "Верховный Совет", "Case=Ins"),
        ("Президенту Республики Казахстан", "Президент Республики Казахстан", "Case=Dat"),
        ("вице-президента", "вице-президент", "Case=Gen"),
        ("вице президентом", "вице-президент", "Case=Ins"),
        ("премьер–министром", "премьер-министр", "Case=Ins"),
        ("Совету Безопасности", "Совет безопасности", "Case=Dat"),
        ("областных акимов", "областной аким", "Number=Plur"),
        ("главой государства", "глава государства", "Case=Ins"),
        ("по закону о выборах", "Закон о выборах", "Case=Dat"),
        ("США", "США", ""),
        ("Конститцию", "Конституция", "Case=Acc"),
    ],
)
def test_russian(text: str, key: str, features: str, russian_index: PhraseIndex) -> None:
    match = only(russian_index, text)
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    assert match.key == key
    assert wanted.items() <= dict(match.features).items()


@pytest.mark.parametrize(
    ("text", "key", "features"),
    [
        ("Councils of People's Deputies", "Council of People's Deputies", "Number=Plur"),
        ("the chairmen", "chairman", "Number=Plur"),
        ("village akims", "akim", "Number=Plur"),
        ("other advisory bodies", "advisory body", "Number=Plur"),
        ("the President’s", "President", "Case=Gen"),
        ("the Kazakh SSR's", "Kazakh SSR", "Case=Gen"),
        ("CONSTITUTIONAL REFORM", "constitutional reform", "Number=Sing"),
        ("in the US", "US", ""),
        ("constitutionnal reform", "constitutional reform", "Number=Sing"),
    ],
)
def test_english(text: str, key: str, features: str, english_index: PhraseIndex) -> None:
    match = only(english_index, text)
    wanted = dict(pair.split("=") for pair in features.split("|") if pair)
    assert match.key == key
    assert wanted.items() <= dict(match.features).items()


@pytest.mark.parametrize("text", ["he told us", "residents", "Presidents-elect-like", "counsel"])
def test_english_words_that_are_no_label(text: str, english_index: PhraseIndex) -> None:
    assert found(english_index, text) == []


def test_equal_labels_are_all_returned(kazakh: Language) -> None:
    both = PhraseIndex([("c1993", "Конституция"), ("c1995", "конституция")], kazakh)
    assert sorted(key for _, key in found(both, "Конституцияны")) == ["c1993", "c1995"]


def test_a_short_label_is_found_only_where_it_reads_best(kazakh: Language) -> None:
    short = PhraseIndex([("bench", "тақ")], kazakh)
    assert found(short, "таққа отырды") == [("таққа", "bench")]
    assert found(short, "тағы да") == []


def test_labels_without_words_are_ignored(kazakh: Language) -> None:
    assert PhraseIndex([("a", ""), ("b", "–")], kazakh).find(tokens("– заң")) == ()
