"""The YAML header that query files carry in lines beginning with `#+ `."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bilik.errors import KnowledgeError

_MARK = "#+"


@dataclass(frozen=True)
class HeadedQuery:
    """A query file: its name without suffix, the fields of its header and its SPARQL text.

    `text` is the whole file: the header lines are comments to SPARQL, so line numbers stay true.
    """

    name: str
    fields: Mapping[str, Any]
    text: str

    def required(self, field: str) -> str:
        """Return a header field as text; raises KnowledgeError when it is absent or empty."""
        value = self.fields.get(field)
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(
                f"{self.name}.rq has no `{field}` in its header. "
                f"Add a line `{_MARK} {field}: ...` at the top of the file."
            )
        return value.strip()


def parse(text: str, name: str) -> HeadedQuery:
    """Split a query file; raises KnowledgeError when the header is no YAML mapping."""
    header = [line[len(_MARK) + 1 :] for line in text.splitlines() if line.startswith(_MARK)]
    try:
        fields = yaml.safe_load("\n".join(header)) or {}
    except yaml.YAMLError as fault:
        raise KnowledgeError(f"The header of {name}.rq is not YAML: {fault}") from None
    if not isinstance(fields, dict):
        raise KnowledgeError(f"The header of {name}.rq must be `{_MARK} name: value` lines.")
    return HeadedQuery(name, fields, text)


def load(folder: Path) -> tuple[HeadedQuery, ...]:
    """Read every `*.rq` of a folder, in the order of their names; raises KnowledgeError."""
    return tuple(
        parse(path.read_text(encoding="utf-8"), path.stem) for path in sorted(folder.glob("*.rq"))
    )
