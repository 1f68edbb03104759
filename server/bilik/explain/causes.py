"""What may be wrong with a triple pattern or VALUES that has no solution."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pyoxigraph import Literal, NamedNode

from bilik.explain.candidate import Candidate, Case, Edit, replacing
from bilik.explain.constants import TYPE, Constant, constants, prefixes, written
from bilik.explain.names import alike, local
from bilik.explain.reading import Clause, Element, Piece, Triple, place_of
from bilik.explain.values import alternatives, code_of
from bilik.search.mention import SEARCH
from bilik.vocabulary import RDFS

_VALUE: Final = "?bilikValue"
_MOST: Final = 5
_USED: Final = {
    "predicate": "?bilikA {iri} ?bilikB",
    "class": "?bilikA a {iri}",
    "other": "{{ {iri} ?bilikA ?bilikB }} UNION {{ ?bilikA ?bilikB {iri} }}",
}


def searches(case: Case) -> Iterator[Candidate]:
    """A search that finds nothing."""
    for element in case.culprit.elements:
        terms = constants(case.reading, element)
        texts = [each for each in terms if isinstance(each.term, Literal)]
        if texts and any(each.iri == SEARCH for each in terms):
            place = Piece(texts[0].start, texts[0].end)
            yield Candidate("search", place, (), (("term", case.reading.source(place)),))


def unknown_terms(case: Case) -> Iterator[Candidate]:
    """IRIs that the data do not have, or not in this place; two of a pattern are mended at once."""
    for element in case.culprit.elements:
        unknown = [
            (each, _meant(case, element, each))
            for each in constants(case.reading, element)
            if each.iri and each.role != "graph" and not _is_used(case, each)
        ]
        for each, near in unknown:
            yield from _unknown(case, each, near)
        for (one, some), (other, more) in pairwise(unknown):
            for second in more[:_MOST]:
                yield from _both(case, element, (one, other), some, second)


def _both(
    case: Case,
    element: Element,
    unknown: tuple[Constant, Constant],
    some: Sequence[str],
    second: str,
) -> Iterator[Candidate]:
    one, other = unknown
    values = (("term", f"{_source(case, one)}, {_source(case, other)}"),)
    if one.role == "predicate" and isinstance(element, Triple):
        some = alike(one.iri, _predicates_there(case, element, str(NamedNode(second))))
    for first in some[:_MOST]:
        edits = (*_naming(case, one, first), *_naming(case, other, second))
        yield Candidate("unknown", _place(one), edits, values, (first, second))


def _is_used(case: Case, each: Constant) -> bool:
    usage = _USED.get(each.role, _USED["other"]).format(iri=NamedNode(each.iri))
    return case.probe.holds(case.reading, usage, everywhere=True) is not False


def _meant(case: Case, element: Element, each: Constant) -> list[str]:
    """Return terms that may be meant: first those of the same name, then those that would fit."""
    near = case.names.near(each.iri, each.role)
    if each.role != "predicate" or not isinstance(element, Triple):
        return near
    same = [other for other in near if local(other) == local(each.iri)]
    fitting = alike(each.iri, _predicates_there(case, element, case.reading.source(element.object)))
    return list(dict.fromkeys([*same, *fitting, *near]))


def _predicates_there(case: Case, triple: Triple, value: str) -> list[str]:
    """Return the predicates that things have which fit all other patterns."""
    around = [each for each in case.culprit.around if isinstance(each, Triple)]
    subject = case.reading.source(triple.subject)
    for target in (value, _VALUE):
        text = f"{case.pattern(around) if around else ''} {subject} ?bilikP {target}"
        rows = case.probe.select(case.reading, "?bilikP", text)
        if rows:
            return [row["bilikP"]["value"] for row in rows]
    return []


def _unknown(case: Case, each: Constant, near: Sequence[str]) -> Iterator[Candidate]:
    node = NamedNode(each.iri)
    declared = case.probe.holds(case.reading, f"{node} ?bilikA ?bilikB", everywhere=True)
    unknown, shown = "unused" if declared else "unknown", tuple(near[:_MOST])
    yield Candidate(unknown, _place(each), (), _term_of(case, each), shown)
    for other in near[: _MOST + 1]:
        same = local(other) == local(each.iri) and not declared
        code = "namespace" if same else unknown
        edits = _naming(case, each, other)
        yield Candidate(code, _place(each), edits, _term_of(case, each), shown)


def _naming(case: Case, each: Constant, iri: str) -> tuple[Edit, ...]:
    return replacing(_place(each), written(NamedNode(iri), case.reading))


def _place(each: Constant) -> Piece:
    return Piece(each.start, each.end)


def _term_of(case: Case, each: Constant) -> tuple[tuple[str, str], ...]:
    return (("term", _source(case, each)),)


def _source(case: Case, each: Constant) -> str:
    return case.reading.source(_place(each))


def literals(case: Case) -> Iterator[Candidate]:
    """Literals that the data have with another tag, datatype or case."""
    for element in case.culprit.elements:
        for each in constants(case.reading, element):
            if isinstance(each.term, Literal) and isinstance(element, Triple):
                yield from _in_data(case, element, each)
            elif isinstance(each.term, Literal) and isinstance(element, Clause):
                yield from _other_forms(case, each)


def _in_data(case: Case, triple: Triple, each: Constant) -> Iterator[Candidate]:
    """Look up what stands in the place of a literal and is like it."""
    assert isinstance(each.term, Literal)
    reading, place = case.reading, Piece(each.start, each.end)
    prefix, _, name = each.term.value.partition(":")
    if place == triple.object and prefix in prefixes(reading) and name:
        values = (("term", reading.source(place)), ("other", each.term.value))
        yield Candidate("quoted", place, replacing(place, each.term.value), values)
    if each.role != "object" or place != triple.object:
        return
    begun = f"{reading.source(triple.subject)} {reading.source(triple.predicate)} {_VALUE} ."
    text = Literal(each.term.value)
    day = Literal(each.term.value[:10])
    for test in (
        f"STR({_VALUE}) = {text}",
        f"LCASE(STR({_VALUE})) = LCASE({text})",
        f"STRSTARTS(STR({_VALUE}), {day})",
    ):
        if "STRSTARTS" in test and not each.term.value[:4].isdigit():
            continue
        found = case.probe.select(reading, _VALUE, f"{begun} FILTER({test})")
        for row in found[:_MOST]:
            other = _term(row[_VALUE[1:]])
            values = (("term", reading.source(place)), ("other", written(other, reading)))
            edits = replacing(place, written(other, reading))
            yield Candidate(code_of(each.term, other), place, edits, values)
        if found:
            return
    called = tuple(case.names.called(each.term.value))
    for iri in called:
        yield Candidate("name", place, _naming(case, each, iri), _term_of(case, each), called)
    yield Candidate("literal", place, (), _term_of(case, each), called)


def _other_forms(case: Case, each: Constant) -> Iterator[Candidate]:
    """Try the other forms that the value of a literal may have in the data."""
    assert isinstance(each.term, Literal)
    place = Piece(each.start, each.end)
    for other in alternatives(each.term):
        values = (
            ("term", case.reading.source(place)),
            ("other", written(other, case.reading)),
        )
        edits = replacing(place, written(other, case.reading))
        yield Candidate(code_of(each.term, other), place, edits, values)


def _term(row: "dict[str, str] | object") -> Literal | NamedNode:
    assert isinstance(row, dict)
    if row["type"] == "uri":
        return NamedNode(row["value"])
    if "xml:lang" in row:
        return Literal(row["value"], language=row["xml:lang"])
    datatype = row.get("datatype")
    return Literal(row["value"], datatype=NamedNode(datatype) if datatype else None)


def direction(case: Case) -> Iterator[Candidate]:
    """A property that runs the other way, or a class that things have through a subclass."""
    for element in case.culprit.elements:
        if not isinstance(element, Triple):
            continue
        names = [c for c in constants(case.reading, element) if c.role == "predicate"]
        whole = len(names) == 1 and Piece(names[0].start, names[0].end) == element.predicate
        predicate = case.reading.source(element.predicate)
        typed = predicate == "a" or (whole and names[0].iri == TYPE)
        values = (("term", predicate),)
        if typed:
            path = f"a/{written(NamedNode(RDFS + 'subClassOf'), case.reading)}*"
            yield Candidate(
                "subclass", element.predicate, replacing(element.predicate, path), values
            )
        elif whole:
            edits = replacing(element.predicate, f"^{predicate}")
            yield Candidate("direction", element.predicate, edits, values)


def nothing_fits(case: Case) -> Iterator[Candidate]:
    """Say what has no solution, when nothing in it is wrong by itself."""
    element = case.culprit.blamed
    place = place_of(element)
    if len(case.culprit.elements) == 1:
        yield Candidate("alone", place, (), (("pattern", case.reading.source(element)),))
        return
    others = [case.reading.source(each) for each in case.culprit.elements[:-1]]
    values = (("pattern", case.reading.source(element)), ("others", " · ".join(others)))
    yield Candidate("together", place, (), values)
