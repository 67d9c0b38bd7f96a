"""A person approves or denies a device, each with its event in the same transaction."""

from dataclasses import asdict

from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import DeviceSignIn, User

Status = DeviceSignIn.Status


@transaction.atomic
def approve(sign_in: DeviceSignIn, user: User, key_name: str, by: Actor) -> bool:
    """Let the device fetch a key; False when somebody decided before or the time is over."""
    decided = sign_in.move(Status.PENDING, Status.APPROVED, user=user, key_name=key_name)
    if decided:
        record("device.approved", sign_in, user, by, key_name=key_name)
    return decided


@transaction.atomic
def deny(sign_in: DeviceSignIn, user: User, by: Actor) -> bool:
    """Refuse the device; False when somebody decided before or the time is over."""
    decided = sign_in.move(Status.PENDING, Status.DENIED, user=user)
    if decided:
        record("device.denied", sign_in, user, by)
    return decided


def record(event_type: str, sign_in: DeviceSignIn, user: User, by: Actor, **data: str) -> None:
    """Append an event about a device: what it said of itself and where it asked from, never a code."""
    about = {"client_name": sign_in.client_name, "user_agent": sign_in.user_agent}
    events.record(
        event_type,
        **asdict(by),
        user_id=user.pk,
        object_type="device_sign_in",
        object_id=str(sign_in.pk),
        data={**about, "asked_from": sign_in.ip, **data},
    )
