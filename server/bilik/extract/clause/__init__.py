"""The sentence: its tokens, clauses and noun phrases, and the closed-class words they hang on."""
