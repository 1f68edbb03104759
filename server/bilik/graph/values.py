"""The types that values of questions have: what fits each, and the RDF term that it is.

The schemas are those of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0#schema-object).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from bilik.errors import ProtocolError
from bilik.vocabulary import LANGUAGES, PREFIXES, XSD

_MOST_CHARACTERS: Final = 500
# An absolute IRI (RFC 3987, but for private and rare planes) or a prefixed name, without brackets,
# which only addresses of hosts have.
_IRI: Final = (
    r"^[A-Za-z][A-Za-z0-9+.-]*:"
    "(?:[!$&'()*+,;=:@/?#._~0-9A-Za-z\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef-]|%[0-9A-Fa-f]{2})*$"
)
SCHEMAS: Final[Mapping[str, Mapping[str, Any]]] = {
    "date": {"type": "string", "format": "date"},
    "iri": {"type": "string", "pattern": _IRI, "maxLength": _MOST_CHARACTERS},
    "string": {"type": "string", "pattern": r"\S", "maxLength": _MOST_CHARACTERS},
    "language": {"type": "string", "enum": [*LANGUAGES]},
    "integer": {"type": "integer"},
}
_EXPECTED: Final = {
    "date": "a day as YYYY-MM-DD",
    "iri": "an IRI",
    "string": "a text",
    "language": f"one of {', '.join(LANGUAGES)}",
    "integer": "a whole number",
}
# What a schema says of a type by its `format` or `type` alone.
_PATTERNS: Final = {"date": r"^\d{4}-\d{2}-\d{2}$", "integer": r"^[+-]?\d+$"}


def check(name: str, kind: str, value: str, example: str = "") -> None:
    """Hold a value against the schema of its type; raises ProtocolError that says what to give."""
    schema = SCHEMAS[kind]
    pattern = _PATTERNS.get(kind) or schema.get("pattern", "")
    fits = re.search(pattern, value) is not None and len(value) <= _MOST_CHARACTERS
    if not fits or value not in schema.get("enum", (value,)) or not _is_day(kind, value):
        such = f", for example {example}" if example else ""
        raise ProtocolError(f"{name}={value[:60]!r} cannot be used. Give {_EXPECTED[kind]}{such}.")


def _is_day(kind: str, value: str) -> bool:
    try:
        return kind != "date" or date.fromisoformat(value) is not None
    except ValueError:
        return False


def term(kind: str, value: str) -> Literal | NamedNode:
    """Return the term of a value that fits its type."""
    match kind:
        case "date":
            return Literal(f"{value}T00:00:00", datatype=NamedNode(XSD + "dateTime"))
        case "iri":
            return NamedNode(expand(value))
        case "integer":
            return Literal(str(int(value)), datatype=NamedNode(XSD + "integer"))
        case _:
            return Literal(value)


def expand(iri: str) -> str:
    """Return the IRI of a prefixed name or of what stands in brackets."""
    prefix, _, local = iri.strip("<>").partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else iri.strip("<>")
