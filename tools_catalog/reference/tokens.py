"""A provider's OAuth habits in words."""

from providers.operator_settings import variable_name
from providers.spec import OAuth, Provider, Revocation
from tools_catalog.reference.asking import ENCODING, asking
from tools_catalog.reference.markdown import bullets, code, joined

DAY = 86_400


def habits(provider: Provider) -> str:
    """Return how tokens are got, kept fresh and taken back."""
    oauth = provider.oauth
    lines = [*asking(oauth), *keeping(oauth), ending(oauth), *places(provider)]
    return joined(["## Tokens", bullets(lines)]).rstrip()


def keeping(oauth: OAuth) -> list[str]:
    """Say how long tokens are kept alive, and what ends them."""
    lines = [
        f"An access token is refreshed {oauth.refresh_margin} seconds before its end, once for all calls that wait. "
        "A refresh token that is answered with a new one is replaced by it.",
        f"The person has to connect again after {dead_words(oauth)}.",
    ]
    if oauth.idle_limit:
        days = oauth.idle_limit // DAY
        lines.append(f"A refresh token unused for {days} days dies; it is refreshed before.")
    return lines


def dead_words(oauth: OAuth) -> str:
    """Return the errors that end a connection; some do so only with a certain description."""
    told = (f"{code(word)} with “{text}”" for word, text in sorted(oauth.dead_grant_texts.items()))
    return ", ".join([*map(code, sorted(oauth.dead_grant_errors)), *told])


def places(provider: Provider) -> list[str]:
    """Return what the placeholders of the provider's addresses stand for. What may be empty stands in none."""
    settings = (
        f"{code(f'{{{each.name}}}')} is the setting "
        f"{code(variable_name(provider, each.name.upper()))}."
        for each in provider.settings
        if each.default
    )
    pinned = (
        f"{code(f'{{{name}}}')} is learned when a person connects, and has to match {code(pattern)}."
        for name, pattern in provider.pinned.items()
    )
    return [*settings, *pinned]


def ending(oauth: OAuth) -> str:
    """Return what disconnecting does at the provider."""
    if oauth.revocation is None:
        return "Tokens cannot be revoked by an app: disconnecting forgets them here."
    return f"{way(oauth.revocation)} {reach(oauth.revocation)}"


def way(revocation: Revocation) -> str:
    """Say which token is revoked, and how."""
    kind = (" and the " if revocation.every else ", or else the ").join(revocation.kinds)
    return (
        f"Disconnecting revokes the {kind} token: {code(f'{revocation.method} {revocation.url}')}, "
        f"{ENCODING[revocation.encoding]}."
    )


def reach(revocation: Revocation) -> str:
    """Say whose connections a revocation ends."""
    if revocation.wide:
        return (
            "That ends every connection of the person with this app, so it is sent when the last one of them is "
            "disconnected."
        )
    return "Other connections of the same person stay."
