"""The list of pages beside the one that is shown."""

from django import template
from django.http import HttpRequest

from accounts.looking.allowed import PAGES
from accounts.navigation import Group, groups_at

register = template.Library()


@register.simple_tag
def pages_listed(request: HttpRequest) -> list[Group]:
    """Return the groups of pages, the one that is shown marked; to staff who look, those they may look at."""
    is_looking = (
        getattr(request, "look", None) is not None
    )  # an early refusal has come past no middleware
    return groups_at(request.path, PAGES if is_looking else None)
