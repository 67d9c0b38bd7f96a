"""The ground that views for partners stand on: rows are reached through the partner only."""

import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from rest_framework.request import Request

from accounts.authentication import refuse_key_in
from accounts.key_limits import check_account
from accounts.models import ConnectedAccount, Partner
from config.api.errors import NotFound
from config.api.views import ApiView


class PartnerView(ApiView):
    """A view for partners; rows are reached through `self.partner`, accounts through the key's mode only."""

    partner_only = True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a key in the body as well: we would keep it. What goes to a provider may hold any text."""
        super().initial(request, *args, **kwargs)
        if request.method in {"POST", "PUT", "PATCH"}:
            refuse_key_in(json.dumps(request.data), "body")

    @property
    def partner(self) -> Partner:
        return self.request.user.partner

    @property
    def accounts(self) -> QuerySet[ConnectedAccount]:
        """Return the partner's accounts of the mode that the key is of."""
        return self.request.auth.accounts

    def account(self, pk: str) -> ConnectedAccount:
        """Return the partner's own account; another's, one of the other mode and a malformed id are the same 404."""
        missing = NotFound("Account not found")
        account = self.accounts.filter(pk=as_uuid(pk, missing)).first()
        if account is None:
            raise missing
        check_account(self.request.auth, account)
        return account


def as_uuid(text: str, missing: NotFound) -> UUID:
    """Return the id a path holds; a malformed one is missing like any other.

    Python reads `urn:uuid:…`, braces and hyphens anywhere as well: an id has one spelling, in letters of either case.
    """
    try:
        found = UUID(text)
    except ValueError as exc:
        raise missing from exc
    if str(found) != text.lower():
        raise missing
    return found
