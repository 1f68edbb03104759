"""Where things of the graph stand on this server."""

from urllib.parse import quote

from flask import request

from bilik.vocabulary import ID, LANGUAGES, ONTOLOGY

_SAFE = "/-._~!$&'()*+,;=:@"


def page_of(iri: str) -> str:
    """Return the address of the page about an IRI: a path of ours, or the IRI itself.

    A language that the reader has chosen goes with the link.
    """
    chosen = request.args.get("lang", "")
    asked = f"?lang={chosen}" if chosen in LANGUAGES else ""
    if iri.startswith(ID):
        return f"/doc/{quote(iri[len(ID) :], safe=_SAFE)}{asked}"
    if iri.startswith(ONTOLOGY):
        return f"/doc/ontology/{quote(iri[len(ONTOLOGY) :], safe=_SAFE)}{asked}"
    return iri
