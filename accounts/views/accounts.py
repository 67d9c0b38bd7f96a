"""Connected accounts over JSON: create, list, read, change, delete."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.viewsets import ViewSetMixin

from accounts import events, listing
from accounts.access import PartnerView
from accounts.actors import Actor
from accounts.changing import change
from accounts.key_limits import check_whole
from accounts.models import ApiKey, ConnectedAccount
from accounts.operations.accounts import OF_ACCOUNTS
from accounts.serializers import AccountChangeSerializer, AccountSerializer
from config.api.envelope import Answer
from config.api.pagination import cursor_in, read_page
from integrations.account_ending import delete_account
from integrations.serializers import IntegrationSerializer


class AccountViewSet(ViewSetMixin, PartnerView):
    operations = OF_ACCOUNTS
    required_scope = {
        "GET": "accounts:read",
        "POST": "accounts:write",
        "PATCH": "accounts:write",
        "DELETE": "accounts:write",
    }

    def list(self, request: Request) -> Answer:
        query = request.query_params
        page = read_page(query)
        accounts = allowed(self.accounts, request.auth)
        external_id = query.get("external_id")
        if external_id is not None:
            accounts = with_external_id(accounts, external_id)
        is_whole = external_id is None and request.auth.only_accounts is None and request.auth.live
        total = self.partner.account_count if is_whole else accounts.count()
        found = listing.page_at(accounts, total, page, cursor_in(query))
        data = {
            "accounts": AccountSerializer(found.rows, many=True).data,
            "total": total,
            "limit": page.limit,
            "offset": page.offset,
        }
        return Answer(data, next_cursor=found.next_cursor or None)

    def create(self, request: Request) -> Answer:
        check_whole(request.auth)
        serializer = AccountSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        with transaction.atomic():
            account = serializer.save(partner=self.partner, live=request.auth.live)
            note("account.created", account, request)
        return Answer(serializer.data)

    def retrieve(self, request: Request, pk: str) -> Answer:
        account = self.account(pk)
        integrations = account.integrations.order_by("created_at")
        return Answer(
            {
                **AccountSerializer(account).data,
                "integrations": IntegrationSerializer(integrations, many=True).data,
            }
        )

    def partial_update(self, request: Request, pk: str) -> Answer:
        account = self.account(pk)
        serializer = AccountChangeSerializer(account, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        change(account, serializer.validated_data, Actor.key(request))
        return Answer(AccountSerializer(account).data)

    def destroy(self, request: Request, pk: str) -> Answer:
        account = self.account(pk)
        delete_account(account, **asdict(Actor.key(request)))
        return Answer({"deleted": True})


def allowed(accounts: QuerySet, key: ApiKey) -> QuerySet:
    """Return the accounts that a key may act for."""
    return accounts if key.only_accounts is None else accounts.filter(pk__in=key.only_accounts)


def with_external_id(accounts: QuerySet, external_id: str) -> QuerySet:
    """Return the one account of that external id; PostgreSQL cannot even ask for one with a NUL."""
    return accounts.none() if "\0" in external_id else accounts.filter(external_id=external_id)


def note(event_type: str, account: ConnectedAccount, request: Request) -> None:
    """Append the event with the key that did it."""
    data: dict[str, Any] = {"external_id": account.external_id}
    events.record_of_account(event_type, account, **asdict(Actor.key(request)), data=data)
