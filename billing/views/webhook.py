"""Where Stripe says that something has happened."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from billing.payments import PaymentsUnavailable

MAX_BYTES = 1024 * 1024
TEXT = "text/plain; charset=utf-8"


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """Take a delivery: 200 once it is done, 503 when Stripe shall send it again, 400 if it is not Stripe's."""
    if not settings.STRIPE_SECRET_KEY or not settings.STRIPE_WEBHOOK_SECRET:
        raise Http404
    if len(request.body) > MAX_BYTES:
        return HttpResponse("Too large", status=413, content_type=TEXT)
    # Its library takes a while to load, which a server without payments need not wait for.
    from billing.payments.deliveries import BadDelivery, handle, read

    try:
        handle(read(request.body, request.headers.get("Stripe-Signature", "")))
    except BadDelivery:
        return HttpResponse("Bad signature", status=400, content_type=TEXT)
    except PaymentsUnavailable:
        return HttpResponse("Try again later", status=503, content_type=TEXT)
    return HttpResponse("OK", content_type=TEXT)
