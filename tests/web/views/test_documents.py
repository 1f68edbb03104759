"""The document reader over the shipped documents."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bilik.settings import Settings

KAZAKH = "000_7ab9d5abc7234f36"
ENGLISH = "004_5424537d251f563f"


def _source(text: str) -> str:
    """Return what a reader would copy out of the text column."""
    column = re.search(r'<div class="source"[^>]*>(.*?)</div>', text, re.DOTALL)
    assert column
    return html.unescape(re.sub(r"<[^>]*>", "", column[1]))


@pytest.mark.parametrize("name", [f"{KAZAKH}.kk", f"{ENGLISH}.en"])
def test_the_text_is_untouched(reader: FlaskClient, built_graph: Settings, name: str) -> None:
    shown = _source(reader.get(f"/documents/{name.split('.')[0]}").text)
    path: Path = built_graph.knowledge / "data" / "documents" / f"{name}.txt"
    assert shown == path.read_bytes().decode("utf-8")


def test_the_odd_letters_and_blanks_of_the_kazakh_text_stay(reader: FlaskClient) -> None:
    shown = _source(reader.get(f"/documents/{KAZAKH}").text)
    assert shown.count("\u0259") == 93
    assert shown.count("\u00a0") == 27


@pytest.mark.parametrize("name", [KAZAKH, ENGLISH])
def test_highlights_and_statements_lead_to_each_other(reader: FlaskClient, name: str) -> None:
    text = reader.get(f"/documents/{name}").text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert len(links) > 50
    assert links <= set(ids)


def test_a_quotation_stands_where_its_link_leads(reader: FlaskClient) -> None:
    text = reader.get(f"/documents/{ENGLISH}").text
    source = _source(text)
    quotes = re.findall(r'<a class="quote" href="#c(\d+)">“(.*?)”</a>', text)
    assert len(quotes) > 40
    for start, quote in quotes:
        assert source.startswith(html.unescape(quote), int(start))


def test_frames_filter_statements_and_highlights(reader: FlaskClient) -> None:
    everything = reader.get(f"/documents/{ENGLISH}").text
    effects = reader.get(f"/documents/{ENGLISH}?frame=EffectClaim").text
    chip = re.search(r"frame=EffectClaim[^>]*>[^<]+<small>(\d+)</small>", everything)
    assert chip
    assert effects.count('<article class="statement"') == int(chip[1]) > 5
    assert effects.count('<a class="m') < everything.count('<a class="m')
    assert _source(effects) == _source(everything)


def test_sentences_without_statements_are_shown(reader: FlaskClient) -> None:
    text = reader.get(f"/documents/{ENGLISH}?lang=en").text
    silent = re.findall(r'class="sentence silent" id="s(\d+)"', text)
    assert 1 <= len(silent) < 6
    assert f"{len(silent)} of 13 sentences gave no statement" in text
    assert not [number for number in silent if f'<section id="n{number}"' in text]


def test_who_adopted_the_constitution_of_1993_is_found_in_the_kazakh_text(
    reader: FlaskClient,
) -> None:
    text = reader.get(f"/documents/{KAZAKH}?lang=en&frame=Enactment").text
    assert "Constitution of 1993" in text
    assert "Supreme Council" in text


def test_the_list_leads_to_each_document(reader: FlaskClient) -> None:
    text = reader.get("/documents?lang=kk").text
    links = re.findall(r'href="(/documents/[^"]+)"', text)
    assert {link.partition("?")[0].rpartition("/")[2] for link in links} >= {KAZAKH, ENGLISH}
    for link in links:
        assert reader.get(link.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("nowhere", 404), ("..%2f..%2fetc%2fpasswd", 404), (f"{ENGLISH}?frame=Nothing", 400)],
)
def test_what_is_not_there_is_said_so(reader: FlaskClient, path: str, status: int) -> None:
    assert reader.get(f"/documents/{path}").status_code == status
