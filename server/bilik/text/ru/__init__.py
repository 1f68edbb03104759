"""Russian: readings, dates and the matching of labels."""
