"""Which of several texts a reader gets: those in the best language there is."""

from collections.abc import Callable, Iterable

from bilik.store.asking import Term
from bilik.vocabulary import LANGUAGES


def chain(language: str) -> tuple[str, ...]:
    """Return the order in which texts are looked for: always the same for a language."""
    return (language, *(other for other in LANGUAGES if other != language))


def ranking(language: str) -> Callable[[Term], int]:
    """Return what tells how good the language of a literal is; 0 is best."""
    order = {code: rank for rank, code in enumerate(chain(language))}
    return lambda literal: order.get(literal.get("xml:lang", ""), len(order))


def in_order(literals: Iterable[Term], language: str) -> list[str]:
    """Return the texts of literals, each once: those in the best language first."""
    rank = ranking(language)
    ranked = sorted((rank(literal), literal["value"]) for literal in literals)
    return list(dict.fromkeys(text for _, text in ranked))


def in_best_language(literals: Iterable[Term], language: str) -> list[str]:
    """Return those texts of literals that are in the best language there is, in order."""
    some, rank = list(literals), ranking(language)
    best = min(map(rank, some), default=0)
    return in_order((literal for literal in some if rank(literal) == best), language)
