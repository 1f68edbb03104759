from pathlib import Path

import pytest

from bilik.text.language import Language, language

DOCUMENTS = Path(__file__).resolve().parents[2] / "data" / "documents"


@pytest.fixture(scope="session")
def kazakh_raw() -> str:
    return (DOCUMENTS / "000_7ab9d5abc7234f36.kk.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def english_raw() -> str:
    return (DOCUMENTS / "004_5424537d251f563f.en.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def kazakh() -> Language:
    return language("kk")


@pytest.fixture(scope="session")
def russian() -> Language:
    return language("ru")


@pytest.fixture(scope="session")
def english() -> Language:
    return language("en")
