"""What to say when there is nothing at an address: which names are near."""

import re
from typing import Final

from werkzeug.exceptions import NotFound

from bilik.errors import StoreError
from bilik.vocabulary import BASE, ID
from bilik.web.context import services

_NEAR: Final = 5


def absent(iri: str) -> NotFound:
    """Return the error for an IRI that the graph does not know, with the names that are near it."""
    near = "".join(f" {found} ({label})." for found, label in _near(iri))
    hint = f" Near names:{near}" if near else ""
    return NotFound(f"The graph knows nothing of {iri}.{hint}")


def _near(iri: str) -> list[tuple[str, str]]:
    """Find things of ours by the words of the IRI's last part; nothing when that fails."""
    words = re.sub(r"[-_/.]+", " ", iri.removeprefix(ID).removeprefix(BASE))
    kind, _, name = words.partition(" ")
    try:
        hits = services().search.search(name or kind, limit=4 * _NEAR)
    except StoreError:
        return []
    ours = [(hit.iri, hit.label) for hit in hits if hit.iri.startswith(BASE)]
    same = [pair for pair in ours if pair[0].startswith(f"{ID}{kind}/")]
    return list(dict.fromkeys([*same, *ours]))[:_NEAR]
