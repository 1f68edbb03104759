"""Functions of our own that a query may call (SPARQL 1.1 Query, section 17.6).

The engine drops a value silently when such a function raises, so none of them does.
"""

from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from bilik.store.collation import sort_key
from bilik.vocabulary import ONTOLOGY

Term = NamedNode | BlankNode | Literal | Triple
Function = Callable[..., Term | None]

COLLATE: Final = ONTOLOGY + "collate"


def _collate(*arguments: Term) -> Term | None:
    """`bilik:collate(?text)` or `bilik:collate(?text, "ru")`: a key to order by.

    A term that is no literal or IRI, and a call with other arguments, has no value.
    """
    if not 1 <= len(arguments) <= 2:
        return None
    texts = [each.value for each in arguments if isinstance(each, Literal | NamedNode)]
    return Literal(sort_key(*texts)) if len(texts) == len(arguments) else None


FUNCTIONS: Final[Mapping[str, Function]] = {COLLATE: _collate}
