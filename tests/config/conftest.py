"""The loopback provider of the proxy's tests, for tests of the floor."""

from tests.proxy.conftest import answering

__all__ = ["answering"]
