"""Finds the knowledge folders `ontology`, `data` and `queries`, in a wheel or in a checkout."""

from pathlib import Path

from bilik.errors import KnowledgeError

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds `ontology`, `data` and `queries`.

    An installed wheel carries them in `bilik/_knowledge`; an editable install uses the checkout.
    Raises KnowledgeError when neither is there.
    """
    for candidate in (_PACKAGE / "_knowledge", _PACKAGE.parent.parent):
        if (candidate / "ontology" / "bilik.ttl").is_file():
            return candidate
    raise KnowledgeError(
        "The knowledge folders (ontology, data, queries) were not found beside the package. "
        "Reinstall bilik, or name them with BILIK_KNOWLEDGE=FOLDER."
    )


def is_checkout(knowledge: Path) -> bool:
    """Tell whether the knowledge folder is a source checkout (and may be built into)."""
    return (knowledge / "pyproject.toml").is_file()
