"""Bilik: a knowledge graph of the presidential institution of Kazakhstan."""

__version__ = "0.1.0"
