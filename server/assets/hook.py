"""Has hatch build the assets when it builds a wheel."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface[Any]):
    """Puts the files of the npm packages in place before they are packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for npm when the machine has none."""
        assets = _assets()
        return [] if assets.is_built() or assets.find_npm() else [assets.NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, except for an editable install, where `make` does it."""
        build_data["artifacts"].append("server/bilik/web/static/vendor/*")
        if version != "editable":
            _assets().main()


def _assets() -> ModuleType:
    path = Path(__file__).with_name("build.py")
    spec = importlib.util.spec_from_file_location("bilik_assets", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
