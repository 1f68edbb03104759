"""What a client sends: batches of queries and of data extensions, as JSON (sections 4 and 6)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bilik.errors import ProtocolError

MOST_QUERIES: Final = 200
_MOST_IDS: Final = 1000
_MOST_PROPERTIES: Final = 50
_MOST_CANDIDATES: Final = 50
_DEFAULT_CANDIDATES: Final = 5
_STRICT: Final = ("should", "any", "all")


@dataclass(frozen=True, slots=True)
class Condition:
    """A property that a candidate should have, with the values that the table has for it."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A name to find; `types` are preferred, or required when `strict` is any or all."""

    text: str
    types: tuple[str, ...] = ()
    strict: str = "should"
    limit: int = _DEFAULT_CANDIDATES
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """Things whose properties are asked for."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def read_queries(text: str) -> dict[str, Query]:
    """Read a batch of queries by their keys; raises ProtocolError."""
    batch = _object(_parse(text, "queries"), "queries")
    if len(batch) > MOST_QUERIES:
        raise ProtocolError(f"Send at most {MOST_QUERIES} queries at once.", 413)
    return {key: _query(_object(each, f"queries.{key}")) for key, each in batch.items()}


def read_extension(text: str) -> Extension:
    """Read what is to be added to a table; raises ProtocolError."""
    asked = _object(_parse(text, "extend"), "extend")
    ids = tuple(_text(each, "ids") for each in _list(asked.get("ids", []), "ids"))
    wanted = [_object(each, "properties") for each in _list(asked.get("properties", []), "props")]
    properties = tuple(_text(each.get("id"), "properties.id") for each in wanted)
    if len(ids) > _MOST_IDS or len(properties) > _MOST_PROPERTIES:
        raise ProtocolError(
            f"Send at most {_MOST_IDS} ids and {_MOST_PROPERTIES} properties at once.", 413
        )
    return Extension(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(properties)))


def _query(asked: Mapping[str, Any]) -> Query:
    kinds = asked.get("type") or []
    limit = asked.get("limit", _DEFAULT_CANDIDATES)
    strict = asked.get("type_strict") or "should"
    if not isinstance(limit, int) or isinstance(limit, bool):
        raise ProtocolError("limit is a number.")
    if strict not in _STRICT:
        raise ProtocolError(f"type_strict is one of {', '.join(_STRICT)}.")
    return Query(
        text=_text(asked.get("query", ""), "query"),
        types=tuple(
            _name(each, "type") for each in (kinds if isinstance(kinds, list) else [kinds])
        ),
        strict=strict,
        limit=max(1, min(limit, _MOST_CANDIDATES)),
        conditions=tuple(
            _condition(_object(each, "properties"))
            for each in _list(asked.get("properties") or [], "properties")[:_MOST_PROPERTIES]
        ),
    )


def _condition(asked: Mapping[str, Any]) -> Condition:
    values = asked.get("v", [])
    texts = (_name(each, "v") for each in (values if isinstance(values, list) else [values]))
    return Condition(_text(asked.get("pid"), "pid"), tuple(text for text in texts if text))


def _name(value: object, member: str) -> str:
    """Return a value of a table as text; a reconciled one is an object with an `id`."""
    if isinstance(value, Mapping):
        return _text(value.get("id"), f"{member}.id")
    if value is None:
        return ""
    return str(value) if isinstance(value, int | float) else _text(value, member)


def _parse(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"{name} is not JSON: {error}.") from None


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ProtocolError(f"{name} must be a JSON object.")
    return value


def _list(value: object, name: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise ProtocolError(f"{name} must be a JSON array.")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise ProtocolError(f"{name} must be a text.")
    return value.strip()
