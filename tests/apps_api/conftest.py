"""An app of a partner, and clients that speak for it and for its end users."""

import time

import jwt
import pytest

from tests.conftest import Api
from tests.factories import make_app, make_app_key

SECRET = "an HS256 secret of at least 32 bytes"


class AppApi(Api):
    """A client of one app's API, with a key or a token."""

    def __init__(self, app, credential=""):
        super().__init__(credential)
        self.app = app

    def path(self, path):
        return f"/v1/{self.app.pk}/integrations/{path}"

    def read(self, path, query=None, **extra):
        return self.get(self.path(path), query, **extra)

    def write(self, path, body=None, method="POST", **extra):
        return self.send(method, self.path(path), body, **extra)


@pytest.fixture
def app(partner):
    app = make_app(partner, jwt_algorithm="HS256")
    app.jwt_secret = SECRET
    app.save()
    return app


@pytest.fixture
def app_api(app):
    """Return a client with the app's own key."""
    return AppApi(app, make_app_key(app))


@pytest.fixture
def as_user(app):
    """Return a maker of clients that speak for end users, by their tokens."""
    return lambda user_id, **claims: AppApi(app, token_of(user_id, **claims))


def token_of(user_id, secret=SECRET, algorithm="HS256", **claims):
    """Sign a token as the app's own server would."""
    return jwt.encode(
        {"sub": user_id, "exp": int(time.time()) + 600, **claims}, secret, algorithm=algorithm
    )
