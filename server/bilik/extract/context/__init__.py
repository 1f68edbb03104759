"""What the text before a sentence gives it: what pronouns, short names and gaps stand for."""
