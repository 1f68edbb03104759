from xml.etree import ElementTree as ET

from bilik.publish.feed import Entry, write

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_title_keeps_all_that_xml_can_hold() -> None:
    entry = Entry("https://w3id.org/bilik/id/act/a", "2020-01-01", "a\x00\ufffe\U0001f5f3 <b>\tц")
    body = write([entry], "Feed", "kk", "http://localhost", {})
    assert ET.fromstring(body).findtext(f"{ATOM}entry/{ATOM}title") == "a\U0001f5f3 <b>\tц"
