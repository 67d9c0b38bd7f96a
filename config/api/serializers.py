"""What all our serializers share: unknown fields refused, times in milliseconds with `Z`."""

from datetime import UTC, datetime
from typing import Any

from rest_framework import serializers

from config.api.errors import Invalid


def iso_milliseconds(moment: datetime) -> str:
    """Return ISO 8601 in UTC with milliseconds and `Z`, the form every answer uses."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Timestamp(serializers.DateTimeField):
    """A read-only time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: datetime | None) -> str | None:
        return iso_milliseconds(value) if value else None


class StrictText(serializers.CharField):
    """Text that is text: numbers and booleans are refused, not turned into text."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictSerializer(serializers.Serializer):
    """Refuses members it does not know, and bodies that are not objects."""

    def to_internal_value(self, data: Any) -> dict:
        if not isinstance(data, dict):
            raise Invalid("The body must be a JSON object")
        writable = {name for name, field in self.fields.items() if not field.read_only}
        if unknown := sorted(set(data) - writable):
            raise serializers.ValidationError({name: ["Unknown field."] for name in unknown})
        return super().to_internal_value(data)
