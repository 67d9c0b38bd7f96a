"""The fake providers, one folder each."""
