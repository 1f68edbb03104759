"""What pyLODE writes of a one-language graph, put into that language.

This module needs the optional extra `bilik[docs]`. Names that begin with an underscore and are not
defined here are those of pyLODE 3.3.4, the version that the extra pins.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dominate.tags import div  # type: ignore[import-untyped]
from pylode.profiles.ontpub import OntPub
from pylode.rdf_elements import PROPS
from rdflib import Graph, URIRef

from bilik.docs.words import Words

_EMPTY = {"title": "", "description": "", "ont_title": ""}

Name = Callable[[URIRef], str]
"""Gives the name of a property in the language of the page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page: its fragment, its heading, and fragment and label of its terms."""

    anchor: str
    heading: str
    terms: Sequence[tuple[str, str]]


class Publication(OntPub):  # type: ignore[misc]  # pyLODE has no types
    """The sections of a page; `anchors` gives the fragment of each term.

    The constructor of OntPub would read vocabularies for English names of rows, and keep them in a
    file beside its own code; here the names come from the ontology and the words.
    """

    def __init__(self, graph: Graph, anchors: Mapping[URIRef, str], words: Words) -> None:
        self.ont = graph
        self._ontdoc_inference(graph)
        self.back_onts = Graph()
        self.props_labeled = dict.fromkeys(PROPS, _EMPTY)
        self.toc: dict[str, Any] = {}
        self.fids = {str(term): anchor for term, anchor in anchors.items()}
        self.ns = None
        self.content = div(id="content")
        self._words = words

    def sections(self, name: Name) -> tuple[str, tuple[Section, ...]]:
        """Return the HTML of all sections, and what the table of contents says of them."""
        self._make_metadata()
        self._make_main_sections()
        self._make_namespaces()
        self._drop_marks()
        self._name_rows(name)
        self._keep_links_inside()
        found = tuple(self._section(section) for section in self.content.children)
        return self.content.render(), found

    def _drop_marks(self) -> None:
        """Remove the raised letters for kinds of terms: the headings tell the kinds in words."""
        for mark in self.content.get("sup"):
            mark.parent.remove(mark)

    def _name_rows(self, name: Name) -> None:
        for link in self.content.get("a", cls="hover_property"):
            row = link.parent
            row.clear()
            row.add(name(URIRef(link["href"])))

    def _keep_links_inside(self) -> None:
        """Lead from a term that the page describes to its description."""
        for link in self.content.get("a"):
            anchor = self.fids.get(str(link["href"]))
            if anchor:
                link["href"] = f"#{anchor}"

    def _section(self, section: Any) -> Section:
        anchor = section["id"]
        heading = self._words.text["about" if anchor == "metadata" else anchor]
        title = section.get("h2")[0]
        title.clear()
        title.add(heading)
        terms = self.toc.get(anchor, ()) if anchor != "namespaces" else ()
        return Section(anchor, heading, [(a.removeprefix("#"), "".join(t)) for a, t in terms])
