"""How well Kazakh words are read, held against a treebank in CoNLL-U.

    python -m tests.bench.morphology kk_ktb-dev.conllu

The treebank is not part of this repository (UD_Kazakh-KTB is CC BY-SA). Words are read alone, the
best reading counts. `own` knows the words of the program and of the ontology; `all` knows every
lemma of the file besides, which is the bound for a lexicon that lacks nothing.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from bilik import resources
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexemes import words
from bilik.graph.lexicon import LexiconReader
from bilik.graph.ontology import load_world
from bilik.text.language import Language, Lemmas, language

_FIELDS = 10  # columns of a word in CoNLL-U
_TAGS = {"NOUN": "nouns", "VERB": "verbs", "ADJ": "adjectives", "PROPN": "names"}
Features = Mapping[str, str]


@dataclass(frozen=True)
class Word:
    """A word of the treebank: form, lemma, part of speech and features."""

    form: str
    lemma: str
    pos: str
    features: Features


def treebank(path: Path) -> Iterator[Word]:
    """Yield the words of a CoNLL-U file, without punctuation and without words of many tokens."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) != _FIELDS or not fields[0].isdigit() or fields[3] == "PUNCT":
            continue
        pairs = (pair.partition("=") for pair in fields[5].split("|") if pair != "_")
        said = {name: value for name, _, value in pairs}
        yield Word(fields[1], fields[2].casefold(), fields[3], said)


@dataclass
class Marks:
    """Counts of one mark: in the treebank, in the readings, and in both alike."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else 100.0


def _case(said: Features) -> str | None:
    return said["Case"] if said.get("Case", "Nom") != "Nom" else None


def _value(name: str, *, only: str | None = None) -> Callable[[Features], str | None]:
    def mark(said: Features) -> str | None:
        value = said.get(name)
        return value if only is None or value == only else None

    return mark


MARKS: Mapping[str, Callable[[Features], str | None]] = {
    "oblique case": _case,
    "possessor": _value("Person[psor]"),
    "plural": _value("Number", only="Plur"),
    "passive": _value("Voice", only="Pass"),
}


def measure(text: list[Word], kazakh: Language) -> dict[str, float]:
    """Return percentages: lemma right, lemma among all readings, and F1 of each mark."""
    right: Counter[str] = Counter()
    marks = {name: Marks() for name in MARKS}
    for word in text:
        readings = kazakh.read(word.form)
        right["lemma"] += bool(readings) and readings[0].lemma == word.lemma
        right["lemma in any reading"] += any(r.lemma == word.lemma for r in readings)
        best = readings[0].features if readings else {}
        for name, mark in MARKS.items():
            gold, found = mark(word.features), mark(best)
            marks[name].gold += gold is not None
            marks[name].found += found is not None
            marks[name].right += gold is not None and gold == found
    shares = {name: 100 * right[name] / len(text) for name in ("lemma", "lemma in any reading")}
    return shares | {name: count.f1 for name, count in marks.items()}


def readers(text: list[Word]) -> Iterator[tuple[str, Language]]:
    """Yield the reader as it works here, and one that knows every lemma of the text besides."""
    quads = Knowledge(resources.root()).quads()
    lexicon = LexiconReader(load_world(quad.triple for quad in quads)).read()
    own = words(lexicon, "kk")
    yield "own", language("kk", own)
    by_tag: dict[str, set[str]] = {name: set() for name in _TAGS.values()}
    for word in text:
        if word.pos in _TAGS:
            by_tag[_TAGS[word.pos]].add(word.lemma)
    yield "all", language("kk", own | Lemmas.of(**by_tag))


def main() -> None:
    """Print the figures for the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    text = list(treebank(parser.parse_args().treebank))
    click.echo(f"{len(text):,} words")
    for name, kazakh in readers(text):
        figures = ", ".join(f"{mark} {share:.1f}" for mark, share in measure(text, kazakh).items())
        click.echo(f"{name}: {figures}")


if __name__ == "__main__":
    main()
