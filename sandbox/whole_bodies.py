"""Bodies that broke off: whoever leaves in the middle of one has asked for nothing."""

from django.http import HttpRequest

from sandbox.refusals import Refusal


def check_whole(request: HttpRequest, received: int) -> None:
    """Refuse a body that has fewer bytes than its Content-Length says; chunked ones say nothing."""
    declared = request.META.get("CONTENT_LENGTH") or ""
    if declared.isdecimal() and received < int(declared):
        raise Refusal("invalid", "The body is shorter than its Content-Length")
