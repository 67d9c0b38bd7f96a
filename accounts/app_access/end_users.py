"""What calls of an app's end users are recorded under, in the place of a key: one name for all of an app's."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5


@dataclass(frozen=True)
class EndUsers:
    """All end users of an app, where calls are told apart by key. They have no key."""

    id: UUID
    name: str
    masked: str = ""

    def __str__(self) -> str:
        return self.name


def id_of_end_users(app_id: str) -> UUID:
    """Return the id that stands in the place of a key's; it can be told from the app's alone."""
    return uuid5(NAMESPACE_URL, f"patchbay:end-users:{app_id}")


def end_users_of(apps: Mapping[str, str]) -> dict[UUID, EndUsers]:
    """Return the end users of apps that are given by id and name."""
    ids = {app_id: id_of_end_users(app_id) for app_id in apps}
    return {pk: EndUsers(pk, f"End users of {apps[app_id]}") for app_id, pk in ids.items()}
