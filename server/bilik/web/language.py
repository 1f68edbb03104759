"""The language of a page, and the words of the pages in each language."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bilik.errors import KnowledgeError
from bilik.protocol.accept import negotiate_language
from bilik.vocabulary import LANGUAGES

Strings = Mapping[str, str]

_FALLBACK: Final = "en"


def load_strings() -> Mapping[str, Strings]:
    """Read the words of the pages by language code; each file of `strings` has those of one room.

    Raises KnowledgeError when two files give the same word.
    """
    words: dict[str, dict[str, str]] = {code: {} for code in LANGUAGES}
    for path in sorted((Path(__file__).parent / "strings").glob("*.toml")):
        for code, given in tomllib.loads(path.read_text(encoding="utf-8")).items():
            twice = words[code].keys() & given.keys()
            if twice:
                raise KnowledgeError(f"{path.name} gives {sorted(twice)} a second time. Rename.")
            words[code] |= given
    return words


def choose(wanted: str | None, accept_language: str | None) -> str:
    """Choose the language of a page: what the address says, else what the browser asks for."""
    if wanted in LANGUAGES:
        return wanted
    return negotiate_language(accept_language, LANGUAGES) or _FALLBACK
