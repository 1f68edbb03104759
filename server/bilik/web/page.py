"""What all pages have in common."""

from typing import Any

from flask import request, url_for

from bilik.vocabulary import LANGUAGES
from bilik.web.context import services
from bilik.web.language import choose


def language() -> str:
    """Return the language of the page that is asked for."""
    return choose(request.args.get("lang"), request.headers.get("Accept-Language"))


def page() -> dict[str, Any]:
    """Return the template variables of the frame around each page."""
    chosen = language()
    return {
        "lang": chosen,
        "t": services().strings[chosen],
        "languages": [(code, services().strings[code]["language"]) for code in LANGUAGES],
        "same_page": _same_page,
    }


def _same_page(code: str) -> str:
    """Return the address of this page in another language."""
    if request.endpoint is None or request.method == "POST":
        return url_for("pages.front", lang=code)
    values = request.args.to_dict() | {"lang": code}
    return url_for(request.endpoint, **{**(request.view_args or {}), **values})
