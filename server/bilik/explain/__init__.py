"""Why a query has no rows: which of its patterns empties it, and what would not."""
