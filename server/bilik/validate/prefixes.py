"""The prefixes that files of the project use; fixed, since tools drop or rename them on saving."""

from typing import Final

from bilik import vocabulary
from bilik.vocabulary import ID

PREFIXES: Final[dict[str, str]] = {
    "ccp": "http://www.constituteproject.org/ontology/",
    "claim": ID + "claim/",
    "consent": ID + "consent/",
    "foaf": vocabulary.FOAF,
    "form": ID + "form-period/",
    "laction": "http://www.estrellaproject.org/lkif-core/legal-action.owl#",
    "lcap": "https://spec.edmcouncil.org/fibo/ontology/FND/Law/LegalCapacity/",
    "m8g": "http://data.europa.eu/m8g/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "norm": "http://www.estrellaproject.org/lkif-core/norm.owl#",
    "plg": "http://parliament.uk/ontologies/legislation/",
    "qb": vocabulary.QB,
    "run": ID + "run/",
    "schema": "https://schema.org/",
    "score": ID + "score/",
    "sd": vocabulary.SD,
    "sh": vocabulary.SH,
    "shape": vocabulary.BASE + "shapes#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    **vocabulary.PREFIXES,
}
