import pytest

from bilik import resources
from bilik.errors import SettingError
from bilik.text.language import Lemmas, detect, language, recognise


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


@pytest.mark.parametrize(
    "text",
    [
        "La Constitution de 1995 donne au Président le droit de dissoudre le Parlement.",
        "Die Verfassung von 1995 gibt dem Präsidenten das Recht, das Parlament aufzulösen.",
        "За Конституцією 1995 року Президент призначає міністрів за згодою Мажилісу.",
        "Според Конституцията от 1995 г. президентът може да разпусне парламента на страната.",
        "1995 jılğı Konstitutsiya boıynşa Prezident Qauipsizdik Keñesin jäne ükimetti qurady.",
        "qwr tzx plk mnb vcx asd fgh jkl poi uyt rew qaz",
    ],
)
def test_a_text_of_another_language_is_not_taken_for_one_of_ours(text: str) -> None:
    assert recognise(text) is None


def test_every_text_of_ours_is_recognised() -> None:
    folder = resources.root() / "data"
    paths = [*folder.glob("documents/*.txt"), *folder.glob("gold/texts/*.txt")]
    assert len(paths) > 10
    for path in paths:
        assert recognise(path.read_text("utf-8")) == path.suffixes[-2].strip(".")


def test_a_few_words_are_taken_for_what_they_look_like() -> None:
    assert recognise("Bonjour Monsieur") == "en"
