"""Competency questions: SPARQL files with title, description and parameters in a YAML header."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from bilik.errors import KnowledgeError
from bilik.graph.values import SCHEMAS, check, expand, term
from bilik.vocabulary import LANGUAGES

_HEADER: Final = "#+"
_MEMBERS: Final = {"title", "description", "keywords", "parameters", "chart"}
_PARTS: Final = {"type", "label", "choose"}
_KINDS: Final = ("steps", "bars", "spans")
_COLUMNS: Final = ("label", "since", "until")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the reader may set; `default` is the value as a reader writes it.

    `choose` is the IRI of the class whose members are the choices, or "".
    """

    name: str
    type: str
    label: Mapping[str, str]
    default: str
    choose: str = ""

    def term(self, value: str) -> str:
        """Serialise a value as an RDF term of SPARQL; raises ProtocolError when it is not one."""
        value = value.strip()
        value = value.strip("<>") if self.type == "iri" else value
        check(self.name, self.type, value, self.default)
        return str(term(self.type, value))


@dataclass(frozen=True, slots=True)
class Chart:
    """How an answer is drawn: values as `steps` over days or as `bars`, intervals as `spans`.

    The parts are names of columns of the answer; "" where a kind has no use for one.
    """

    kind: str
    label: str = ""
    since: str = ""
    until: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the query that answers it; texts by language code (kk, ru, en)."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    parameters: tuple[Parameter, ...]
    query: str
    chart: Chart | None = None

    def bind(self, values: Mapping[str, str]) -> str:
        """Return the query with these values in place of the defaults.

        Values of parameters that are missing or empty keep their default; other names are
        ignored. Raises ProtocolError when a value does not fit its type.
        """
        query = self.query
        for parameter in self.parameters:
            value = values.get(parameter.name, "")
            if value.strip():
                query = put(query, parameter.name, parameter.term(value))
        return query


def load(folder: Path) -> tuple[Question, ...]:
    """Read all questions of a folder in the order of their names; raises KnowledgeError."""
    questions = tuple(read(path) for path in sorted(folder.glob("*.rq")))
    for question in questions:
        if not question.title:
            raise KnowledgeError(f"{question.name}.rq: a question begins with a header of #+ lines")
    return questions


def read(path: Path) -> Question:
    """Read one question; raises KnowledgeError."""
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path.name}: {error}") from error


def parse(name: str, text: str) -> Question:
    """Read a question from its text; raises ValueError or YAMLError that says what is missing.

    A plain query without any header is a question without texts and parameters.
    """
    lines = text.splitlines(keepends=True)
    header = "".join(
        line[len(_HEADER) :].removeprefix(" ") for line in lines if line.startswith(_HEADER)
    )
    query = "".join(line for line in lines if not line.startswith(_HEADER)).lstrip()
    if not header:
        return Question(name, {}, {}, {}, (), query)
    members = yaml.safe_load(header)
    if not isinstance(members, dict) or not set(members) <= _MEMBERS:
        raise ValueError(f"the header has the members {', '.join(sorted(_MEMBERS))} and no others")
    return Question(
        name=name,
        title=_texts(members, "title"),
        description=_texts(members, "description"),
        keywords={
            key: tuple(map(str, words)) for key, words in (members.get("keywords") or {}).items()
        },
        parameters=tuple(
            _parameter(key, value, query)
            for key, value in (members.get("parameters") or {}).items()
        ),
        query=query,
        chart=_chart(members.get("chart"), query),
    )


def _chart(members: Any, query: str) -> Chart | None:
    if members is None:
        return None
    if not isinstance(members, dict) or members.get("kind") not in _KINDS:
        raise ValueError(f"'chart' has a kind, which is one of {', '.join(_KINDS)}")
    parts = {name: str(members.get(name, "")) for name in _COLUMNS}
    values = tuple(members.get("values", ()))
    missing = [v for v in (*parts.values(), *values) if v and f"?{v}" not in query]
    if missing or not set(members) <= {"kind", "values", *_COLUMNS}:
        raise ValueError(f"'chart' names {missing or sorted(members)}; name columns of the query")
    return Chart(kind=members["kind"], values=values, **parts)


def _texts(members: Mapping[str, Any], name: str) -> Mapping[str, str]:
    texts = members.get(name)
    if not isinstance(texts, dict) or set(texts) != set(LANGUAGES):
        raise ValueError(f"'{name}' needs a text in each of {', '.join(LANGUAGES)}")
    return {language: str(text).strip() for language, text in texts.items()}


def _parameter(name: str, members: Mapping[str, Any], query: str) -> Parameter:
    kind = str(members.get("type"))
    if kind not in SCHEMAS:
        raise ValueError(
            f"parameter '{name}' has the type {kind!r}; use one of {', '.join(SCHEMAS)}"
        )
    found = _values_line(name).findall(query)
    if len(found) != 1:
        raise ValueError(
            f"parameter '{name}' needs exactly one line VALUES ?{name} {{ ... }}, not {len(found)}"
        )
    if not set(members) <= _PARTS:
        raise ValueError(f"parameter '{name}' has the members {', '.join(sorted(_PARTS))}")
    choose = expand(str(members.get("choose", "")))
    return Parameter(name, kind, _texts(members, "label"), _shown(kind, found[0][1]), choose)


def _values_line(name: str) -> re.Pattern[str]:
    return re.compile(rf"^(\s*VALUES\s+\?{re.escape(name)}\s*{{)([^}}\n]*)(}}.*)$", re.M | re.I)


def put(query: str, name: str, term: str) -> str:
    """Return the query with serialised terms in its line `VALUES ?name { ... }`."""
    # A function, since a replacement text would give its backslashes a meaning.
    return _values_line(name).sub(lambda line: f"{line[1]} {term} {line[3]}", query)


def _shown(kind: str, term: str) -> str:
    """Return a default term as a reader writes it: without quotes, brackets and time of day."""
    term = term.strip()
    quoted = re.match(r'"([^"]*)"', term)
    if quoted:
        return quoted[1][:10] if kind == "date" else quoted[1]
    return term.strip("<>")
