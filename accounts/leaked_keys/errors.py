"""What keeps a report from being believed."""


class ForgedReport(Exception):
    """The text says why, for the log."""
