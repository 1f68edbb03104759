"""Where things of the graph stand on this server."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from flask import request

from bilik.publish.addresses import path_of
from bilik.vocabulary import LANGUAGES

_KEPT: Final[Mapping[str, re.Pattern[str]]] = {
    "lang": re.compile("|".join(LANGUAGES)),
    "asOf": re.compile(r"\d{4}-\d\d-\d\d"),
}


def address_of(iri: str) -> str:
    """Return where this server tells about an IRI: a path of ours, or the IRI itself."""
    path = path_of(iri)
    return iri if path is None else request.script_root + path


def page_of(iri: str) -> str:
    """Return the address of the page about an IRI; language and day go with it as chosen."""
    return iri if path_of(iri) is None else address_of(iri) + _chosen()


def _chosen() -> str:
    kept = {
        name: request.args[name]
        for name, pattern in _KEPT.items()
        if pattern.fullmatch(request.args.get(name, ""))
    }
    return f"?{urlencode(kept)}" if kept else ""
