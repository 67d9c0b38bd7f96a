"""What goes wrong in the apps API alone; everything else is told by the errors all routes share."""

from typing import Any

from config.api.errors import ApiError, NotFound


class ToolkitNotEnabled(ApiError):
    is_of_apps = True
    status, error_code = 400, "INTEGRATIONS_TOOLKIT_NOT_ENABLED"

    def __init__(self, slug: str) -> None:
        super().__init__(f'Toolkit "{slug}" is not enabled for this app', toolkit=slug)


class NothingToChange(ToolkitNotEnabled):
    """Credentials of a toolkit that is not there."""

    status = NotFound.status


class NotConfigured(ApiError):
    is_of_apps = True
    status, error_code = 400, "INTEGRATIONS_NOT_CONFIGURED"

    def __init__(self, slug: str) -> None:
        super().__init__(f'Toolkit "{slug}" is not configured on this server', toolkit=slug)


class OwnCredentialsRequired(ApiError):
    is_of_apps = True
    status, error_code = 400, "INTEGRATIONS_BYO_CREDENTIALS_REQUIRED"

    def __init__(self, slug: str) -> None:
        message = f'Toolkit "{slug}" needs oauth_credentials: this server has none for it'
        super().__init__(message, toolkit=slug)


class ExecutionFailed(ApiError):
    """A tool that could not be carried out: 422 when somebody said no, 502 when nobody could be asked.

    `cause` is what the engine raised; `remedy` says which step is next.
    """

    is_of_apps = True
    error_code = "INTEGRATIONS_EXECUTION_FAILED"

    def __init__(self, cause: ApiError, remedy: str, status: int, details: dict[str, Any]) -> None:
        super().__init__(str(cause))
        self.details = details
        self.cause, self.remedy, self.status = cause, remedy, status
