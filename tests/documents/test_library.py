"""The library of users' documents: whole or not there, never with other words than were read."""

from pathlib import Path

import pytest

from bilik.documents.convert import convert
from bilik.documents.library import Library
from bilik.documents.model import Source
from bilik.errors import DocumentError, GraphError


@pytest.fixture
def books(tmp_path: Path) -> Library:
    return Library(tmp_path / "documents")


def add(books: Library, folder: Path, name: str, text: str) -> Source:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return books.add(f"id-{path.parent.name}-{path.stem}", "kk", convert(path, 10_000))


def test_a_document_is_found_by_every_name_it_has(books: Library, tmp_path: Path) -> None:
    source = add(books, tmp_path / "x", "заң.html", "<title>Заң</title><p>Мәтін")
    for name in (
        source.id,
        source.key,
        source.sha256,
        source.sha256[:20],
        "заң.html",
        "x/заң.html",
    ):
        assert books.find(name) == source
    assert books.find(source.sha256[:7]) is None
    assert (source.title, source.file) == ("Заң", "заң.html")
    assert source.open().text == "Мәтін\n"
    assert (source.path.parent / "original.html").read_text() == "<title>Заң</title><p>Мәтін"


def test_no_path_of_this_machine_is_kept(books: Library, tmp_path: Path) -> None:
    source = add(books, tmp_path / "x", "a.txt", "Text.")
    kept = b"".join(path.read_bytes() for path in source.path.parent.iterdir())
    assert tmp_path.name.encode() not in kept


def test_two_documents_from_files_of_one_name_are_told_apart(
    books: Library, tmp_path: Path
) -> None:
    one, two = (add(books, tmp_path / f, "a.txt", f"Text {f}.") for f in ("x", "y"))
    with pytest.raises(DocumentError, match="Name one of: "):
        books.find("a.txt")
    assert books.find(one.id) == one
    assert books.find(two.key) == two


def test_a_changed_text_is_refused(books: Library, tmp_path: Path) -> None:
    source = add(books, tmp_path / "x", "a.txt", "Text.")
    source.path.write_text("Other.")
    with pytest.raises(DocumentError, match="was changed since then"):
        source.open()


def test_a_damaged_card_names_the_folder(books: Library, tmp_path: Path) -> None:
    source = add(books, tmp_path / "x", "a.txt", "Text.")
    (source.path.parent / "card.json").write_text("{")
    with pytest.raises(DocumentError, match=f"{source.key} is damaged"):
        books.sources()


def test_hidden_documents_come_back_or_go_with_the_lock(books: Library, tmp_path: Path) -> None:
    source = add(books, tmp_path / "x", "a.txt", "Text.")
    with books.locked():
        books.hide(source.key)
        assert books.sources() == ()
        books.put_back(source.key)
    assert books.sources() == (source,)
    with books.locked():
        books.hide(source.key)
    assert {path.name for path in books.folder.iterdir()} == {".lock"}


def test_one_process_at_a_time_changes_it(books: Library) -> None:
    refused = pytest.raises(GraphError, match="Another build or populate is at work")
    with books.locked(), refused, Library(books.folder).locked():
        raise AssertionError("two hold the lock")
