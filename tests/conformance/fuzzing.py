"""Runs of Schemathesis over our own document."""

import json
import time

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema

from tests.conformance.findings import Run

SEED = 2026
# Who acts and for whom is said by the run; what strangers write there is tests/security/hostile.py's to try.
SAID_BY_THE_RUN = {"X-Account-Id", "Idempotency-Key"}
# Its own requests would need a server; and what we coerce and ignore by contract is no violation.
UNUSED = (
    "ignored_auth",
    "negative_data_rejection",
    "use_after_free",
    "ensure_resource_availability",
)


def configured(headers, cases):
    """Return how to run: `cases` of each operation, the same ones every time."""
    # What answers tell is not sent again: it would take away what the next case needs.
    told = {"extra-data-sources": {"responses": False}}
    phases = {
        "examples": told,
        "fuzzing": told | {"error-feedback": {"enabled": False}},
        "coverage": {"enabled": False},
        "stateful": {"enabled": False},
    }
    return SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "headers": headers,
            "generation": {"deterministic": True, "no-shrink": True, "max-examples": cases},
            "continue-on-failure": True,
            "phases": phases,
            "checks": {name: {"enabled": False} for name in UNUSED},
        }
    )


def of_the_run(document):
    """Return the document without the headers that the run sends with every request."""
    told = json.loads(json.dumps(document))
    for methods in told["paths"].values():
        for operation in methods.values():
            operation["parameters"] = [
                each
                for each in operation.get("parameters", ())
                if name_of(told, each) not in SAID_BY_THE_RUN
            ]
    return told


def name_of(document, parameter):
    """Return a parameter's name, followed to where it is written."""
    if "$ref" in parameter:
        parameter = document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
    return parameter["name"]


def fuzz(document, config, app=None, base_url=None):
    """Run over a document, against an application or a server."""
    schema = schemathesis.openapi.from_dict(of_the_run(document), config=config)
    schema.app = app
    if base_url:
        schema.config.update(base_url=base_url)
    began, run = time.monotonic(), Run()
    for event in from_schema(schema).execute():
        run.add(event)
    run.seconds = time.monotonic() - began
    return run
