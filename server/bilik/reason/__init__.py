"""Inference: HermiT through owlready2, OWL 2 RL, and rules written in SPARQL."""
