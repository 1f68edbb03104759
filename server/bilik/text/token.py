"""Words, numbers and punctuation marks of a text, each with its place."""

import re
from itertools import takewhile

from bilik.text.model import Span, Token

# A hyphen after a noun that already has its possessive ending is a dash in disguise:
# 'Қазақстан Республикасы-демократиялық', 'ерекшелігі-президент'.
_WORD_PART = r"[^\W_]+"
_JOINER = r"(?:(?<![^\W\d_]{4}(?:сы|сі|гі|ғы))[-‐]|[–'’])"

_TOKEN = re.compile(
    rf"""
      \d++ (?:[.,]\d++)*+ (?:-[^\W\d_]{{1,4}}\b)? (?![^\W\d_])   # 1995   2,5   20-шы   44-го
    | (?:[^\W\d_]\.){{2,}} (?= \s | $ | [^\W\d_] | , )        # т.б.   e.g.
    | [^\W\d_] (?= \. )                                       # an initial
    | {_WORD_PART} (?: {_JOINER} {_WORD_PART} )*              # words and hyphenated compounds
    | \.{{2,}}
    | [^\w\s] | _
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """Split `text` into tokens; `start` is added to their offsets (for a sentence of a text)."""
    return tuple(
        Token(match.group(), Span(start + match.start(), start + match.end()))
        for match in _TOKEN.finditer(text)
    )


def forms_of(text: str) -> tuple[str, ...]:
    """Split `text` into the words and marks of its tokens, without their places."""
    return tuple(_TOKEN.findall(text))


def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name, without what stands in brackets or behind a comma."""
    return tuple(takewhile(lambda form: form[0].isalnum(), forms_of(text)))
