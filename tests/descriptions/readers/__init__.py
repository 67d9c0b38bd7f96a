"""Readers of other people's descriptions, one module per kind, all into the form of `form.py`."""
