"""What the generator writes the reader must read, and the index of labels must find."""

import pytest

from bilik.text.kk.generation import attach, forms
from bilik.text.language import Lemmas, language
from bilik.text.phrases import PhraseIndex
from bilik.text.token import tokens

_LABELS = """
президент парламент сенат мәжіліс үкімет министр министрлік әкім мәслихат сот прокурор комиссия
конституция заң кодекс жарлық қаулы шешім бап реформа референдум сайлау депутат партия кеңес
комитет агенттік банк бюджет салық өкілеттік билік құқық міндет лауазым төраға хатшы елші судья
облыс аудан қала ауыл астана республика мемлекет халық азамат ұлт тәуелсіздік егемендік
декларация институт жүйе модель сессия палата кепіл рәміз қызмет орган
"""
LABELS = _LABELS.split()
_OTHERS = """
адам бала кітап мектеп ағаш тау өзен көл дала жылқы қой сиыр нан сүт ет су жел жаңбыр күз қыс
көктем үй есік терезе көше көпір жол ән күй өлең ақын жазушы сурет дос көрші қонақ тамақ дәм
киім қол бас көз құлақ жүрек тіс шаш өмір бақыт қайғы ой сөз хат газет есім сан нөмір апта таң
кеш түн жұлдыз аспан теңіз орман гүл құс ит мал ат қазан пышақ қасық
"""
OTHERS = _OTHERS.split()

_VERBS = "қабылда бекіт ұсын жой сайла тағайында көш оқы қой ал бер шық тарат құр жаса"
VERBS = _VERBS.split()


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    return PhraseIndex([(label, label) for label in LABELS], language("kk"))


def inflected(lemma: str) -> dict[str, set[str]]:
    """The forms of a lemma as noun, with the cases that each may stand for."""
    found: dict[str, set[str]] = {}
    for form in forms(lemma, depth=3):
        if not {"Person", "Polite"} & form.features.keys():
            found.setdefault(form.text, set()).add(form.features.get("Case", "Nom"))
    return found


def test_labels_are_found_in_every_form_with_their_case(index: PhraseIndex) -> None:
    total = found = right_case = 0
    for label in LABELS:
        for form, cases in inflected(label).items():
            total += 1
            matches = index.find(tokens(form))
            if [match.key for match in matches] == [label]:
                found += 1
                right_case += matches[0].features.get("Case", "Nom") in cases
    assert total > 5000
    assert found / total > 0.99
    assert right_case / found > 0.99


def test_other_words_are_not_taken_for_labels(index: PhraseIndex) -> None:
    hits = texts = 0
    for word in OTHERS:
        for form in inflected(word):
            texts += 1
            hits += len(index.find(tokens(form)))
    assert texts > 5000
    assert hits / texts < 0.01


def test_the_reader_reads_what_the_generator_writes() -> None:
    spoken = language("kk", Lemmas.of(verbs=VERBS))
    total = read = 0
    for verb in VERBS:
        for form in forms(verb, "VERB", depth=3):
            wanted = {key: value for key, value in form.features.items() if key != "Attr"}
            total += 1
            read += any(
                reading.lemma == verb and wanted.items() <= dict(reading.features).items()
                for reading in spoken.read(form.text)
            )
    assert total > 10000
    assert read / total > 0.99


@pytest.mark.parametrize(
    ("stem", "ending", "written"),
    [
        ("билік", "і", "билігі"),
        ("құқық", "ы", "құқығы"),
        ("топ", "ы", "тобы"),
        ("көбей", "у", "көбею"),
        ("қой", "а", "қоя"),
        ("оқы", "у", "оқу"),
        ("заң", "ға", "заңға"),
    ],
)
def test_endings_are_attached_with_their_sound_changes(
    stem: str, ending: str, written: str
) -> None:
    assert attach(stem, ending) == written


@pytest.mark.parametrize(
    ("lemma", "form", "features"),
    [
        ("президент", "президенттеріміздің", {"Number": "Plur", "Case": "Gen"}),
        ("заң", "заңымен", {"Person[psor]": "3", "Case": "Ins"}),
        ("қаулы", "қаулыға", {"Case": "Dat"}),
        ("кодекс", "кодекстен", {"Case": "Abl"}),
    ],
)
def test_forms(lemma: str, form: str, features: dict[str, str]) -> None:
    written = [one.features for one in forms(lemma) if one.text == form]
    assert any(features.items() <= dict(said).items() for said in written)
