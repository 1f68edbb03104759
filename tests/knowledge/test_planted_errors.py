"""`bilik check` over a copy of the knowledge names each planted error: file, term, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from tests.conftest import copy_knowledge

from bilik import resources
from bilik.cli import main

PREFIXES = """
@prefix act: <https://w3id.org/bilik/id/act/> .
@prefix actv: <https://w3id.org/bilik/id/act-version/> .
@prefix bilik: <https://w3id.org/bilik/ontology#> .
@prefix c: <https://w3id.org/bilik/id/concept/> .
@prefix inst: <https://w3id.org/bilik/id/institution/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix person: <https://w3id.org/bilik/id/person/> .
@prefix pt: <https://w3id.org/bilik/id/power-type/> .
@prefix pw: <https://w3id.org/bilik/id/power/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix stmt: <https://w3id.org/bilik/id/statement/> .
@prefix tenure: <https://w3id.org/bilik/id/tenure/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABELS = 'rdfs:label "а"@kk , "б"@ru , "c"@en'
LAW = f"""act:planted a bilik:Law , owl:NamedIndividual ; {LABELS} ;
    bilik:adoptedOn "1995-08-30T00:00:00"^^xsd:dateTime .
"""
HELD_BY_A_PERSON = f"""
    pw:planted a bilik:PowerProvision ; {LABELS} ; bilik:powerType pt:veto-package ;
        bilik:powerHolder person:planted ; bilik:holdingStatus c:hs-held ;
        bilik:underVersion actv:c1995 ; bilik:reviewStatus c:rs-verified ;
        bilik:validFrom "1995-09-05T00:00:00"^^xsd:dateTime .
    person:planted a bilik:Person ; {LABELS} .
"""


class Planted(NamedTuple):
    """Turtle that is added to a file, the term at fault and what the finding must say."""

    file: str
    body: str
    term: str
    advice: str


ERRORS = {
    "a person holds a power": Planted(
        "data/law/powers-c1995.ttl",
        HELD_BY_A_PERSON,
        "pw:planted",
        "name an institution: a person holds a post, not a power. (value: person:planted)",
    ),
    "two labels in one language": Planted(
        "data/law/acts.ttl",
        LAW + 'act:planted rdfs:label "d"@en .',
        "act:planted",
        "has 2 rdfs:label in en. Keep one; others are skos:altLabel.",
    ),
    "no definition": Planted(
        "ontology/modules/law.ttl",
        f"bilik:Planted a owl:Class ; {LABELS} .",
        "bilik:Planted",
        "has no skos:definition in kk, ru, en. Add it.",
    ),
    "validTo before validFrom": Planted(
        "data/law/people.ttl",
        """tenure:planted a bilik:Tenure ; bilik:validFrom "1995-01-01T00:00:00"^^xsd:dateTime ;
            bilik:validTo "1994-01-01T00:00:00"^^xsd:dateTime .""",
        "tenure:planted",
        "Give at most one validFrom as xsd:dateTime at T00:00:00, earlier than validTo",
    ),
    "an undeclared term": Planted(
        "data/law/acts.ttl",
        LAW.replace("bilik:Law", "bilik:Lwa"),
        "bilik:Lwa",
        "is used as a class by act:planted, but no file declares it. Declare it or mend the name.",
    ),
    "xsd:date where a reasoner sees it": Planted(
        "data/law/acts.ttl",
        LAW.replace("1995-08-30T00:00:00", "1995-08-30").replace("dateTime", "date"),
        "act:planted",
        "OWL 2 has no datatype xsd:date, and reasoners refuse or ignore it. Use xsd:dateTime",
    ),
    "Latin schwa in a Kazakh label": Planted(
        "data/law/acts.ttl",
        LAW.replace('"а"@kk', '"м\u0259слихат"@kk'),
        "act:planted",
        "Use the Cyrillic letters U+04D9 and U+04D8.",
    ),
    "a misspelt marker": Planted(
        "ontology/modules/powers.ttl",
        'bilik:powerHolder bilik:marker "cases:Gen"@kk .',
        "bilik:powerHolder",
        "Write a marker tagged kk, ru or en as subject, object, case:CASE",
    ),
    "a trigger without language tag": Planted(
        "ontology/modules/powers.ttl",
        'bilik:PowerProvision bilik:trigger "empower" .',
        "bilik:PowerProvision",
        "Write a trigger as a lemma or phrase tagged kk, ru or en",
    ),
    "evidence that ends before its start": Planted(
        "data/law/events.ttl",
        """stmt:planted-p a oa:TextPositionSelector ;
            oa:start "656"^^xsd:nonNegativeInteger ; oa:end "648"^^xsd:nonNegativeInteger .""",
        "stmt:planted-p",
        "Add one oa:start, a whole number from 0, smaller than oa:end.",
    ),
    "an act that lapses before it is in force": Planted(
        "data/law/acts.ttl",
        LAW
        + """act:planted bilik:inForceFrom "1995-09-05T00:00:00"^^xsd:dateTime ;
            bilik:lapsedOn "1995-09-01T00:00:00"^^xsd:dateTime .""",
        "act:planted",
        "Give at most one inForceFrom as xsd:dateTime at T00:00:00, earlier than lapsedOn.",
    ),
}


@pytest.fixture(scope="module")
def copies(small_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of the small knowledge, and one of all of it."""
    folder = tmp_path_factory.mktemp("knowledge")
    roots = {"small": small_knowledge, "whole": resources.root()}
    return {name: copy_knowledge(root, folder / name) for name, root in roots.items()}


@contextmanager
def restored(copy: Path) -> Iterator[Path]:
    """Give a copy, and take the errors out again."""
    before = {path: path.read_bytes() for path in copy.rglob("*.ttl")}
    yield copy
    for path, data in before.items():
        if path.read_bytes() != data:
            path.write_bytes(data)


@pytest.fixture
def knowledge(copies: dict[str, Path]) -> Iterator[Path]:
    with restored(copies["small"]) as copy:
        yield copy


@pytest.fixture
def whole(copies: dict[str, Path]) -> Iterator[Path]:
    with restored(copies["whole"]) as copy:
        yield copy


def plant(knowledge: Path, file: str, body: str) -> None:
    path = knowledge / file
    path.write_text(path.read_text("utf-8") + PREFIXES + body, encoding="utf-8")


def check(knowledge: Path, *options: str) -> Result:
    environ = {"BILIK_KNOWLEDGE": str(knowledge), "BILIK_BUILD_DIR": str(knowledge / "build")}
    return CliRunner().invoke(main, ["check", *options], env=environ)


@pytest.mark.parametrize("name", ERRORS)
def test_a_planted_error_is_named(knowledge: Path, name: str) -> None:
    file, body, term, advice = ERRORS[name]
    plant(knowledge, file, body)
    result = check(knowledge, "--no-reasoner")
    assert result.exit_code == 2, result.output
    found = [line for line in result.output.splitlines() if line.startswith(f"{file}: {term}: ")]
    assert any(advice in line for line in found), result.output


def test_a_file_that_is_not_turtle_is_named(knowledge: Path) -> None:
    plant(knowledge, "data/law/acts.ttl", "act:planted a bilik:Law")
    result = check(knowledge, "--no-reasoner")
    assert result.exit_code == 2
    assert "\ndata/law/acts.ttl: error: data/law/acts.ttl:" in result.output
    assert "Correct that line (or take the last good version from git)" in result.output
    assert result.output.endswith("\n1 error in 1 place.\n")


def test_without_an_error_nothing_is_found(whole: Path) -> None:
    result = check(whole, "--no-reasoner", "--verbose")
    assert result.exit_code == 0, result.output
    assert "\nSHACL: " in result.output
    assert result.output.endswith("\nNothing found.\n")


@pytest.mark.slow
def test_a_person_who_holds_a_power_contradicts_the_ontology(knowledge: Path) -> None:
    plant(knowledge, "data/law/powers-c1995.ttl", HELD_BY_A_PERSON)
    result = check(knowledge)
    assert result.exit_code == 2
    _, _, explanation = result.output.partition("These statements cannot all hold:\n")
    assert "planted" in explanation
    assert "powerHolder" in explanation
    assert "Correct one of them, most likely the fact that was added last." in explanation
