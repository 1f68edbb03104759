"""Between plain records and RDF: the lexicon adapter, statements as quads, provenance."""
