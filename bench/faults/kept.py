"""What refreshes left in the journal's folder: records that somebody has to take up, not drafts."""

from pathlib import Path

DRAFT = ".draft"  # of a process that was killed before its rename: removed after an hour, as others may be alive


def records(data: Path) -> list[str]:
    """Return the names of the records in an installation's DATA_DIR."""
    return [name for name in names(data) if not name.endswith(DRAFT)]


def drafts(data: Path) -> list[str]:
    return [name for name in names(data) if name.endswith(DRAFT)]


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "journal").glob("*"))
