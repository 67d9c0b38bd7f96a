"""Show what the fakes delivered."""

from django.http import HttpRequest

from sandbox import delivery_log
from sandbox.control.endpoint import control


@control("GET", "DELETE")
def deliveries(request: HttpRequest, order: dict) -> dict:
    """Show or drop the log of deliveries; `provider` and `about` choose among them."""
    provider = request.GET.get("provider", "")
    if request.method == "DELETE":
        delivery_log.forget(provider)
    found = delivery_log.entries(provider, request.GET.get("about", ""))
    return {"count": len(found), "deliveries": found}
