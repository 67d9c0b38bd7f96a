"""Parameters with which lists of Pipedrive's v2 are sorted."""

from providers.params import Param, text


def sorted_by(*fields: str) -> tuple[Param, Param]:
    """Return the parameters that sort by one of the fields."""
    return (
        text("sort_by", "Field to sort by", enum=fields),
        text("sort_direction", "Direction to sort in", enum=("asc", "desc")),
    )
