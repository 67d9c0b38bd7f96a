"""Which providers were asked or steered since they last had their first data: only these need it again."""

_untouched: set[str] = set()  # after a start nothing is known, so nobody is in it


def touch(slug: str) -> None:
    """Note that a provider may differ from its first data."""
    _untouched.discard(slug)


def restored(slug: str) -> None:
    """Note that a provider has its first data."""
    _untouched.add(slug)


def is_touched(slug: str) -> bool:
    """Say whether a reset would change anything."""
    return slug not in _untouched
