"""POST /secret-scanning/github: what GitHub's secret scanning found, in the form of its partner programme.

https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partner-program
"""

import logging
from typing import Any, ClassVar

from django.conf import settings
from django.http import JsonResponse
from rest_framework.request import Request

from accounts.address_limits import address_of, check
from accounts.leaked_keys.errors import ForgedReport
from accounts.leaked_keys.reports import reports_in
from accounts.leaked_keys.revoking import take
from accounts.leaked_keys.signature import check_signature
from config.api.errors import AuthRequired, NotFound
from config.api.openapi.operation import Operation
from config.api.parser import parse_json, read_capped
from config.api.views import PublicView

log = logging.getLogger("patchbay.leaked_keys")

FORGED = "60/m"
IDENTIFIER, SIGNATURE = "Github-Public-Key-Identifier", "Github-Public-Key-Signature"


class SecretScanningView(PublicView):
    """Believes what GitHub signed. What is answered is GitHub's form, not our envelope."""

    # GitHub alone calls it: nobody writes a client for it.
    operations: ClassVar[dict[str, Operation | None]] = {"post": None}
    max_body_bytes = 100 * 1024

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Be no route at all unless the operator switched it on."""
        if not settings.SECRET_SCANNING:
            raise NotFound(f"No route {request.method} {request.path}")
        super().initial(request, *args, **kwargs)

    def post(self, request: Request) -> JsonResponse:
        declared = int(request.META.get("CONTENT_LENGTH") or 0)
        body = read_capped(request._request, declared, self.max_body_bytes)
        said = request.headers
        try:
            check_signature(said.get(IDENTIFIER, ""), said.get(SIGNATURE, ""), body)
        except ForgedReport as exc:
            raise refusal(request, str(exc)) from exc
        return JsonResponse(take(reports_in(parse_json(body))), safe=False)


def refusal(request: Request, reason: str) -> AuthRequired:
    """Return what a forged report is answered; raise 429 for an address that keeps trying.

    It is counted after the check, so that no forger behind an address of GitHub's keeps out what is true.
    """
    check(request, "forged-reports", FORGED)
    facts = {"reason": reason, "address": address_of(request)}
    log.warning("report of leaked keys refused: it is not GitHub's", extra=facts)
    return AuthRequired("The report is not signed as GitHub signs")
