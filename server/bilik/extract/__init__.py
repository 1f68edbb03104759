"""From sentences to statements with evidence, guided by the lexicon; no RDF library here."""
