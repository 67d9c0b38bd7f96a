"""Single sign-on on pages; where it is off, nothing is shown and nothing asked."""

from typing import Any

from django import template
from django.conf import settings

from accounts.models import User

register = template.Library()


@register.simple_tag
def sign_on_name() -> str:
    """Return what people call the provider; empty: it is off."""
    return settings.SSO.name if settings.SSO else ""


@register.inclusion_tag("sso/button.html", takes_context=True)
def sign_on_button(context: dict[str, Any], tone: str = "second") -> dict[str, Any]:
    """Show the link to the provider, which leads back to where the person wanted to go."""
    return {"name": sign_on_name(), "next": context["request"].GET.get("next"), "tone": tone}


@register.inclusion_tag("sso/profile_links.html")
def connected_sign_ins(user: User) -> dict[str, Any]:
    """Show which sign-ins of the provider are a person's."""
    if not settings.SSO:
        return {"name": ""}
    from accounts.sso.linking import links_of  # what is off is not loaded

    return {"name": settings.SSO.name, "links": list(links_of(user))}
