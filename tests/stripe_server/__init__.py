"""A server on loopback that behaves like Stripe, as far as we use it, with a hand on what happens there.

from tests.stripe_server import StripeServer
"""

from tests.stripe_server.server import StripeServer

__all__ = ["StripeServer"]
