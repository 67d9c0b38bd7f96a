"""Traces of OpenTelemetry, where a collector is named."""

from config.settings.reading import env

# Standard variables of OpenTelemetry; without an endpoint nothing of tracing is even imported.
TRACES = None
if any(
    name.startswith("OTEL_EXPORTER_OTLP_") and name.endswith("ENDPOINT") for name in env.ENVIRON
):
    from config.tracing.configuration import read as read_traces

    TRACES = read_traces(env.ENVIRON)
