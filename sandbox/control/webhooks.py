"""Show where the webhooks of the providers' apps point, and point one elsewhere."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from sandbox import deliveries, webhooks
from sandbox.control.endpoint import BadOrder, control, fake_named
from sandbox.registry import all_fakes


@control("GET", "POST")
def pointing(request: HttpRequest, order: dict) -> dict:
    """Show the hosts alone, for an address may be a secret; or let a provider's deliveries go to `url`."""
    if request.method == "POST":
        fake = fake_named(order.get("provider"))
        webhooks.point(fake.slug, _webhook(order))
    return {"webhooks": {slug: _host(webhooks.webhook_of(slug).url) for slug in all_fakes()}}


def _webhook(order: dict) -> webhooks.Webhook:
    url, secret = order.get("url"), order.get("secret")
    if not (isinstance(url, str) and isinstance(secret, str) and url and secret):
        raise BadOrder("url and secret are texts")
    if not deliveries.may_receive(url):
        raise BadOrder("The sandbox delivers to the main server and to this machine alone")
    return webhooks.Webhook(url, secret)


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]
