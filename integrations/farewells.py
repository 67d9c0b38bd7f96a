"""What other parts still ask of a provider with a connection's token, before the connection ends."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from integrations.models import Integration

log = logging.getLogger("patchbay.connections")


def say(integrations: Sequence[Integration]) -> None:
    """Call each of settings.FAREWELLS, which bound their own time. Nothing in them keeps a connection from ending."""
    for name in settings.FAREWELLS:
        try:
            import_string(name)(integrations)
        except Exception:  # whatever it is, the person has asked for the end
            log.exception("farewell %s failed", name)
