"""What can be asked of the list of accounts."""

from config.list_filters import Choices, FiltersForm, beginning, mode, named, one_of
from integrations.browsing import Asked
from integrations.models import Integration
from providers.registry import providers


def provider_choices() -> Choices:
    return named((slug, each.name) for slug, each in providers().items())


class AccountFilters(FiltersForm):
    """The filters of the list of accounts."""

    search = beginning("External ID begins with")
    provider = one_of("provider", provider_choices)
    status = one_of("status", named((name, name) for name in Integration.Status.values))
    mode = mode()

    @property
    def asked(self) -> Asked:
        asked = self.cleaned_data
        return Asked(asked["search"], asked["provider"], asked["status"])
