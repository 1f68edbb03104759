"""The triple store behind one small interface."""
