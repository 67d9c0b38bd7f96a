"""Backups: the data in one file, the keys that open it in another, and the way back onto a blank machine.

Either file alone reveals no secret: the data is sealed, and the keys open nothing. See docs/operations.md.
"""
