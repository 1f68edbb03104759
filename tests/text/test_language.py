import pytest

from bilik.errors import SettingError
from bilik.text.language import Lemmas, detect, language


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(SettingError, match=r"'tr'.*en, kk, ru"):
        language("tr")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Президент Жоғарғы Кеңеспен қатар сайланды.", "kk"),
        ("Əрине, бұл жағдай қарама-қайшылық тудырды.", "kk"),
        ("Президент Республики Казахстан назначает судей.", "ru"),
        ("Указ подписал Н. Ә. Назарбаев, в Алматы он и жил.", "ru"),
        ("The President appoints the akims.", "en"),
        ("Парламент пен Президент", "kk"),
        ("", "en"),
    ],
)
def test_detects(text: str, code: str) -> None:
    assert detect(text) == code


def test_detects_the_documents(kazakh_raw: str, english_raw: str) -> None:
    assert detect(kazakh_raw) == "kk"
    assert detect(english_raw) == "en"


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_every_language_has_the_same_parts(code: str) -> None:
    spoken = language(code)
    assert spoken.code == code
    assert spoken.read("президент")
    assert spoken.dates("") == ()
    assert not spoken.known("ыыыщщщ")


@pytest.mark.parametrize(
    ("code", "lemma", "word"),
    [
        ("kk", "мәслихат", "мәслихаттарында"),
        ("ru", "маслихат", "маслихат"),
        ("en", "akim", "akims"),
    ],
)
def test_given_lemmas_become_known(code: str, lemma: str, word: str) -> None:
    plain = language(code)
    taught = plain.with_lemmas(Lemmas.of(nouns=[lemma]))
    assert not plain.known(word)
    assert taught.known(word)
    assert taught.read(word)[0].lemma == lemma
    assert lemma in taught.lemmas.nouns


def test_lemmas_are_folded_and_joined() -> None:
    joined = Lemmas.of(nouns=["Заң"]) | Lemmas.of(nouns=["Билік"], verbs=["қабылда"])
    assert joined == Lemmas.of(nouns=["заң", "билік"], verbs=["қабылда"])
