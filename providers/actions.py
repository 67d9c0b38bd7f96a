"""Tools by their names in the apps API: `TOOLKIT_ACTION`, such as GMAIL_SEND_EMAIL; each has exactly one.

The toolkit's part is its slug in capitals, without hyphens. The action is the tool's own name, without the words
for provider and service, unless the definition gives it another (`Tool.actions`).
"""

from dataclasses import dataclass
from functools import cache

from providers.registry import Offer
from providers.toolkits import Toolkit, toolkits


@dataclass(frozen=True, eq=False)  # there is one of each
class Action:
    """A tool of a toolkit under its name in the apps API."""

    name: str
    toolkit: Toolkit
    offer: Offer


@cache
def actions_of(toolkit: Toolkit) -> tuple[Action, ...]:
    """Return all tools of a toolkit, in the order of their definition."""
    return tuple(Action(names_of(toolkit, o)[0], toolkit, o) for o in toolkit.offers)


@cache
def actions() -> dict[str, Action]:
    """Return every action under each name that it is accepted by, in capitals."""
    return {
        name: action
        for toolkit in toolkits().values()
        for action in actions_of(toolkit)
        for name in names_of(toolkit, action.offer)
    }


def find_action(name: str) -> Action | None:
    """Return the action of that name, whatever its case; a tool's own names are accepted as well."""
    return actions().get(name.upper())


def names_of(toolkit: Toolkit, offer: Offer) -> tuple[str, ...]:
    """Return the name of a tool in its toolkit, then all others it is accepted by."""
    tool, prefix = offer.tool, toolkit.slug.replace("-", "").upper()
    own = (tool.name, *tool.other_names)
    words = (*tool.actions, *(action_in(offer, name) for name in own))
    names = (*(f"{prefix}_{word}" for word in words), *(name.upper() for name in own))
    return tuple(dict.fromkeys(names))


def action_in(offer: Offer, name: str) -> str:
    """Return a tool's name in capitals, without the words in front that name provider and service."""
    words = name.split("_")
    in_front = {offer.provider.slug, offer.service.slug, *offer.service.toolkit.split("-")}
    in_front.add(offer.service.toolkit.replace("-", ""))
    while len(words) > 1 and words[0] in in_front:
        words = words[1:]
    return "_".join(words).upper()
