"""Reads many documents: in this process, in several, or on the workers of a cluster."""
