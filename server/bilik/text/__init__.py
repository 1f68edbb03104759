"""Text with offsets: normalisation, sentences, tokens, and what each language adds."""
