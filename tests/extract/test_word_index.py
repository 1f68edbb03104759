"""The index that tells which phrases a sentence may hold."""

import pytest

from bilik.documents.model import Document
from bilik.extract.clause.sentence import Sentence, analyse
from bilik.extract.clause.wordindex import WordIndex
from bilik.text.language import language

PHRASES = {
    "law": [{"law", "act"}],
    "sign laws": [{"sign"}, {"law"}],
    "sign treaties": [{"sign"}, {"treaty"}],
}


@pytest.fixture
def sentence() -> Sentence:
    document = Document.of("text", "en", b"The President signed the laws and the act.")
    return next(analyse(document, language("en")))


def test_items_are_found_once_and_only_where_all_their_words_are(sentence: Sentence) -> None:
    index = WordIndex((key, map(frozenset, words)) for key, words in PHRASES.items())
    assert sorted(index.there(sentence)) == ["law", "sign laws"]
