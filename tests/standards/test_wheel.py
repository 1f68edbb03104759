"""The wheel carries the knowledge, and serves the same graph from another folder."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from bilik import resources

ROOT = resources.root()
FOLDERS = ("ontology", "data", "queries")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_exactly_the_knowledge_of_the_tree(wheel: Path) -> None:
    prefix = "bilik/_knowledge/"
    with zipfile.ZipFile(wheel) as archive:
        packed = {n.removeprefix(prefix) for n in archive.namelist() if n.startswith(prefix)}
        for name in packed:
            assert archive.read(prefix + name) == (ROOT / name).read_bytes(), name
    tree = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.is_relative_to(ROOT / "data" / "build")
    }
    assert packed == tree


def test_the_wheel_has_the_editor_of_queries_whenever_npm_could_be_reached(wheel: Path) -> None:
    folder = ROOT / "server" / "bilik" / "web" / "static" / "vendor"
    if not folder.is_dir():
        pytest.skip("The npm registry could not be reached. Try again: make assets")
    with zipfile.ZipFile(wheel) as archive:
        for path in folder.iterdir():
            name = f"bilik/web/static/vendor/{path.name}"
            assert archive.read(name) == path.read_bytes()


def test_an_installed_wheel_builds_and_answers_elsewhere(wheel: Path, tmp_path: Path) -> None:
    python = installed(wheel, tmp_path / "venv")
    home = tmp_path / "home"
    home.mkdir()
    environ = {"HOME": str(home), "PATH": "/usr/bin:/bin", "XDG_DATA_HOME": str(home / "data")}

    def bilik(*words: str) -> str:
        command = [str(python), "-m", "bilik", *words]
        done = subprocess.run(
            command, cwd=home, env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "statements from 2 documents" in bilik("build")
    assert (home / "data" / "bilik" / "build" / "current").is_file()
    answer = bilik("query", "powers-of-an-act", "--format", "csv")
    assert "Forming the Security Council" in answer
    source = bilik_location(python, environ, home)
    assert not source.is_relative_to(ROOT / "server")


def installed(wheel: Path, folder: Path) -> Path:
    """Make an environment that has the wheel, and borrows its dependencies from this one."""
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    packages = next((folder / "lib").glob("python*/site-packages"))
    (packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python


def bilik_location(python: Path, environ: dict[str, str], home: Path) -> Path:
    code = "import bilik; print(bilik.__file__)"
    command = [str(python), "-c", code]
    done = subprocess.run(
        command, cwd=home, env=environ, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())
