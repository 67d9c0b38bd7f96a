"""The sandbox and a caller, as the tests of providers have them."""

from tests.providers.conftest import caller, sandbox, sandbox_process

__all__ = ["caller", "sandbox", "sandbox_process"]
