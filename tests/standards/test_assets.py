"""What pages take from the npm registry, and what happens without it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bilik import resources

ASSETS = resources.root() / "server" / "assets"


def test_the_lock_file_has_digests_and_no_address() -> None:
    text = (ASSETS / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert "node_modules/@zazuko/yasgui" in packages
    for each in packages.values():
        assert each["integrity"].startswith("sha512-")
    assert "resolved" not in text
    assert "registry" not in text


def test_versions_are_exact() -> None:
    wanted = json.loads((ASSETS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="No npm here to be refused by.")
def test_without_the_registry_one_line_is_said_and_nothing_fails(tmp_path: Path) -> None:
    copy = tmp_path / "server" / "assets"
    shutil.copytree(ASSETS, copy)
    (tmp_path / "server" / "bilik" / "web" / "static").mkdir(parents=True)
    refused = {"npm_config_registry": "http://127.0.0.1:9", "npm_config_cache": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, str(copy / "build.py")],
        env=os.environ | refused,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "stays plain" in done.stderr
    assert not (tmp_path / "server" / "bilik" / "web" / "static" / "vendor" / "BUILT").exists()
