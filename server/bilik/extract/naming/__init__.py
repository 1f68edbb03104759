"""What a sentence names: known things, persons, offices, acts, dates and concepts."""
