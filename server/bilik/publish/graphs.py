"""Named graphs as documents."""

from pyoxigraph import NamedNode

from bilik.store.base import Query
from bilik.vocabulary import BASE, GRAPH_LINKS, GRAPH_ONTOLOGY, ONTOLOGY, RDF, SD


def whole(iri: str, media_type: str) -> Query:
    """Ask for all triples of a named graph, and for what is said of it.

    The document of the ontology is the graph of all its modules, and what other graphs say of its
    terms.
    """
    document = NamedNode(iri)
    graph, terms = document, ""
    if iri == BASE + "ontology":
        graph = NamedNode(GRAPH_ONTOLOGY)
        terms = (
            f"UNION {{ GRAPH <{GRAPH_LINKS}> {{ ?s ?p ?o }} "
            f'FILTER(STRSTARTS(STR(?s), "{ONTOLOGY}")) }}'
        )
    return Query(
        f"""\
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH {graph} {{ ?s ?p ?o }} }}
  UNION {{ VALUES ?s {{ {document} }} ?s ?p ?o }}
  {terms}
  UNION {{
    FILTER EXISTS {{ GRAPH {graph} {{ ?x ?y ?z }} }}
    VALUES (?s ?p ?o) {{ ({graph} <{RDF}type> <{SD}NamedGraph>) }}
  }}
}}""",
        solutions=None,
        triples=media_type,
    )
