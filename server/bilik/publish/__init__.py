"""What the graph is published as besides SPARQL: documents of things, catalogues, dumps, feeds."""
