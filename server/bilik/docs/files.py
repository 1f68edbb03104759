"""Where the pages lie in the build folder."""

from pathlib import Path


def page(build_dir: Path, language: str) -> Path:
    """Return the path of the page in a language, which may not have been built."""
    return build_dir / "docs" / language / "index.html"
