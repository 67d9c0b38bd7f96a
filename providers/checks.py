"""Refuse to start with provider settings that lead nowhere."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from providers.endpoints import setting
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


def problem_with(provider: Provider, each: Setting) -> str:
    """Return what is wrong with the operator's value of a setting, or an empty text."""
    try:
        setting(provider, each)
    except ImproperlyConfigured as exc:
        return str(exc)
    return ""
