"""What can be asked of an app's connections."""

from dataclasses import dataclass

from django.db.models import QuerySet

from config.list_filters import Choices, FiltersForm, beginning, named, one_of
from integrations.apps_api.connections import STATUSES
from integrations.apps_api.reaching import of_toolkit
from integrations.browsing import Asked
from integrations.models import Integration
from providers.toolkits import Toolkit, toolkits

NAMED = {name: status for status, name in STATUSES.items()}


def toolkit_choices() -> Choices:
    return named((slug, each.name) for slug, each in toolkits().items())


@dataclass(frozen=True)
class AskedOfApp(Asked):
    """What user ids begin with, and of which toolkit and status one of their connections is."""

    toolkit: Toolkit | None = None

    def integrations(self) -> QuerySet[Integration]:
        """Return those with such a connection; accounts without any are not listed."""
        wanted = [self.status] if self.status else list(STATUSES)
        return of_toolkit(Integration.objects.filter(status__in=wanted), self.toolkit)


class ConnectionFilters(FiltersForm):
    """The filters of the list of connections."""

    user = beginning("User ID begins with")
    toolkit = one_of("toolkit", toolkit_choices)
    status = one_of("status", named((name, name) for name in NAMED))

    @property
    def toolkit_asked(self) -> Toolkit | None:
        return toolkits().get(self.cleaned_data["toolkit"])

    @property
    def asked(self) -> AskedOfApp:
        asked = self.cleaned_data
        status, toolkit = NAMED.get(asked["status"], ""), self.toolkit_asked
        provider = toolkit.provider.slug if toolkit else ""
        return AskedOfApp(asked["user"], provider, status, toolkit)
