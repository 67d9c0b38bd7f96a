"""GET /me: who the key belongs to, the plan, what is used of it, and the own integrations."""

from django.conf import settings
from rest_framework.request import Request

from accounts.operations.me import SHOW_ME
from accounts.permissions import FromItsNetwork
from accounts.resolution import resolve
from billing.limits.meter import meter
from billing.limits.standing import standing_of
from billing.limits.windows import DAY, MONTH
from config.api.envelope import Answer
from config.api.scopes import NO_SCOPE
from config.api.views import ApiView


class MeView(ApiView):
    """Open to every valid key whatever its standing, and never counted."""

    permission_classes = (FromItsNetwork,)
    required_scope = NO_SCOPE
    metered = False
    operations = {"get": SHOW_ME}

    def get(self, request: Request) -> Answer:
        standing = standing_of(request.user).of(request.auth)
        window, used = meter().peek(standing).of(MONTH if standing.is_partner else DAY)
        account = resolve(request)
        integrations = account.integrations.order_by("provider") if account else []
        return Answer(
            {
                "email": request.user.email,
                "tier": standing.plan.slug,
                "usage": {"current": used, "limit": window.limit},
                "integrations": [
                    {"provider": i.provider, "status": i.status} for i in integrations
                ],
                "dashboardUrl": f"{settings.PUBLIC_URL}/settings",
            }
        )
