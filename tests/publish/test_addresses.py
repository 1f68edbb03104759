from hypothesis import given
from hypothesis import strategies as st

from bilik.publish.addresses import SAFE, candidates, document_of, path_of, split_suffix
from bilik.vocabulary import BASE, ID, ONTOLOGY

_SLUGS = st.text(
    st.characters(categories=("Ll", "Lu", "Nd"), include_characters=SAFE.replace(".", "")),
    min_size=1,
).filter(lambda text: not text.startswith("ontology/"))


def test_a_thing_has_a_document_of_another_name() -> None:
    assert path_of(ID + "act/constitution-1995") == "/doc/act/constitution-1995"
    assert document_of(ID + "act/constitution-1995") == BASE + "doc/act/constitution-1995"


def test_a_term_has_a_document_and_the_ontology_is_one() -> None:
    assert path_of(ONTOLOGY + "Office") == "/doc/ontology/Office"
    assert path_of(BASE + "ontology") == "/ontology"
    assert document_of(BASE + "law/acts") == BASE + "law/acts"


def test_names_of_others_have_no_path_here() -> None:
    assert path_of("http://www.wikidata.org/entity/Q4026292") is None
    assert path_of("https://w3id.org/bilikother") is None


@given(_SLUGS)
def test_a_path_leads_back_to_its_name_whatever_the_script(slug: str) -> None:
    from urllib.parse import unquote

    path = path_of(ID + slug)
    assert path is not None and path.isascii()
    assert candidates(unquote(path[1:]))[0] == ID + slug


def test_a_percent_encoded_name_is_looked_for_too() -> None:
    assert candidates("doc/person/Қасым") == (
        ID + "person/Қасым",
        ID + "person/%D2%9A%D0%B0%D1%81%D1%8B%D0%BC",
    )


def test_only_known_ends_are_suffixes() -> None:
    assert split_suffix("act/constitution-1995.ttl") == ("act/constitution-1995", "ttl")
    assert split_suffix("ontology/1.0.0") == ("ontology/1.0.0", None)
