"""Kazakh: tables of endings, analysis, generation, dates and the matching of labels."""
