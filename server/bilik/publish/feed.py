"""Changes as an Atom feed (RFC 4287): acts, changes of powers by reforms, the version of the graph.

Harvesters of legislation expect one (ELI, pillar 4). Feeds of more than a page go on behind
`rel="next"` (RFC 5005, section 3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from bilik.publish.addresses import document_of, path_of
from bilik.publish.description import LICENCE
from bilik.publish.languages import ranking
from bilik.store.asking import bindings
from bilik.store.base import Store
from bilik.vocabulary import BASE, ONTOLOGY, RDFS, SKOS

PAGE: Final = 100

_ATOM: Final = "http://www.w3.org/2005/Atom"
_ID: Final = BASE + "feed.atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that came about on a day (YYYY-MM-DD) or at an instant."""

    iri: str
    day: str
    title: str
    summary: str = ""
    term: str = ""

    @property
    def updated(self) -> str:
        """The instant as RFC 3339 has it."""
        return self.day if "T" in self.day else f"{self.day}T00:00:00Z"


def entries(store: Store, language: str) -> list[Entry]:
    """Return acts and changes of powers, the latest first, by one query; raises StoreError."""
    text = f"""\
SELECT ?thing ?day ?term ?name ?note WHERE {{
  {{ ?thing <{ONTOLOGY}adoptedOn> ?day . BIND("act" AS ?term) }}
  UNION {{
    ?thing <{ONTOLOGY}partOfReform>/<{ONTOLOGY}occurredOn> ?day ; a <{ONTOLOGY}PowerChange> .
    BIND("change" AS ?term)
  }}
  ?thing <{RDFS}label> ?name .
  OPTIONAL {{ ?thing <{SKOS}note>|<{SKOS}definition> ?note FILTER(LANG(?note) = LANG(?name)) }}
}}"""
    ranked = ranking(language)
    best: dict[str, tuple[int, Entry]] = {}
    for row in bindings(store, text):
        rank = ranked(row["name"])
        note = row["note"]["value"] if "note" in row else ""
        iri = row["thing"]["value"]
        entry = Entry(
            iri, row["day"]["value"][:10], row["name"]["value"], note, row["term"]["value"]
        )
        known = best.get(iri)
        if known is None or (rank, note) < (known[0], known[1].summary):
            best[iri] = (rank, entry)
    found = [entry for _, entry in best.values()]
    return sorted(found, key=lambda each: (each.day, each.iri), reverse=True)


def write(
    found: Sequence[Entry], title: str, language: str, root: str, links: Mapping[str, str]
) -> bytes:
    """Write a page of entries; `root` is the address of the server without slash at the end."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": language})
    _text(feed, "id", _ID)
    _text(feed, "title", title)
    _text(feed, "updated", max((each.updated for each in found), default="1970-01-01T00:00:00Z"))
    _text(_child(feed, "author"), "name", "Bilik")
    _text(feed, "rights", LICENCE)
    for relation, address in links.items():
        _child(feed, "link", rel=relation, href=address)
    for entry in found:
        _entry(feed, entry, root)
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _entry(feed: ET.Element, entry: Entry, root: str) -> None:
    element = _child(feed, "entry")
    _text(element, "id", entry.iri)
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated)
    if entry.term:
        _child(element, "category", term=entry.term)
    path = path_of(entry.iri) or ""
    _child(element, "link", rel="alternate", type="text/html", href=root + path)
    _child(element, "link", rel="related", type="text/turtle", href=f"{document_of(entry.iri)}.ttl")
    _text(element, "summary", entry.summary or entry.title)


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: ET.Element, name: str, text: str) -> None:
    _child(parent, name).text = "".join(_allowed(text))


def _allowed(text: str) -> Iterable[str]:
    """Leave out what XML 1.0 cannot hold (section 2.2)."""
    return (x for x in text if x in "\t\n\r" or " " <= x < "\ufffe" or x > "\uffff")
