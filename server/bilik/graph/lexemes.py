"""The lemmas of one language that the phrases of a lexicon are made of."""

from collections.abc import Iterable, Iterator, Sequence

from bilik.extract.lexicon import Lexicon, Trigger
from bilik.text.language import Language
from bilik.text.language import language as language_of
from bilik.text.lemmas import Lemmas
from bilik.text.token import tokens

_SHORTEST_VERB = 2  # letters of a stem: 'ал'
_DENIALS = ("ма", "ме", "ба", "бе", "па", "пе")
_INFLECTED = frozenset({"Person[psor]", "VerbForm", "Voice", "Number"})


def words(lexicon: Lexicon, code: str) -> Lemmas:
    """Return the lemmas of one language that the lexicon's phrases are made of.

    The last word of a trigger without another part of speech is a verb (in Kazakh its bare stem),
    in Russian and English the first word.
    The other words of Kazakh phrases are nouns, but for forms of what is known by itself; Russian
    and English readers bring their own dictionaries; Russian also gets nouns that its dictionary
    has as names only.
    """
    final = (
        tokens(trigger.text)[-1 if code == "kk" else 0].text
        for trigger in _all_triggers(lexicon, code)
        if trigger.features.get("UPOS", "VERB") == "VERB"
    )
    verbs = Lemmas.of(verbs=(word for word in final if word[0].isalpha()))
    if code == "ru":
        return verbs | Lemmas.of(nouns=_nouns_of_names(lexicon, code))
    if code != "kk":
        return verbs
    verbs |= Lemmas.of(verbs=_verbs_of_names(lexicon, code))
    phrasing = language_of(code).phrasing
    phrases = [said for phrase in _phrases(lexicon, code) if (said := _words(phrase))]
    nouns = Lemmas.union(phrasing.lemmas(phrase) for phrase in phrases).nouns
    nouns = _sound(nouns, phrases, language_of(code, Lemmas.of(nouns=nouns) | verbs))
    reader = language_of(code, Lemmas.of(nouns=nouns) | verbs)
    return verbs | Lemmas.of(nouns=(noun for noun in nouns if not _is_form(noun, reader)))


def _nouns_of_names(lexicon: Lexicon, code: str) -> Iterator[str]:
    """Yield the nouns of names that the dictionary has as names of people only: 'аким'."""
    reader = language_of(code)
    for name in (name for term in lexicon.terms for name in term.names if name.language == code):
        for word in _words(name.text) if name.text.islower() else ():
            readings = reader.read(word)
            if not any(reading.known and reading.pos != "PROPN" for reading in readings):
                yield from (reading.lemma for reading in readings[:1] if reading.known)


def _verbs_of_names(lexicon: Lexicon, code: str) -> Iterator[str]:
    """Yield the stems of the verbal nouns in which names of concepts end: 'марапаттау', 'жою'."""
    classes = frozenset().union(*(role.phrases for f in lexicon.frames for role in f.roles))
    for term in lexicon.terms:
        names = [n.text for n in term.names if n.language == code] if term.types & classes else []
        said = {_words(name)[-1].casefold() for name in names if _words(name)}
        for name in names:
            for word in _words(name)[-1:]:
                stem = word.casefold()[:-1]
                if stem.endswith(_DENIALS) and stem[:-2] + word[-1] in said:
                    continue  # 'қабылдау немесе қабылдамау': the negative of a known verb
                if word.endswith(("у", "ю")) and len(stem) >= _SHORTEST_VERB:
                    yield stem + "й" if word.endswith("ю") else stem


def _sound(
    nouns: frozenset[str], phrases: Iterable[Sequence[str]], reader: Language
) -> frozenset[str]:
    """Leave out stems that were only guessed where a stem that stands by itself will do.

    'Прокурорды' is 'прокурор' in the accusative, not the possessed form of a 'прокурорд'.
    """
    said = {word.casefold() for phrase in phrases for word in phrase}
    kept: set[str] = set()
    for word in said:
        stems = {reading.lemma for reading in reader.read(word) if reading.known}
        kept |= (stems & said) or stems
    return nouns & (kept | said)


def _is_form(word: str, reader: Language) -> bool:
    """Tell whether a word can be read as an inflected form of another known one."""
    return any(
        reading.known
        and reading.lemma != word
        and (reading.features.get("Case", "Nom") != "Nom" or _INFLECTED & reading.features.keys())
        for reading in reader.read(word)
    )


def _all_triggers(lexicon: Lexicon, code: str) -> list[Trigger]:
    of_frames = (trigger for frame in lexicon.frames for trigger in frame.triggers)
    of_terms = (trigger for term in lexicon.terms for trigger in term.triggers)
    roles = {role.iri: role for frame in lexicon.frames for role in frame.roles}
    of_roles = (trigger for role in roles.values() for trigger in role.triggers)
    return [t for t in (*of_frames, *of_terms, *of_roles) if t.language == code]


def _phrases(lexicon: Lexicon, code: str) -> Iterator[str]:
    of_terms = (name for term in lexicon.terms for name in term.names)
    of_kinds = (name for kind in lexicon.kinds for name in kind.names)
    yield from (name.text for name in (*of_terms, *of_kinds) if name.language == code)
    yield from (cue.text for cue in lexicon.cues if cue.language == code)
    for trigger in _all_triggers(lexicon, code):
        verbal = trigger.features.get("UPOS", "VERB") == "VERB"
        yield trigger.text.rpartition(" ")[0] if verbal else trigger.text


def _words(phrase: str) -> list[str]:
    return [token.text for token in tokens(phrase) if token.text[0].isalpha()]
