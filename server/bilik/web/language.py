"""The language of a page, and the words of the pages in each language."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bilik.protocol.accept import negotiate_language
from bilik.vocabulary import LANGUAGES

Strings = Mapping[str, str]

_FALLBACK: Final = "en"


def load_strings() -> Mapping[str, Strings]:
    """Read the words of the pages by language code."""
    text = (Path(__file__).parent / "strings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def choose(wanted: str | None, accept_language: str | None) -> str:
    """Choose the language of a page: what the address says, else what the browser asks for."""
    if wanted in LANGUAGES:
        return wanted
    return negotiate_language(accept_language, LANGUAGES) or _FALLBACK


def chain(language: str) -> tuple[str, ...]:
    """Return the order in which labels are looked for: always the same for a language."""
    return (language, *(other for other in LANGUAGES if other != language))
