"""The documentation of the ontology: one page for each language."""
