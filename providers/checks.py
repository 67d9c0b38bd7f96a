"""Refuse to start with provider settings that lead nowhere."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from providers.operator_settings import setting, variable, variable_name
from providers.registry import providers
from providers.spec import Provider, Setting


@register()
def provider_settings_fit(**_: Any) -> list[CheckMessage]:
    """Each `PROVIDER_<NAME>_…` setting that a definition knows has a value it can take."""
    problems = (
        problem_with(provider, each)
        for provider in providers().values()
        for each in provider.settings
    )
    return [Error(text, id="patchbay.E004") for text in problems if text]


@register()
def clients_are_whole(**_: Any) -> list[CheckMessage]:
    """A client id has its secret: without one the first consent would fail, at its very end."""
    return [
        Error(
            f"{variable_name(provider, 'CLIENT_ID')} is set, and {variable_name(provider, 'CLIENT_SECRET')} is not.",
            hint=f"Set the secret of the same OAuth app of {provider.name}, or neither.",
            id="patchbay.E008",
        )
        for provider in providers().values()
        if variable(provider, "CLIENT_ID") and not variable(provider, "CLIENT_SECRET")
    ]


def problem_with(provider: Provider, each: Setting) -> str:
    """Return what is wrong with the operator's value of a setting, or an empty text."""
    try:
        setting(provider, each)
    except ImproperlyConfigured as exc:
        return str(exc)
    return ""
