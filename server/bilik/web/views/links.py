"""Where things of the graph stand on this server."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

from flask import request

from bilik.publish.addresses import SAFE
from bilik.vocabulary import ID, LANGUAGES, ONTOLOGY

_KEPT: Final[Mapping[str, re.Pattern[str]]] = {
    "lang": re.compile("|".join(LANGUAGES)),
    "asOf": re.compile(r"\d{4}-\d\d-\d\d"),
}


def page_of(iri: str) -> str:
    """Return the address of the page about an IRI: a path of ours, or the IRI itself.

    The language and the day that a reader has chosen go with the link.
    """
    for base, path in ((ID, "/doc/"), (ONTOLOGY, "/doc/ontology/")):
        if iri.startswith(base):
            name = quote(iri[len(base) :], safe=SAFE)
            return request.script_root + path + name + _chosen()
    return iri


def _chosen() -> str:
    kept = {
        name: request.args[name]
        for name, pattern in _KEPT.items()
        if pattern.fullmatch(request.args.get(name, ""))
    }
    return f"?{urlencode(kept)}" if kept else ""
