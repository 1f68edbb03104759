"""What is to hear of each request, whichever way it was answered."""

from bilik.web import logs
from bilik.web.metrics import Metrics
from bilik.web.observe import Observer


def observers(metrics: Metrics) -> tuple[Observer, ...]:
    """Return them; `metrics` is one of them."""
    return metrics.observe, logs.access
