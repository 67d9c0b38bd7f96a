"""What the standard OTEL_ variables say. Only what is read here is supported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.locations import readable

SAMPLERS = ("always_on", "always_off", "traceidratio")
PARENT = "parentbased_"
MILLISECONDS = 1000.0
LONGEST = 30_000.0  # milliseconds that a collector may take


@dataclass(frozen=True)
class Configuration:
    """Where traces go and how many; `headers` may hold a secret. `share`: of traces that begin here, 0 to 1."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 10.0  # seconds
    resource: Mapping[str, str] = field(default_factory=dict)
    share: float = 1.0
    asks_parent: bool = True


def read(environ: Mapping[str, str]) -> Configuration | None:
    """Return the configuration, or None where no traces are wanted. Raises ImproperlyConfigured."""
    base = environ.get("OTEL_EXPORTER_OTLP_ENDPOINT", "").rstrip("/")
    url = environ.get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") or (base and f"{base}/v1/traces")
    off = environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    if not url or off or environ.get("OTEL_TRACES_EXPORTER", "otlp") == "none":
        return None
    check(url, environ)
    sampler = environ.get("OTEL_TRACES_SAMPLER", "parentbased_always_on")
    milliseconds = number(
        either(environ, "TIMEOUT", "10000"), "OTEL_EXPORTER_OTLP_TIMEOUT", LONGEST
    )
    return Configuration(
        url,
        headers=pairs(either(environ, "HEADERS", "")),
        timeout=milliseconds / MILLISECONDS,
        resource=resource(environ),
        share=share(sampler.removeprefix(PARENT), environ),
        asks_parent=sampler.startswith(PARENT),
    )


def either(environ: Mapping[str, str], name: str, otherwise: str) -> str:
    """Return what is said for traces, else for all signals."""
    own = environ.get(f"OTEL_EXPORTER_OTLP_TRACES_{name}")
    return own or environ.get(f"OTEL_EXPORTER_OTLP_{name}", otherwise)


def check(url: str, environ: Mapping[str, str]) -> None:
    """Refuse what would lose every trace silently."""
    if urlsplit(readable("OTEL_EXPORTER_OTLP_ENDPOINT", url)).scheme not in {"http", "https"}:
        raise ImproperlyConfigured("OTEL_EXPORTER_OTLP_ENDPOINT must be http://… or https://…")
    if either(environ, "PROTOCOL", "http/json") == "grpc":
        raise ImproperlyConfigured(
            "OTEL_EXPORTER_OTLP_PROTOCOL must be http/json: grpc is not spoken"
        )


def share(sampler: str, environ: Mapping[str, str]) -> float:
    if sampler not in SAMPLERS:
        listed = ", ".join((*SAMPLERS, f"or one of them with {PARENT}"))
        raise ImproperlyConfigured(f"OTEL_TRACES_SAMPLER must be {listed}, not {sampler!r}")
    asked = environ.get("OTEL_TRACES_SAMPLER_ARG", "1") if sampler == "traceidratio" else "1"
    return 0.0 if sampler == "always_off" else number(asked, "OTEL_TRACES_SAMPLER_ARG", 1.0)


def number(text: str, name: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError as exc:
        raise ImproperlyConfigured(f"{name} must be a number, not {text!r}") from exc
    if not 0 <= value <= most:
        raise ImproperlyConfigured(f"{name} must be between 0 and {most:g}, not {text}")
    return value


def resource(environ: Mapping[str, str]) -> dict[str, str]:
    said = pairs(environ.get("OTEL_RESOURCE_ATTRIBUTES", ""))
    name = environ.get("OTEL_SERVICE_NAME") or said.get("service.name") or "patchbay"
    return said | {"service.name": name}


def pairs(listed: str) -> dict[str, str]:
    """Read `a=1,b=2%20`."""
    each = (pair.partition("=") for pair in listed.split(",") if "=" in pair)
    return {name.strip(): unquote(value.strip()) for name, _, value in each}
