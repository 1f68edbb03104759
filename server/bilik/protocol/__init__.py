"""SPARQL 1.1 Protocol as pure functions on bytes and headers."""
