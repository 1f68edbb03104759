"""Sentences of Kazakh, Russian and English running text, typed with or without care."""

import re
from collections.abc import Iterator

from bilik.text.model import Span

# Before a full stop these never end a sentence: something that belongs to them follows.
_LEADING_TEXT = """
проф акад обл ауд көш ред док доц ст п пп ч гл рис сур св см ср тов г ғ гг ж жж б т.е т.н
dr mr mrs ms prof st no nos art arts sec para pp p vol ch fig vs cf jan feb mar apr jun jul aug
sept sep oct nov dec gen col sen rep gov hon i.e e.g
"""
_LEADING = frozenset(_LEADING_TEXT.split())
# These may end a sentence; a capital letter after them says that they do.
_ABBREVIATIONS_TEXT = """
бб т ғғ с мыс т.б т.с.с т.с т.д т.п и.о н.э қ кесте мың млн млрд тг руб долл др
etc inc ltd co jr sr a.m p.m
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_STOP = re.compile(r"[.!?…]+")
_CLOSING = "»”\"')]›"
_CITATION = re.compile(r"\s*\[[^\[\]\n]{1,60}\]\s*\.*")
_BRACKETED = re.compile(r"\[[^\[\]\n]{0,300}\]|\([^()\n]{0,300}\)")
_LAST_WORD = re.compile(
    r"[^\s.\[\](){}«»\"“”]*(?:\.[^\s.\[\](){}«»\"“”]+)*$",
)
_NEXT_WORD = re.compile(r"\s*(?:[«“\"(\[–—-]+\s*)?(\w)")
_LINE_BREAK = re.compile(r"\n\s*")
_AT_LINE_END = re.compile(r"[^\S\n]*\n")
_AFTER_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_a-zа-я]\.$")
_ENDS_LINE = re.compile(r"[.!?…:;»\]]$")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,3}$")
_HYPHENATED_INITIAL = re.compile(r"(?:[^\W\d_]+)?[-‑][^\W\d_a-zа-я]")
_FIRST_WORD = re.compile(r"[^\W\d_][^\s]*(?<![).])(?=\s|$)|[^\W\d_][^\s]{3,}")
_NARROWEST, _WIDEST = 50, 130  # columns of a text whose lines somebody wrapped
_WORD_REACH = 24  # how far back the word before a full stop is looked for


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences as ordered spans that do not overlap, without blanks around them.

    A citation after the full stop ('[4,11б.]..') belongs to the sentence before it; brackets are
    never cut; initials, abbreviations and list numbers do not end a sentence; a line break does,
    unless it follows an initial or cuts a sentence that goes on in lower case.
    """
    bracketed = _bracket_mask(text)
    cuts = set(_stop_cuts(text, bracketed)) | set(_line_cuts(text, bracketed)) | {len(text)}
    spans: list[Span] = []
    start = 0
    for cut in sorted(cuts):
        span = _trimmed(text, start, cut, at_text_start=not spans)
        if not span:
            continue
        if any(letter.isalnum() for letter in text[span.start : span.end]):
            spans.append(span)
        elif spans:  # lone punctuation belongs to the sentence before it
            spans[-1] = spans[-1].join(span)
        start = cut
    return tuple(spans)


def _bracket_mask(text: str) -> bytearray:
    mask = bytearray(len(text))
    for match in _BRACKETED.finditer(text):
        mask[match.start() : match.end()] = b"\1" * len(match.group())
    return mask


def _stop_cuts(text: str, bracketed: bytearray) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        if bracketed[stop.start()]:
            continue
        end = _with_closing(text, stop.end())
        if not _goes_on(text, stop, end):
            yield end


def _with_closing(text: str, end: int) -> int:
    """Move past closing quotes and a citation that follow the full stop."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    citation = _CITATION.match(text, end)
    return citation.end() if citation and not _AT_LINE_END.match(text, end) else end


def _goes_on(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether the sentence continues after this mark."""
    following = _NEXT_WORD.match(text, end)
    first = following.group(1) if following else ""
    if stop.group() == ".":
        return _stop_is_inside(text, stop.start(), end, first)
    return stop.group() != ".." and first.islower() and "\n" not in text[end : end + 2]


def _stop_is_inside(text: str, stop: int, end: int, first: str) -> bool:
    """Tell whether a single full stop belongs to a name, an abbreviation, a number or a list."""
    before = text[max(0, stop - _WORD_REACH) : stop]
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isupper():
        return True
    if _HYPHENATED_INITIAL.fullmatch(last):
        return True  # 'К.-Ж. Токаев'
    if _abbreviates(word, last):
        return last.casefold() in _LEADING or word.casefold() in _LEADING or not first.isupper()
    if last.isdigit() and (text[end : end + 1].isdigit() or _LIST_NUMBER.search(before)):
        return True
    return first.islower() and "\n" not in text[end : end + 2]


def _abbreviates(word: str, last: str) -> bool:
    forms = {word.casefold(), last.casefold()}
    return not forms.isdisjoint(_LEADING) or not forms.isdisjoint(_ABBREVIATIONS)


def _line_cuts(text: str, bracketed: bytearray) -> Iterator[int]:
    width = max(map(len, text.splitlines()), default=0)
    for gap in _LINE_BREAK.finditer(text):
        end = gap.start()
        while end > 0 and text[end - 1].isspace():
            end -= 1
        before = text[max(0, end - 4) : end]
        if bracketed[gap.start()] or _AFTER_INITIAL.search(before):
            continue
        lower = text[gap.end() : gap.end() + 1].islower()
        wrapped = _NARROWEST <= width <= _WIDEST and _is_full(text, gap, width)
        if _ENDS_LINE.search(before) or not (lower or wrapped):
            yield end


def _is_full(text: str, gap: re.Match[str], width: int) -> bool:
    """Tell whether a line broke only because the next word, no item of a list, had no room."""
    line = gap.start() - text.rfind("\n", 0, gap.start()) - 1
    word = _FIRST_WORD.match(text, gap.end())
    return word is not None and line + 1 + len(word.group()) > width


def _trimmed(text: str, start: int, end: int, *, at_text_start: bool) -> Span:
    """Leave out blanks at both ends, and stray full stops before the first word."""
    stray = "" if at_text_start else ".…"
    while start < end and (text[start].isspace() or text[start] in stray):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
