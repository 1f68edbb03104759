"""The mark that a push leaves in another store: what is there, and which graphs came with it.

It stands in a named graph of its own. Its version changes with each push and each write that goes
through us; while either is under way, and when one broke off, there is none, and whoever remembers
answers by the version remembers nothing. Without a push there is never one: nobody tells us then
what others write there.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from bilik.vocabulary import DCTERMS, GRAPH_PUSH, OWL

_ABOUT: Final = NamedNode(GRAPH_PUSH)
_VERSION: Final = NamedNode(OWL + "versionInfo")
_PUSHED: Final = NamedNode(DCTERMS + "source")
_PART: Final = NamedNode(DCTERMS + "hasPart")

ASK_VERSION: Final = f"SELECT ?version {{ GRAPH {_ABOUT} {{ {_ABOUT} {_VERSION} ?version }} }}"
"""Has a row for each version: two when two writes ended at once."""
FORGET_VERSION: Final = f"DELETE WHERE {{ GRAPH {_ABOUT} {{ {_ABOUT} {_VERSION} ?version }} }}"
"""The update that goes before a write."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The `version` of what is there, of the snapshot that was `pushed`, and its named graphs.

    Both versions are empty while a push is under way.
    """

    version: str = ""
    pushed: str = ""
    graphs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> "Stamp":
        """Read it out of its graph."""
        found: dict[object, list[str]] = {}
        for triple in triples:
            if isinstance(triple.object, NamedNode | Literal):
                found.setdefault(triple.predicate, []).append(triple.object.value)
        return cls(
            joined(found.get(_VERSION, ())),
            joined(found.get(_PUSHED, ())),
            frozenset(found.get(_PART, ())),
        )

    def body(self) -> bytes:
        """Return its graph as N-Triples."""
        triples = [Triple(_ABOUT, _PART, NamedNode(name)) for name in sorted(self.graphs)]
        for predicate, text in ((_VERSION, self.version), (_PUSHED, self.pushed)):
            if text:
                triples.append(Triple(_ABOUT, predicate, Literal(text)))
        return serialize(triples, format=RdfFormat.N_TRIPLES) or b""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever pushed."""
        return not (self.pushed or self.graphs)


def joined(versions: Iterable[str]) -> str:
    """Make one version of all that are there."""
    return "+".join(sorted(versions))


def later(version: str) -> str:
    """Return a version that no graph had before."""
    return f"{version}-{secrets.token_hex(4)}".lstrip("-")


def new_version() -> str:
    """Return the update that goes after a write: a new version, where something was pushed."""
    text = Literal(later(""))
    return (
        f"INSERT {{ GRAPH {_ABOUT} {{ {_ABOUT} {_VERSION} {text} }} }} "
        f"WHERE {{ GRAPH {_ABOUT} {{ {_ABOUT} {_PUSHED} ?pushed }} }}"
    )
