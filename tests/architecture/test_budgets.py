"""The size of modules, classes and functions, and what no tracked file may hold."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "server" / "bilik"
MODULES = sorted(PACKAGE.rglob("*.py"))

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(node: FunctionNode | ast.ClassDef) -> int:
    """Lines of a definition without its docstring."""
    docstring = ast.get_docstring(node, clean=False)
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    return length - (docstring.count("\n") + 1 if docstring else 0)


def definitions(kind: tuple[type[ast.AST], ...]) -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind) and isinstance(node, FunctionNode | ast.ClassDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines_of(node)


def test_functions_are_short() -> None:
    lengths = dict(definitions((ast.FunctionDef, ast.AsyncFunctionDef)))
    assert {name: n for name, n in lengths.items() if n > 60} == {}
    ordered = sorted(lengths.values())
    assert statistics.median(ordered) <= 8
    assert ordered[int(0.9 * (len(ordered) - 1))] <= 30


def test_classes_are_small() -> None:
    assert {name: n for name, n in definitions((ast.ClassDef,)) if n > 300} == {}


def test_modules_are_small() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in MODULES}
    assert {name: n for name, n in lengths.items() if n > 400} == {}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_generated_file_is_tracked() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    assert [n for n in names if n.startswith("data/build/") or n.endswith((".pyc", ".nq"))] == []


def test_the_version_stands_in_one_place() -> None:
    version = re.search(r'__version__ = "(.+)"', (PACKAGE / "__init__.py").read_text("utf-8"))
    assert version
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'"{version[1]}"' not in pyproject
