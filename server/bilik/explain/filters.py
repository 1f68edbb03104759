"""What may be wrong with a filter that removes all solutions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bilik.explain.candidate import Candidate, Case, Edit, replacing
from bilik.explain.constants import constants, variables, written
from bilik.explain.reading import Clause, Piece, place_of
from bilik.explain.values import DAYS, as_day
from bilik.store.lexemes import Kind, Lexeme, code
from bilik.vocabulary import LANGUAGES, XSD

_SHOWN: Final = 3
_LEAST_LIKENESS: Final = 0.5
_TESTS: Final = {"CONTAINS", "STRSTARTS", "STRENDS", "REGEX"}
# Codes of countries and of other standards that are taken for the tag of a language.
_MISTAKEN: Final = {"kz": "kk", "kaz": "kk", "qaz": "kk", "rus": "ru", "eng": "en", "gb": "en"}


def unbound_variables(case: Case) -> Iterator[Candidate]:
    """Variables that no pattern of the filter's group binds; most often misspelt."""
    bound = {name for each in case.culprit.around for name, _ in variables(case.reading, each)}
    bound |= {name for graph in case.culprit.graphs for name, _ in variables(case.reading, graph)}
    for element in case.culprit.elements:
        text = case.reading.source(element)
        if not isinstance(element, Clause) or re.search(r"\bEXISTS\b", text, re.IGNORECASE):
            continue
        for name, start in variables(case.reading, element):
            place = Piece(start, start + len(name) + 1)
            if name not in bound:
                yield from _unbound(name, place, sorted(bound))


def _unbound(name: str, place: Piece, bound: Sequence[str]) -> Iterator[Candidate]:
    near = process.extract(
        name, bound, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_LIKENESS, limit=_SHOWN
    )
    for other, _, _ in near:
        values = (("term", f"?{name}"), ("other", f"?{other}"))
        yield Candidate("variable", place, replacing(place, f"?{other}"), values)
    yield Candidate("unbound", place, (), (("term", f"?{name}"),))


def days(case: Case) -> Iterator[Candidate]:
    """Days compared with times (SPARQL 1.1 Query, 17.3): all literals of the comparison at once.

    A literal may stand in the filter, or in a VALUES or BIND that gives it to the filter.
    """
    names = {name for each in case.culprit.elements for name, _ in variables(case.reading, each)}
    clauses = [each for each in case.culprit.around if isinstance(each, Clause)]
    giving = [each for each in clauses if names & {n for n, _ in variables(case.reading, each)}]
    written_there = [
        (each, each.term)
        for clause in (*case.culprit.elements, *giving)
        for each in constants(case.reading, clause)
        if isinstance(each.term, Literal)
    ]
    for kind in _day_types(case, names):
        others = [
            (Piece(each.start, each.end), day)
            for each, term in written_there
            if (day := as_day(term, kind)) and day != term
        ]
        if others:
            yield from _as_days(case, others)


def _day_types(case: Case, names: Iterable[str]) -> list[str]:
    """Return the types of days that patterns give to the variables of a filter."""
    triples = [each for each in case.culprit.around if not isinstance(each, Clause)]
    there: set[str] = set()
    for name in sorted(names):
        rows = case.probe.select(case.reading, f"?{name}", case.pattern(triples))
        there |= {row[name].get("datatype", "") for row in rows if name in row}
    return [kind for kind in DAYS if kind in there]


def _as_days(case: Case, others: Sequence[tuple[Piece, Literal]]) -> Iterator[Candidate]:
    place, day = others[0]
    values = (("term", case.reading.source(place)), ("other", written(day, case.reading)))
    edits = tuple(Edit(p.start, p.end, written(d, case.reading)) for p, d in others)
    yield Candidate("date", place, edits, values)
    yield Candidate("date", place, (), values)


def comparisons(case: Case) -> Iterator[Candidate]:
    """Tests of text that heed capital letters or language tags; tags that no text has."""
    for element in case.culprit.elements:
        if not isinstance(element, Clause):
            continue
        pieces = [
            Lexeme(each.kind, each.text, each.start + element.start)
            for each in code(case.reading.source(element))
        ]
        yield from _tags(case, element, pieces)
        for index, piece in enumerate(pieces):
            if piece.text.upper() in _TESTS and piece.kind is Kind.WORD:
                yield from _tests(case, pieces, index)
            elif piece.kind is Kind.VARIABLE:
                yield from _cast(case, pieces, index)
                yield from _compared(pieces, index)


def _tags(case: Case, element: Clause, pieces: Sequence[Lexeme]) -> Iterator[Candidate]:
    words = {piece.text.upper() for piece in pieces}
    if not words & {"LANG", "LANGMATCHES"}:
        return
    for each in constants(case.reading, element):
        if not isinstance(each.term, Literal) or each.term.value in {*LANGUAGES, "*"}:
            continue
        meant = _MISTAKEN.get(each.term.value.lower(), each.term.value.lower()[:2])
        for tag in (meant, *LANGUAGES):
            place = Piece(each.start, each.end)
            values = (("term", case.reading.source(place)), ("other", f'"{tag}"'))
            if tag in LANGUAGES:
                yield Candidate("lang", place, replacing(place, f'"{tag}"'), values)


def _cast(case: Case, pieces: Sequence[Lexeme], index: int) -> Iterator[Candidate]:
    """Cast a variable to a day where the query casts what it is compared with."""
    day = written(NamedNode(XSD + "date"), case.reading)
    if any(each.text == day for each in pieces):
        name = pieces[index].text
        place = Piece(pieces[index].start, pieces[index].start + len(name))
        values = (("term", name), ("other", f"{day}({name})"))
        yield Candidate("cast", place, replacing(place, f"{day}({name})"), values)


def _compared(pieces: Sequence[Lexeme], index: int) -> Iterator[Candidate]:
    """Compare the text of a variable without its tag, or the year of a day with a number."""
    around = [pieces[at] for at in range(max(0, index - 3), min(len(pieces), index + 4))]
    signs = {each.text for each in around} & {"=", "<", ">"}
    years = [each.text for each in around if each.kind is Kind.NUMBER and len(each.text) == 4]
    name = pieces[index].text
    place = Piece(pieces[index].start, pieces[index].start + len(name))
    if signs and years:
        other = f"YEAR({name})"
        values = (("term", name), ("other", other))
        yield Candidate("year", place, replacing(place, other), values)
    if "=" in signs:
        other = f"STR({name})"
        values = (("term", name), ("other", other))
        yield Candidate("language", place, replacing(place, other), values)


def _tests(case: Case, pieces: Sequence[Lexeme], index: int) -> Iterator[Candidate]:
    """Make a test of text heed neither capital letters nor tags."""
    arguments = _arguments(pieces, index + 1)
    if len(arguments) < 2:
        return
    place = Piece(pieces[index].start, arguments[-1].end + 1)
    values = (("term", case.reading.text[place.start : place.end]),)
    texts = [case.reading.text[each.start : each.end].strip() for each in arguments]
    if pieces[index].text.upper() == "REGEX":
        other = f'REGEX(STR({texts[0]}), {texts[1]}, "i")'
    else:
        other = f"{pieces[index].text}(LCASE(STR({texts[0]})), LCASE({texts[1]}))"
    yield Candidate("case", place, replacing(place, other), (*values, ("other", other)))


def _arguments(pieces: Sequence[Lexeme], opening: int) -> list[Piece]:
    """Return the arguments of a call whose opening bracket is given."""
    if opening >= len(pieces) or pieces[opening].text != "(":
        return []
    found, depth, start = [], 0, pieces[opening].start + 1
    for piece in pieces[opening:]:
        depth += {"(": 1, ")": -1}.get(piece.text, 0)
        if (depth == 1 and piece.text == ",") or not depth:
            found.append(Piece(start, piece.start))
            start = piece.start + 1
        if not depth:
            break
    return found


def values_there(case: Case) -> Iterator[Candidate]:
    """Say what values the filter was given, when nothing in it is wrong by itself."""
    element = case.culprit.blamed
    place = place_of(element)
    around = case.pattern(case.culprit.around)
    shown = []
    for name in dict.fromkeys(name for name, _ in variables(case.reading, place)):
        rows = case.probe.select(case.reading, f"?{name}", around)
        there = [row[name]["value"] for row in rows if name in row][:_SHOWN]
        shown += [f"?{name}: {', '.join(there)}"] if there else []
    values = (("pattern", case.reading.source(element)), ("values", "; ".join(shown)))
    yield Candidate("filter", place, (), values)
