"""One way in which a document takes back what an earlier one promised."""

from typing import NamedTuple


class Change(NamedTuple):
    """What kind of change it is, and where: `removed member` at `GET /me 200: data.email`."""

    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}"
