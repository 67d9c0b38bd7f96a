"""Calls between their admission and their record, so that none is lost and none is doubled.

A process notes each call in a file (`journal`) once it may be admitted and clears the note once the record
is written. Records that the database refuses are put aside (`kept`). A job (`adopting`) writes what is missing.
"""

from billing.in_flight.journal import Noted, begin

__all__ = ["Noted", "begin"]
