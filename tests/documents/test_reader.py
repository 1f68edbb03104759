"""Reading documents: what is text is read unchanged, what is not is refused with advice."""

from hashlib import sha256
from pathlib import Path

import pytest

from bilik.documents import reader
from bilik.errors import DocumentError

LIMIT = 1000


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_text_is_kept_character_for_character(tmp_path: Path) -> None:
    data = "Н.Ə.\r\nНазарбаев\u00a0.. \n".encode()
    document = reader.read(write(tmp_path, "seed.kk.txt", data), LIMIT)
    assert document.text.encode() == data
    assert (document.id, document.language) == ("seed", "kk")
    assert document.sha256 == sha256(data).hexdigest()
    assert document.sha256.startswith(document.key)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd2\x9a ok \xff", "byte 6 is 0xff). Save the file as UTF-8"),
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7\x00\x01", "control character U+0000"),
        (b"x" * (LIMIT + 1), "1,001 bytes, more than the 1,000"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes, advice: str) -> None:
    with pytest.raises(DocumentError, match=r"bad\.en\.txt") as caught:
        reader.read(write(tmp_path, "bad.en.txt", data), LIMIT)
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_endless_line_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "long.en.txt", b"word " * 250_000)
    with pytest.raises(DocumentError, match="a line of 1,250,000 characters"):
        reader.read(path, 10_000_000)


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.en.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DocumentError, match="200,000,000 bytes"):
        reader.read(path, 20_000_000)


def test_names_carry_id_and_language(tmp_path: Path) -> None:
    write(tmp_path, "b.ru.txt", b"b")
    write(tmp_path, "a.en.txt", b"a")
    assert [path.name for path in reader.find(tmp_path)] == ["a.en.txt", "b.ru.txt"]
    write(tmp_path, "notes.txt", b"n")
    with pytest.raises(DocumentError, match=r"notes\.txt: a document's name is"):
        reader.find(tmp_path)
