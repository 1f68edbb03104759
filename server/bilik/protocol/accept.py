"""Content negotiation: `Accept` and `Accept-Language`.

RFC 9110, sections 12.4.2 (quality), 12.5.1 and 12.5.4.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_RANGE = re.compile(rf"\s*({_WORD})(?:/({_WORD}))?\s*(?:;(.*))?$", re.DOTALL)
_PARAMETER = re.compile(rf'\s*({_WORD})\s*=\s*({_WORD}|"(?:[^"\\]|\\.)*")\s*(?:;|$)')
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class Preference:
    """One element of the header: a range in lower case, its quality, and its parameters."""

    range: str
    quality: float
    parameters: int = 0

    @property
    def specificity(self) -> int:
        """How much the range says; the more specific range has precedence (section 12.5.1)."""
        if self.range in {"*/*", "*"}:
            return 0
        return 1 if self.range.endswith("/*") else 2 + self.parameters


def preferences(header: str) -> tuple[Preference, ...]:
    """Read the elements of the header in order; what is not well formed is left out."""
    found = (_preference(part) for part in _PART.findall(header))
    return tuple(preference for preference in found if preference is not None)


def _preference(part: str) -> Preference | None:
    match = _RANGE.match(part)
    if match is None:
        return None
    name = f"{match[1]}/{match[2]}" if match[2] else match[1]
    quality, parameters = 1.0, 0
    for key, value in _PARAMETER.findall(match[3] or ""):
        if key.lower() != "q":
            parameters += 1
        elif _QUALITY.fullmatch(value):
            quality = float(value)
        else:
            return None
    return Preference(name.lower(), quality, parameters)


def negotiate(header: str | None, offers: Iterable[str]) -> str | None:
    """Choose a media type among `offers` (best first), or None when none is acceptable.

    No header means that everything is. Media type parameters other than `q` make a range more
    specific and exclude nothing: each offer exists in one variant only, and that is more useful
    than none.
    """
    wanted = preferences(header or "")
    if not wanted:
        return next(iter(offers), None)
    best, best_quality = None, 0.0
    for offer in offers:
        quality = _quality(offer, wanted)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def _quality(offer: str, wanted: Iterable[Preference]) -> float:
    matching = [each for each in wanted if _matches(each.range, offer)]
    if not matching:
        return 0.0
    specificity = max(each.specificity for each in matching)
    return max(each.quality for each in matching if each.specificity == specificity)


def _matches(wanted: str, offer: str) -> bool:
    if wanted in {"*/*", "*"}:
        return True
    if wanted.endswith("/*"):
        return offer.startswith(wanted[:-1])
    return wanted == offer


def negotiate_language(header: str | None, offers: Iterable[str]) -> str | None:
    """Choose a language among `offers`, or None; `kk-KZ` is content with `kk` (RFC 4647, 3.4)."""
    wanted = preferences(header or "")
    best, best_quality = None, 0.0
    for offer in offers:
        matching = [each for each in wanted if each.range.partition("-")[0] in {offer, "*"}]
        named = [each for each in matching if each.range != "*"]
        quality = max((each.quality for each in named or matching), default=0.0)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best
