"""Everything that can go wrong, and how it is said.

ApiError                          status  error_code                (code, where it differs)
├─ AuthRequired                   401     AUTH_REQUIRED
├─ PaymentPastDue                 402     PAYMENT_PAST_DUE
├─ PermissionDenied               403     PERMISSION_DENIED
│   ├─ PartnerRequired            403     PARTNER_REQUIRED          (PERMISSION_DENIED)
│   └─ PartnerSuspended           403     PARTNER_SUSPENDED         (PERMISSION_DENIED)
├─ ScopeMissing                   403     INTEGRATION_SCOPE_MISSING (PERMISSION_DENIED)
├─ Invalid                        400     VALIDATION_ERROR
├─ AlreadyExists                  409     ALREADY_EXISTS
├─ NotFound                       404     NOT_FOUND
│   ├─ AccountNotFound            404     ACCOUNT_NOT_FOUND         (NOT_FOUND)
│   └─ IntegrationNotFound        404     INTEGRATION_NOT_FOUND     (NOT_FOUND)
├─ TokenError                     401     INTEGRATION_TOKEN_ERROR   (INTEGRATION_EXPIRED)
│   ├─ GrantRevoked               401     INTEGRATION_TOKEN_ERROR   (INTEGRATION_REVOKED)
│   └─ ClientRefused              401     INTEGRATION_TOKEN_ERROR   (INTEGRATION_EXPIRED)
├─ RateLimited                    429     RATE_LIMITED
├─ ProviderError                  502     PROVIDER_ERROR
├─ ProviderUnavailable            503     PROVIDER_UNAVAILABLE
│   └─ CircuitOpen                503     PROVIDER_UNAVAILABLE      integrations.circuits
├─ OutcomeUnknown                 503     PROVIDER_UNAVAILABLE
├─ MethodNotAllowed               405     METHOD_NOT_ALLOWED
├─ PayloadTooLarge                413     PAYLOAD_TOO_LARGE
├─ UnsupportedMediaType           415     UNSUPPORTED_MEDIA_TYPE
├─ IdempotencyMismatch            422     IDEMPOTENCY_MISMATCH      config.idempotency.errors
├─ IdempotencyConflict            409     IDEMPOTENCY_CONFLICT      config.idempotency.errors
├─ CallCutOff                     503     PROVIDER_UNAVAILABLE      config.idempotency.errors
├─ AuthorizationPending           428     AUTHORIZATION_PENDING     accounts.device.errors
├─ AccessDenied                   403     ACCESS_DENIED             accounts.device.errors
├─ ExpiredToken                   410     EXPIRED_TOKEN             accounts.device.errors
└─ InternalError                  500     INTERNAL_ERROR
    └─ DatabaseAway               503     INTERNAL_ERROR
"""

from typing import Any

from config.api.fixes import doc_url


class ApiError(Exception):
    """A failure that the caller is told about, with a stable code."""

    status = 500
    error_code = "INTERNAL_ERROR"
    code = ""
    message = "Something went wrong on our side"
    # Told at /v1 alone, by codes of that API (integrations.apps_api.remedies), and not in the tree above.
    is_of_apps = False

    def __init__(self, message: str = "", **details: Any) -> None:
        super().__init__(message or self.message)
        self.details = {name: value for name, value in details.items() if value is not None}
        self.headers: dict[str, str] = {}

    def body(self) -> dict[str, Any]:
        """Return the members of the error envelope, without the request id.

        `details.doc_url` is where the docs say what the code means and what to do about it.
        """
        return {
            "ok": False,
            "error": str(self),
            "error_code": self.error_code,
            "code": self.code or self.error_code,
            "details": self.details | {"doc_url": doc_url(self.error_code)},
        }


class AuthRequired(ApiError):
    status, error_code, message = 401, "AUTH_REQUIRED", "Invalid API key"

    def __init__(self, message: str = "", **details: Any) -> None:
        super().__init__(message, **details)
        self.headers["WWW-Authenticate"] = "Bearer"


class PaymentPastDue(ApiError):
    status, error_code = 402, "PAYMENT_PAST_DUE"
    message = "Payment past due. Please update your payment method."


class PermissionDenied(ApiError):
    status, error_code, message = 403, "PERMISSION_DENIED", "Permission denied"


class PartnerRequired(PermissionDenied):
    error_code, code, message = "PARTNER_REQUIRED", "PERMISSION_DENIED", "Partner profile required"


class PartnerSuspended(PermissionDenied):
    error_code, code = "PARTNER_SUSPENDED", "PERMISSION_DENIED"
    message = "Partner profile is suspended"


class ScopeMissing(ApiError):
    status, error_code, code = 403, "INTEGRATION_SCOPE_MISSING", "PERMISSION_DENIED"


class Invalid(ApiError):
    status, error_code, message = 400, "VALIDATION_ERROR", "Invalid request"


class AlreadyExists(ApiError):
    status, error_code, message = 409, "ALREADY_EXISTS", "Already exists"


class NotFound(ApiError):
    status, error_code, message = 404, "NOT_FOUND", "Not found"


class AccountNotFound(NotFound):
    error_code, code = "ACCOUNT_NOT_FOUND", "NOT_FOUND"

    def __init__(self, external_id: str) -> None:
        super().__init__(f'Connected account "{external_id}" not found')


class IntegrationNotFound(NotFound):
    error_code, code = "INTEGRATION_NOT_FOUND", "NOT_FOUND"

    def __init__(self, provider: str) -> None:
        super().__init__(f"No active {provider} integration for this account", provider=provider)


class TokenError(ApiError):
    status, error_code, code = 401, "INTEGRATION_TOKEN_ERROR", "INTEGRATION_EXPIRED"
    message = "Failed to refresh access token"


class GrantRevoked(TokenError):
    code = "INTEGRATION_REVOKED"

    def __init__(self, provider: str, **details: Any) -> None:
        super().__init__(f"The user revoked access to {provider}", provider=provider, **details)


class ClientRefused(TokenError):
    """Our own credentials were refused, not the person's grant: connecting again would not help."""


class RateLimited(ApiError):
    """A limit of ours or of the provider; `retry_after` is whole seconds, at least 1."""

    status, error_code, message = 429, "RATE_LIMITED", "Rate limit exceeded"

    def __init__(self, retry_after: float, **details: Any) -> None:
        self.retry_after = max(1, -int(-retry_after // 1))
        super().__init__("", retry_after=self.retry_after, **details)
        self.headers["Retry-After"] = str(self.retry_after)

    def body(self) -> dict[str, Any]:
        return {**super().body(), "retry_after": self.retry_after}


class ProviderError(ApiError):
    status, error_code = 502, "PROVIDER_ERROR"


class ProviderUnavailable(ApiError):
    status, error_code = 503, "PROVIDER_UNAVAILABLE"

    def __init__(self, provider: str, retry_after: float = 1, **details: Any) -> None:
        seconds = max(1, -int(-retry_after // 1))
        super().__init__(
            f"{provider} is not reachable right now",
            provider=provider,
            retry_after=seconds,
            **details,
        )


class OutcomeUnknown(ApiError):
    """The request may have been carried out, but no answer came: repeating it could do it twice."""

    status, error_code = 503, "PROVIDER_UNAVAILABLE"

    def __init__(self, provider: str, **details: Any) -> None:
        super().__init__(
            f"{provider} did not answer; whether it carried the call out is not known",
            provider=provider,
            outcome="unknown",
            **details,
        )


class MethodNotAllowed(ApiError):
    status, error_code = 405, "METHOD_NOT_ALLOWED"

    def __init__(self, method: str, allowed: list[str]) -> None:
        super().__init__(f"{method} is not allowed here", allowed=allowed)
        self.headers["Allow"] = ", ".join(allowed)


class PayloadTooLarge(ApiError):
    status, error_code, message = 413, "PAYLOAD_TOO_LARGE", "The body is larger than 10 MB"


class UnsupportedMediaType(ApiError):
    status, error_code = 415, "UNSUPPORTED_MEDIA_TYPE"
    message = "Send the body as application/json"


class InternalError(ApiError):
    """Something we did not foresee; the log has it under the request id."""


class DatabaseAway(InternalError):
    """Nothing is wrong with the call: sent again in a moment, it is answered."""

    status, message = 503, "The database does not answer right now"

    def __init__(self) -> None:
        super().__init__(retry_after=1)
