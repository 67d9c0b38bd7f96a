"""What a repeat is told that is neither made nor answered from a stored result."""

from config.api.errors import ApiError


class IdempotencyMismatch(ApiError):
    status, error_code = 422, "IDEMPOTENCY_MISMATCH"
    message = (
        "This Idempotency-Key was used with another request: method, path, account or body differ"
    )


class IdempotencyConflict(ApiError):
    """The first call is still being made, or its answer was not kept: in no case is it made again."""

    status, error_code = 409, "IDEMPOTENCY_CONFLICT"


class CallCutOff(ApiError):
    """The first call ended with its process: it may or may not have been carried out."""

    status, error_code = 503, "PROVIDER_UNAVAILABLE"

    def __init__(self, request_id: str) -> None:
        super().__init__(
            "The first call with this Idempotency-Key was cut off; whether it was carried out is not known",
            outcome="unknown",
            request_id=request_id,
        )
