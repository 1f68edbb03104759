"""Finding things by their names and texts, whatever the script, case and inflection."""
