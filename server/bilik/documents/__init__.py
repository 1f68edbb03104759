"""Source documents as they are on disk: bytes, text, language and digest."""
