"""What a body orders: a tool by name, with which parameters, for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from rest_framework import serializers

from accounts.app_access.caller import AppCaller
from config.api.errors import Invalid
from config.api.serializers import StrictSerializer
from integrations.apps_api.end_users import UserId, user_meant
from providers.actions import Action, actions, find_action


class ExecuteSerializer(StrictSerializer):
    """The body, in the wire's spelling."""

    toolName = serializers.CharField(max_length=100)  # noqa: N815
    params = serializers.DictField(required=False, allow_null=True)
    userId = UserId()  # noqa: N815


@dataclass(frozen=True)
class Order:
    """A name, what it means (None: nothing), the parameters, and the end user it is for."""

    name: str
    action: Action | None
    user_id: str
    params: Mapping[str, Any] = field(repr=False)

    @classmethod
    def read(cls, body: Any, caller: AppCaller) -> "Order":
        """Return what a body orders, or raise 400 for a bad body and 403 for another's user."""
        serializer = ExecuteSerializer(data=body)
        serializer.is_valid(raise_exception=True)
        given = serializer.validated_data
        user_id = user_meant(caller, given.get("userId"))
        name = given["toolName"]
        return cls(name, find_action(name), user_id, given.get("params") or {})


def unknown_tool(name: str) -> Invalid:
    """Return the error for a name that is no tool's, with the names that come near to it."""
    near = get_close_matches(name.upper(), actions(), n=3, cutoff=0.7)
    return Invalid(f'There is no tool "{name}"', suggestions=near or None)
