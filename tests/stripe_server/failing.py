"""How Stripe refuses."""


class Refusal(Exception):
    """An error answer of Stripe's."""

    def __init__(self, status, message, kind="invalid_request_error", code=None):
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, "code": code}}


def missing(what, identifier):
    return Refusal(404, f"No such {what}: '{identifier}'", code="resource_missing")
