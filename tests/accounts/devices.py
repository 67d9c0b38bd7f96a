"""A device that signs in, and the person who decides about it."""

from accounts.actors import Actor
from accounts.device import decision
from accounts.device.sign_in import find_by_user_code
from tests.conftest import Api

CODE, TOKEN = "/api/v1/auth/device/code", "/api/v1/auth/device/token"


def ask(body=None, **extra):
    """Start a sign-in and return what the device is told."""
    return Api().post_json(CODE, body, **extra).json()


def poll(started):
    return Api().post_json(TOKEN, {"device_code": started["device_code"]})


def row_of(started):
    return find_by_user_code(started["user_code"])


def approve(started, user, name="Laptop"):
    by = Actor("user", str(user.pk), "198.51.100.1")
    return decision.approve(row_of(started), user, name, by)


def deny(started, user):
    return decision.deny(row_of(started), user, Actor("user", str(user.pk), "198.51.100.1"))
