"""schema.org in pages: a block of data, which no policy of scripts concerns and nothing runs.

HTML takes a `script` of another type than a script's for data, before the content security policy
is asked (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element).
"""

import json
from typing import Any

from markupsafe import Markup

from bilik.publish import schema_org
from bilik.web.context import services
from bilik.web.page import language

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def describe(iri: str) -> dict[str, Any]:
    """Describe a thing in the language of the page; {} when it has no name."""
    return schema_org.describe(services().store, iri, language())


def script(iri: str) -> Markup:
    """Return the block of data about a thing for the head of its page, or nothing."""
    described = describe(iri)
    if not described:
        return Markup()
    text = json.dumps(described, ensure_ascii=False, sort_keys=True)
    for letter, escape in _ESCAPES.items():
        text = text.replace(letter, escape)
    # Escaped above: no text of the graph can end the element.
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704
