"""Entity tags of answers (RFC 9110, section 8.8.3): same graph and same query, same answer."""

import hashlib
import re

from bilik.store.base import Query
from bilik.store.guard import calls_service

# Functions whose value is another each time (SPARQL 1.1 Query, sections 17.4.2 to 17.4.5).
_VOLATILE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


def tag(query: Query, version: str) -> str | None:
    """Return the tag of an answer, or None when a later one may differ on the same graph."""
    if not version or _VOLATILE.search(query.text) or calls_service(query.text):
        return None
    return hashlib.sha256(f"{version}\n{query!r}".encode()).hexdigest()[:32]
