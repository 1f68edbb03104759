"""Where things of the graph stand on this server."""

from urllib.parse import quote

from bilik.vocabulary import ID

_SAFE = "/-._~!$&'()*+,;=:@"


def page_of(iri: str) -> str:
    """Return the address of the page about an IRI: a path of ours, or the IRI itself."""
    if iri.startswith(ID):
        return "/page/" + quote(iri[len(ID) :], safe=_SAFE)
    return iri
