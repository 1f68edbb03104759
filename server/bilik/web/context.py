"""What a request can reach: the services of its application."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from flask import current_app

from bilik.graph.question import Question
from bilik.publish.background import DumpProcess
from bilik.search.loading import Searcher
from bilik.settings import Settings
from bilik.store.base import Store, Writer
from bilik.web.language import Strings
from bilik.web.metrics import Metrics
from bilik.web.observe import Observer


@dataclass(frozen=True)
class Services:
    """The parts of one application."""

    settings: Settings
    store: Store
    questions: tuple[Question, ...]
    strings: Mapping[str, Strings]
    search: Searcher
    metrics: Metrics
    observers: tuple[Observer, ...]
    dumping: DumpProcess
    writer: Writer | None = None


def services() -> Services:
    """Return the services of the application that handles the current request."""
    return cast("Services", current_app.extensions["bilik"])
