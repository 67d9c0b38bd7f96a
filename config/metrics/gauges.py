"""What is measured when somebody asks, by the functions that settings.METRIC_GAUGES names."""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils.module_loading import import_string
from prometheus_client.core import GaugeMetricFamily

log = logging.getLogger("patchbay.metrics")


class Gauges:
    """A collector of every gauge; one that cannot be measured now is left out, and all while the database is away."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, where in settings.METRIC_GAUGES.items():
            measure = import_string(where)
            try:
                value = measure()
            except (OperationalError, InterfaceError) as exc:
                # Each of the others would wait as long again, and whoever asks gives up before.
                log.warning("the database is away, gauges are left out: %s", type(exc).__name__)
                return
            except DatabaseError as exc:
                log.warning("%s not measured: %s", name, type(exc).__name__)
                continue
            yield GaugeMetricFamily(name, measure.__doc__.partition("\n")[0], value=value)
