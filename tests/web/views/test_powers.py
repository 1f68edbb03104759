"""The matrix of powers over the shipped graph."""

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Powers by act"), ("ru", "Полномочия по актам"), ("kk", "Актілер бойынша")],
)
def test_the_matrix_speaks_three_languages(reader: FlaskClient, language: str, words: str) -> None:
    response = reader.get("/powers", query_string={"lang": language})
    assert response.status_code == 200
    assert words in response.text
    assert "Accept-Language" in response.headers["Vary"]
    assert f'href="/powers?lang={"ru" if language == "en" else "en"}"' in response.text


def _rows(text: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a.*?</tr>', text)


def test_every_type_has_a_cell_under_every_act_version(reader: FlaskClient) -> None:
    lines = _rows(reader.get("/powers?lang=en").text)
    assert len(lines) == 102
    assert {len(re.findall("<td", line)) for line in lines} == {11}
    assert {len(re.findall(r'<a class="s-hs-', line)) for line in lines} == {11}


def test_status_is_told_by_sign_and_name_not_by_colour_alone(reader: FlaskClient) -> None:
    text = reader.get("/powers?lang=en").text
    signs = dict(re.findall(r'<a class="s-(hs-[\w-]+)"[^>]*aria-label="[^"]*">(.)</a>', text))
    assert signs == {
        "hs-held": "●",
        "hs-partial": "◐",
        "hs-disputed": "≠",
        "hs-unknown": "?",
        "hs-not-held": "–",
    }


@pytest.mark.parametrize(
    ("day", "counts"),
    [("1993-01-28", [24, 6, 2, 58, 12]), ("2007-05-21", [91, 3, 0, 0, 8])],
)
def test_the_day_chooses_the_column_and_counts_agree_with_the_measures(
    reader: FlaskClient, day: str, counts: list[int]
) -> None:
    text = reader.get("/powers", query_string={"lang": "en", "asOf": day}).text
    found = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", text)]
    assert found == counts
    assert len(re.findall(r'<td class="now">', text)) + counts[3] >= 102


def test_a_record_that_begins_later_than_its_version_says_when(reader: FlaskClient) -> None:
    text = reader.get("/powers?lang=en").text
    assert "<small>1993-12 →</small>" in text
    assert "<small>→ 2023-01</small>" in text


def test_filters_narrow_the_lines(reader: FlaskClient) -> None:
    everything = len(_rows(reader.get("/powers").text))
    for query in ("branch=br-judicial", "dimension=sc-decree", "status=hs-disputed"):
        assert 0 < len(_rows(reader.get(f"/powers?{query}").text)) < everything, query
    decree = reader.get("/powers?dimension=sc-decree&asOf=2018-01-01&status=hs-not-held").text
    assert "/doc/power-type/delegated-legislation" in decree


def test_other_holders_have_a_matrix_too(reader: FlaskClient) -> None:
    text = reader.get("/powers?holder=kurultai-2026&lang=en").text
    assert "/doc/power/" in text
    assert 0 < len(_rows(text)) < 102


def test_a_day_before_all_records_is_said_so(reader: FlaskClient) -> None:
    text = reader.get("/powers?asOf=1985-01-01&lang=en").text
    assert "No act version with recorded powers was in force on 1985-01-01" in text


@pytest.mark.parametrize(
    "query",
    ["asOf=yesterday", "asOf=2008-13-01", "branch=none", "holder=nobody", "status=<script>"],
)
def test_a_wrong_filter_gets_one_clear_line(reader: FlaskClient, query: str) -> None:
    response = reader.get(f"/powers?{query}", headers={"Accept": "text/html"})
    assert response.status_code == 400
    assert "<script>" not in response.text
    assert query.partition("=")[0] in response.text


def test_a_page_that_the_browser_has_is_not_sent_again(reader: FlaskClient) -> None:
    first = reader.get("/powers?lang=kk")
    again = reader.get("/powers?lang=kk", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_no_inline_style_or_script(reader: FlaskClient) -> None:
    text = reader.get("/powers").text
    assert "style=" not in text
    assert "<script" not in text
