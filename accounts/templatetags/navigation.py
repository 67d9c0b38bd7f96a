"""The list of pages beside the one that is shown."""

from django import template

from accounts.navigation import Group, groups_at

register = template.Library()


@register.simple_tag
def pages_listed(path: str) -> list[Group]:
    """Return the groups of pages, the one with this path marked."""
    return groups_at(path)
