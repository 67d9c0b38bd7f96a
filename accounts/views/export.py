"""Everything that is held about one account, as one streamed answer."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from rest_framework.request import Request

from accounts.access import PartnerView
from accounts.held import document
from accounts.models import ConnectedAccount
from accounts.operations.export import EXPORT
from accounts.permissions import check_scope

# The answer holds what these routes tell, and more than each of them alone.
ALSO = ("integrations:read", "inbox:read", "usage:read")


class AccountExportView(PartnerView):
    operations = {"get": EXPORT}
    required_scope = "accounts:read"

    def get(self, request: Request, pk: str) -> StreamingHttpResponse:
        account = self.account(pk)
        for scope in ALSO:
            check_scope(request.auth, scope)
        return StreamingHttpResponse(
            enveloped(account),
            content_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="account-{account.pk}.json"'},
        )


def enveloped(account: ConnectedAccount) -> Iterator[str]:
    yield '{"ok":true,"data":'
    yield from document(account)
    yield "}"
