"""The caller of an apps API route."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.app_access.end_users import id_of_end_users
from accounts.models import ApiKey, App, Partner

END_USERS = "End users"


@dataclass(frozen=True)
class AppCaller:
    """An app by its key, or (with `user_id`) one of its end users, who reaches nothing but their own."""

    app: App
    key: ApiKey
    user_id: str | None = None

    @property
    def is_end_user(self) -> bool:
        return self.user_id is not None

    @property
    def partner(self) -> Partner:
        return self.app.partner

    @property
    def rights(self) -> tuple[Any, ...]:
        """Return what the caller may do and for whom; those with the same rights are as good as one."""
        return (*self.key.rights, self.app.pk, self.user_id)

    @property
    def idempotency_scope(self) -> str:
        """Return whose Idempotency-Keys the caller's are among: an end user's are their own."""
        return json.dumps([self.app.pk, self.user_id])

    @classmethod
    def of_end_user(cls, app: App, user_id: str) -> "AppCaller":
        return cls(app, key_of_end_users(app), user_id)


def key_of_end_users(app: App) -> ApiKey:
    """Return what stands in the place of a key where an end user calls: no row, and one for each app.

    Calls are metered and recorded by key; those of all end users of an app count under this one.
    """
    return ApiKey(
        id=id_of_end_users(app.pk),
        kind=ApiKey.Kind.APP,
        app=app,
        user=app.partner.user,
        name=END_USERS,
        last_used_at=timezone.now(),  # nothing to note
    )
