"""The lexicon of the shipped ontology, read once, and extractors over it."""

from collections.abc import Callable, Sequence

import pytest

from bilik import resources
from bilik.documents.model import Document
from bilik.extract.extractor import Extractor
from bilik.extract.lexicon import Lexicon
from bilik.extract.statement import Entity, Number, Period, Statement
from bilik.graph.knowledge import Knowledge
from bilik.graph.lexemes import words
from bilik.graph.lexicon import LexiconReader
from bilik.graph.ontology import load_world
from bilik.text.language import language
from bilik.vocabulary import ONTOLOGY, PREFIXES

Read = Callable[[str, str], list[tuple[str, dict[str, str]]]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    quads = Knowledge(resources.root()).quads()
    return LexiconReader(load_world(quad.triple for quad in quads)).read()


@pytest.fixture(scope="session")
def extractors(lexicon: Lexicon) -> dict[str, Extractor]:
    return {
        code: Extractor(lexicon, language(code, words(lexicon, code)))
        for code in ("kk", "ru", "en")
    }


@pytest.fixture(scope="session")
def read(extractors: dict[str, Extractor]) -> Read:
    """Read a text and return its statements in short: frame name, and prefixed values by role."""

    def read_text(code: str, text: str) -> list[tuple[str, dict[str, str]]]:
        document = Document.of("text", code, text.encode())
        return [in_short(statement) for statement in extractors[code].extract(document)]

    return read_text


def has(found: Sequence[tuple[str, dict[str, str]]], frame: str, **roles: str) -> bool:
    """Tell whether a statement of a frame has at least these roles."""
    return any(name == frame and roles.items() <= values.items() for name, values in found)


def of(found: Sequence[tuple[str, dict[str, str]]], frame: str) -> list[dict[str, str]]:
    """Return the roles of the statements of one frame."""
    return [values for name, values in found if name == frame]


def in_short(statement: Statement) -> tuple[str, dict[str, str]]:
    values = {
        filler.role.removeprefix(ONTOLOGY): (
            shorten(filler.value.iri) if isinstance(filler.value, Entity) else _shown(filler.value)
        )
        for filler in statement.fillers
    }
    if statement.negated:
        values["negated"] = "yes"
    for consent in statement.consents:
        values[shorten(consent.kind)] = shorten(consent.of.iri)
    return statement.frame.removeprefix(ONTOLOGY), values


def _shown(value: Period | Number) -> str:
    return value.start if isinstance(value, Period) else value.value


def shorten(iri: str) -> str:
    base, prefix = max((base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base))
    return f"{prefix}:{iri[len(base) :]}"
