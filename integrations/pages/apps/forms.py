"""What is asked about a toolkit of an app; the API's own rules decide what may be answered."""

from typing import Any

from config.api.errors import Invalid
from integrations.apps_api.asking import defaults
from integrations.apps_api.serializers import ConfigureSerializer
from integrations.models import ToolkitConfig
from integrations.pages.apps.fields import ToolkitFields
from providers.oauth_apps import client_of
from providers.toolkits import Toolkit

OURS = {"displayName": "display_name", "scopes": "scopes", "oauth_credentials": "client_id"}


class ToolkitForm(ToolkitFields):
    """Offers what the toolkit has, and shows what is set now."""

    def __init__(self, toolkit: Toolkit, config: ToolkitConfig | None, *args: Any) -> None:
        known = {each.id: each for each in toolkit.permissions}
        super().__init__(*args, initial=initial_of(toolkit, config))
        self.toolkit, self.config = toolkit, config
        self.fields["permissions"].choices = [
            (name, f"{each.description} ({name})") for name, each in known.items()
        ]
        usual = ", ".join(defaults(toolkit))
        self.fields["permissions"].help_text = f"None ticked: what is usual, {usual}."
        for bound in self.credentials:
            bound.field.required = self.needs_own
        if not toolkit.provider.oauth.knows_scopes:
            del self.fields["scopes"]

    @property
    def client(self) -> Any:
        """Return the app's own credentials, if it has some."""
        return self.config.client if self.config else None

    @property
    def needs_own(self) -> bool:
        return self.client is None and client_of(self.toolkit.provider) is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        serializer = ConfigureSerializer(data=self.body(cleaned))
        try:
            is_valid = serializer.is_valid()
        except Invalid as exc:  # a scope that is none
            self.add_error("scopes" if "scopes" in self.fields else "permissions", f"{exc}.")
            return cleaned
        self.given = serializer.validated_data if is_valid else {}
        for name, problems in serializer.errors.items():
            self.refuse(name, problems)
        return cleaned

    def body(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return what the API would be sent for the same."""
        others = cleaned.get("scopes", "").split()  # no scope holds a space
        sent = {
            "toolkit": self.toolkit.slug,
            "displayName": cleaned["display_name"],
            "scopes": [*cleaned["permissions"], *others],
        }
        pair = {name: cleaned[name] for name in ("client_id", "client_secret")}
        return sent | ({"oauth_credentials": pair} if any(pair.values()) else {})

    def refuse(self, name: str, problems: Any) -> None:
        """Say at its field what the API's rules refuse."""
        if isinstance(problems, dict):
            for field, inner in problems.items():
                self.add_error(field, [str(each) for each in inner])
        else:
            shown = OURS.get(name, name)
            self.add_error(shown if shown in self.fields else None, [str(p) for p in problems])


def initial_of(toolkit: Toolkit, config: ToolkitConfig | None) -> dict[str, Any]:
    """Return what is set now: the toolkit's permissions apart from other scopes."""
    if config is None:
        return {}
    own = {permission.id for permission in toolkit.permissions}
    return {
        "display_name": config.display_name,
        "permissions": [name for name in config.scopes if name in own],
        "scopes": "\n".join(name for name in config.scopes if name not in own),
    }
