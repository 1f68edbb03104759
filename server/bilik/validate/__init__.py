"""Checks of the ontology, the curated law and the graph, with findings a person can act on."""
