"""The page about one thing of the graph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Response, abort, url_for

from bilik.store.formats import NAMES, SUFFIXES
from bilik.vocabulary import GRAPH_DOCUMENT, ONTOLOGY, RDFS, SKOS, local
from bilik.web.context import services
from bilik.web.page import language
from bilik.web.views.day import Span, as_of
from bilik.web.views.links import address_of
from bilik.web.views.matrix import STATUSES
from bilik.web.views.neighbours import BOX, WIDTH, picture
from bilik.web.views.respond import html
from bilik.web.views.rows import rows
from bilik.web.views.sentences import facts, sayings
from bilik.web.views.spans import Mark, Segment, flatten
from bilik.web.views.statements import Evidence
from bilik.web.views.thing import Thing, Users, gather
from bilik.web.views.timeline import timeline

_MATCHES: Final = (
    *(SKOS + name for name in ("exactMatch", "closeMatch", "relatedMatch", "broadMatch")),
    RDFS + "seeAlso",
)
# Forms that the document of a thing is written in: suffix, name and media type.
_FORMATS: Final = tuple((suffix, NAMES[kind], kind) for suffix, kind in SUFFIXES.items())
_OF_HOLDER: Final = (ONTOLOGY + "powerHolder", ONTOLOGY + "concernsHolder")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a thing is known from: the same for all of its curated facts."""

    notes: Sequence[str]
    citations: Sequence[str]
    remarks: Sequence[str]
    confidence: str
    review: str

    @classmethod
    def of(cls, thing: Thing, chosen: str) -> "Sources":
        """Read them from the facts of a thing."""
        return cls(
            notes=thing.words(chosen, ONTOLOGY + "sourceNote"),
            citations=thing.words(chosen, ONTOLOGY + "sourceCitation"),
            remarks=thing.words(chosen, SKOS + "editorialNote"),
            confidence=next(iter(thing.texts(ONTOLOGY + "confidence")), ""),
            review=next(iter(thing.texts(ONTOLOGY + "reviewStatus")), ""),
        )


def render(iri: str) -> Response:
    """Answer with the page about the thing of an IRI, or 404 when the graph has none."""
    chosen, day = language(), as_of()
    thing = gather(iri, chosen)
    if thing is None:
        abort(404, "The graph says nothing about this. Search for it by name, or ask in SPARQL.")
    thing = replace(thing, users=_on(thing, day))
    said = facts(thing, services().strings[chosen], chosen)
    title = thing.label(iri) or _title(thing)
    span = Span.of(*(_first(thing, name) for name in ("validFrom", "validTo")))
    return html(
        "entity/entity.html",
        thing=thing,
        facts=said,
        title=title,
        sources=Sources.of(thing, chosen),
        span=span,
        day=day,
        timeline=timeline(thing, day),
        picture=picture(thing, title, said),
        width=WIDTH,
        box=BOX,
        links=thing.texts(*_MATCHES),
        others=thing.words(chosen, SKOS + "altLabel"),
        definitions=thing.words(chosen, SKOS + "definition"),
        notes=thing.words(chosen, SKOS + "note", ONTOLOGY + "exerciseNote"),
        formats=_FORMATS,
        path=address_of(iri),
        signs=STATUSES,
        names=_Names(thing),
        tongues=languages(),
        highlighted=highlighted,
        sayings=sayings,
        matrix_of=_matrix,
        users_query=_query,
        statements_query=_statements_query,
        bilik=ONTOLOGY,
    )


def languages() -> dict[str, str]:
    """Return the language of each document."""
    return {row["document"]: row["language"] for row in rows("documents") if "language" in row}


class _Names(dict[str, str]):
    """Labels by IRI, as the macros that other pages share expect them."""

    def __init__(self, thing: Thing) -> None:
        super().__init__({iri: of.label for iri, of in thing.named.items() if of.label})


def _matrix(name: str, thing: Thing) -> str:
    """Return where the powers of a holder, or under an act version, stand act by act."""
    if name in _OF_HOLDER:
        return url_for("powers.powers", holder=local(thing.iri), lang=language())
    if name == ONTOLOGY + "underVersion":
        since = _first(thing, "validFrom")[:10]
        return url_for("powers.powers", asOf=since, lang=language())
    return ""


def _query(name: str, iri: str) -> str:
    return f"SELECT DISTINCT ?subject WHERE {{ ?subject <{name}> <{iri}> }} ORDER BY ?subject"


def _statements_query(iri: str) -> str:
    graphs = f'FILTER(STRSTARTS(STR(?document), "{GRAPH_DOCUMENT}"))'
    pattern = f"GRAPH ?document {{ ?statement ?property <{iri}> }} {graphs}"
    return f"SELECT DISTINCT ?statement ?document WHERE {{ {pattern} }} ORDER BY ?statement"


def _first(thing: Thing, name: str) -> str:
    return next(iter(thing.texts(ONTOLOGY + name)), "")


def _title(thing: Thing) -> str:
    """Return a name for what has none: its class, and its slug."""
    kind = next((thing.label(iri) for iri in thing.types if thing.label(iri)), "")
    return f"{kind[:1].upper()}{kind[1:]} {local(thing.iri)}".strip()


def _on(thing: Thing, day: str) -> tuple[Users, ...]:
    """Leave out what did not hold on the day; what bears no day stays."""
    if not day:
        return thing.users
    kept = []
    for users in thing.users:
        iris = tuple(iri for iri in users.iris if _held(thing, iri, day))
        if iris or not users.iris:
            kept.append(replace(users, iris=iris, count=len(iris) or users.count))
    return tuple(kept)


def _held(thing: Thing, iri: str, day: str) -> bool:
    span = thing.named[iri].span if iri in thing.named else Span()
    return not span or span.covers(day)


def highlighted(passage: Evidence) -> list[Segment]:
    """Cut a sentence where the words of its roles begin and end."""
    marks = [
        Mark(start - passage.start, end - passage.start, local(role), local(role))
        for role, start, end, _ in passage.roles
    ]
    return flatten(passage.quote, marks)
