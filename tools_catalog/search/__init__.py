"""Find tools by words: an index in memory, built once per process from the definitions."""
