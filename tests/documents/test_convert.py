"""Files of every kind become plain text, the same each time, or one clear message."""

import os
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.files import pdf, word, zip_bomb

from bilik.documents.convert import convert
from bilik.documents.plain import tidy
from bilik.errors import DocumentError

LIMIT = 1_000_000
KAZAKH = "Президент Қауіпсіздік Кеңесін құрады."
RUSSIAN = "Президент назначает Премьер-Министра с согласия Мажилиса."


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_plain_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    text = "\ufeffA  text\r\nwith\u00a0blanks \n\n"
    file = convert(put(tmp_path, "a.txt", text), LIMIT)
    assert file.text == text
    assert file.title == "a"


def test_a_name_in_an_old_encoding_does_no_harm(tmp_path: Path) -> None:
    name = os.fsdecode("Указ.txt".encode("cp1251"))
    file = convert(put(tmp_path, name, RUSSIAN), LIMIT)
    assert file.file == "\ufffd\ufffd\ufffd\ufffd.txt"
    assert file.title.encode()


def test_html_is_a_line_for_each_block_without_scripts_and_styles(tmp_path: Path) -> None:
    page = """<html><head><title> On the
      President</title><style>p {}</style></head><body><script>var a = "<p>no</p>";</script>
      <h1>Powers</h1><p>The <b>Presi</b>dent &amp; the
      Parliament</p><ul><li>one<li>two</ul><table><tr><td>a<td>b</table>line<br>break</body>"""
    file = convert(put(tmp_path, "a.html", page), LIMIT)
    assert file.title == "On the President"
    assert file.text == ("Powers\nThe President & the Parliament\none\ntwo\na\nb\nline\nbreak\n")


@pytest.mark.parametrize("head", ['<meta charset="windows-1251">', "", "<?xml version='1.0'?>"])
def test_html_is_decoded_as_it_says_else_as_utf_8(tmp_path: Path, head: str) -> None:
    encoding = "windows-1251" if "1251" in head else "utf-8"
    page = f"{head}<html><p>{RUSSIAN}</p></html>".encode(encoding)
    assert convert(put(tmp_path, "a.htm", page), LIMIT).text == RUSSIAN + "\n"


def test_html_with_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    page = f"<p>{RUSSIAN}</p>".encode("windows-1251")
    with pytest.raises(DocumentError, match=r"a\.html: not UTF-8 text"):
        convert(put(tmp_path, "a.html", page), LIMIT)


def test_markdown_loses_its_marks_only(tmp_path: Path) -> None:
    text = "# Title *here*\n\nThe **Law** of [2022](http://x.kz)\namended it.\n\n* one\n* two\n"
    file = convert(put(tmp_path, "a.md", text), LIMIT)
    assert file.title == "Title here"
    assert file.text == "Title here\nThe Law of 2022 amended it.\none\ntwo\n"


def test_pdf_lines_become_paragraphs_and_cut_words_whole(tmp_path: Path) -> None:
    lines = [
        "Конституция",
        "1995 жылғы Конституция бойынша Президент Қауіпсіздік",
        "Кеңесін құрады және тағайын-",
        "дайды.",
        "Бұл басқа абзац, ол да бірнеше жолдан тұрады деп",
        "есептеледі.",
    ]
    file = convert(put(tmp_path, "a.pdf", pdf([lines, ["Екінші бет."]], title="Заң")), LIMIT)
    assert file.title == "Заң"
    assert file.text.splitlines() == [
        "Конституция",
        "1995 жылғы Конституция бойынша Президент Қауіпсіздік Кеңесін құрады және тағайындайды.",
        "Бұл басқа абзац, ол да бірнеше жолдан тұрады деп есептеледі.",
        "Екінші бет.",
    ]


def test_a_word_file_gives_paragraphs_cells_and_insertions_not_deletions(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", word([KAZAKH, "x"], title="Жарлық", cells=["a", "b"]))
    document = docx.Document(str(path))
    changed = document.paragraphs[1]._p
    for kind, text in (("ins", "inserted"), ("del", "deleted")):
        mark = changed.makeelement(changed.tag.replace("}p", "}" + kind), {})
        run = changed.makeelement(changed.tag.replace("}p", "}r"), {})
        tag = "}t" if kind == "ins" else "}delText"
        words = changed.makeelement(changed.tag.replace("}p", tag), {})
        words.text = text
        run.append(words)
        mark.append(run)
        changed.append(mark)
    document.save(str(path))
    file = convert(path, LIMIT)
    assert file.title == "Жарлық"
    assert file.text == f"{KAZAKH}\nxinserted\na\nb\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n", "is empty"),
        ("a.txt", b"\xcf\xf0\xe5", "not UTF-8 text"),
        ("a.txt", b"a\x00b", "control character"),
        ("a.html", b"<p></p>", "is empty"),
        ("a.md", b"\xff\xfe", "not UTF-8 text"),
        ("a.html", b"<meta charset=klingon><p>a</p>", "'klingon', which is not known"),
        ("a.pdf", pdf([["secret"]], password="word"), "protected by a password"),
        ("a.pdf", pdf([[], []]), "images of pages and no text"),
        ("a.pdf", b"%PDF-1.7 nothing of the kind", "cannot be read as PDF"),
        ("a.pdf", pdf([["text"]])[:300], "cannot be read as PDF"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "protected by a password"),
        ("a.docx", b"PK\x03\x04 nothing", "cannot be read as a Word file"),
        ("a.docx", word(["text"])[:900], "cannot be read as a Word file"),
        ("a.docx", word([]), "is empty"),
        ("a.docx", zip_bomb(11 * LIMIT), "unpacks to 11,"),
        ("a.txt", b"a" * (LIMIT + 1), "1,000,001 bytes"),
        ("a.odt", b"text", r"Save it as one of \.docx, \.htm, "),
        ("a.doc", b"text", "files of this kind are not read"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_message(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        convert(put(tmp_path, name, data), LIMIT)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_a_small_file_with_too_much_text_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.pdf", pdf([["word " * 40] * 40] * 6))
    assert path.stat().st_size < 20_000
    with pytest.raises(DocumentError, match="more than 20,000 characters of text"):
        convert(path, 20_000)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no\.txt: cannot be read \(No such file"):
        convert(tmp_path / "no.txt", LIMIT)


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\n\n" not in once
    once.encode()
