"""How a mention stands to the words that evoke a frame: order, case, preposition, by language."""
