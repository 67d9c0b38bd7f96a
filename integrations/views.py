"""Integrations over JSON: the caller's own, and an account's to list, change, disconnect."""

from dataclasses import asdict

from rest_framework.request import Request

from accounts.access import PartnerView
from accounts.actors import Actor
from accounts.models import ConnectedAccount
from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.envelope import Answer
from config.api.views import ApiView
from integrations.changing import change
from integrations.disconnecting import disconnect, not_connected
from integrations.models import Integration
from integrations.operations import CHANGE, DELETE, LIST, LIST_OWN
from integrations.serializers import (
    IntegrationChangeSerializer,
    IntegrationDetailSerializer,
    OwnIntegrationSerializer,
)


def one_of(account: ConnectedAccount, provider: str) -> Integration:
    """Return the account's integration of a provider, or 404."""
    # Compared here, because a path may hold what PostgreSQL refuses to be asked for (a NUL).
    integrations = account.integrations.all()
    integration = next((each for each in integrations if each.provider == provider), None)
    if integration is None:
        raise not_connected(provider)
    return integration


class OwnIntegrationsView(ApiView):
    """What is connected of the one a call acts for: nothing for a partner key without the header."""

    required_scope = "integrations:read"
    operations = {"get": LIST_OWN}

    def get(self, request: Request) -> Answer:
        account = resolve(request)
        call_log_of(request).account_id = account.pk if account else None
        rows = []
        if account:
            rows = account.integrations.order_by("provider").prefetch_related("permissions")
        return Answer({"integrations": OwnIntegrationSerializer(rows, many=True).data})


class IntegrationListView(PartnerView):
    required_scope = "integrations:read"
    operations = {"get": LIST}

    def get(self, request: Request, pk: str) -> Answer:
        rows = self.account(pk).integrations.order_by("created_at").prefetch_related("permissions")
        return Answer({"integrations": IntegrationDetailSerializer(rows, many=True).data})


class IntegrationView(PartnerView):
    required_scope = "integrations:write"
    operations = {"patch": CHANGE, "delete": DELETE}

    def patch(self, request: Request, pk: str, provider: str) -> Answer:
        """Switch permissions, which lasts over a re-connect; or say that another person is the right one."""
        integration = one_of(self.account(pk), provider)
        serializer = IntegrationChangeSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        change(integration, serializer.validated_data, **asdict(Actor.key(request)))
        return Answer(IntegrationDetailSerializer(integration).data)

    def delete(self, request: Request, pk: str, provider: str) -> Answer:
        account = self.account(pk)
        disconnect(one_of(account, provider), **asdict(Actor.key(request)))
        return Answer({"deleted": True, "provider": provider})
