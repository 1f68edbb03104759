"""Settings come from defaults, the environment and explicit values, in that order."""

from dataclasses import fields
from pathlib import Path

import pytest

from bilik import resources, settings
from bilik.errors import SettingError


def test_explicit_values_win_over_the_environment(tmp_path: Path) -> None:
    environ = {"BILIK_PORT": "9001", "BILIK_BUILD_DIR": str(tmp_path)}
    assert settings.load(environ).port == 9001
    assert settings.load(environ, port=9002).port == 9002
    assert settings.load(environ).build_dir == tmp_path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("eighty", "port='eighty' .* is no whole number"),
        ("-1", "port is -1; it must be greater than zero"),
        ("0", "port is 0; it must be greater than zero"),
        ("99999", "port is 99999; it must be at most 65535"),
    ],
)
def test_a_bad_value_is_named(text: str, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        settings.load({"BILIK_PORT": text})


def test_the_table_and_the_record_agree() -> None:
    table = {row.name: row.type for row in settings.SETTINGS}
    assert table == {field.name: field.type for field in fields(settings.Settings)}
    loaded = settings.load({})
    for row in settings.SETTINGS:
        if row.default is not None:
            assert getattr(loaded, row.name) == row.default


def test_a_checkout_builds_into_its_own_data_folder(tmp_path: Path) -> None:
    root = resources.root()
    assert settings.default_build_dir(root) == root / "data" / "build"
    assert not settings.default_build_dir(tmp_path).is_relative_to(tmp_path)
