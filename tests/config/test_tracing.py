"""Traces as a collector gets them over HTTP: what is in them, whose they follow, and what a bad collector costs."""

import json
import re
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.metrics import work
from config.tracing import configuration, exporter, recording
from config.tracing.configuration import Configuration
from tests.config.test_metrics import REPOS, TOKEN_URL, Change
from tests.conftest import Api
from tests.factories import make_integration
from tests.proxy.loopback import http_answer
from tests.security import other_process
from tests.tracing import switched_on
from tests.webhooks.receiver import Server

THEIRS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def collector():
    server = Server()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def tracing(monkeypatch, settings, collector):
    """Trace in this process; spans leave when a test says so."""
    said = Configuration(f"{collector.url}/200", {"x-token": "of-the-collector"})
    with switched_on(monkeypatch, settings, said) as recorder:
        yield recorder


def got(collector):
    """Return the spans that arrived, by name."""
    documents = [json.loads(each.body) for each in collector.got]
    return {
        span["name"]: span
        for document in documents
        for of_resource in document["resourceSpans"]
        for scope in of_resource["scopeSpans"]
        for span in scope["spans"]
    }


def facts(span):
    return {each["key"]: next(iter(each["value"].values())) for each in span["attributes"]}


# promises 123, 131
def test_a_call_its_refresh_and_its_request_to_the_provider_are_one_trace(
    api, account, upstream, tracing, collector
):
    upstream.add_passthru(collector.url)
    make_integration(account, refresh_token="r-canary-1", expires_in=-10)
    upstream.post(TOKEN_URL, json={"access_token": "a-canary-2"})
    upstream.get("https://api.github.com/repos/octo/hello/issues", status=500, json={})

    fresh = Api(api.key, "user-123")  # a client has its middleware from its first request on
    fresh.get("/api/v1/github/repos/octo/hello/issues?state=all", headers={"traceparent": THEIRS})
    tracing.exporter.end()

    spans = got(collector)
    whole = spans["GET /api/v1/github/repos/<str:owner>/<str:repo>/issues"]
    assert (whole["kind"], whole["parentSpanId"], len(whole["traceId"])) == (2, "", 32)
    assert facts(whole)["patchbay.tool"] == "github_list_issues"
    for part in (spans["refresh"], spans["provider"]):
        assert (part["traceId"], part["parentSpanId"]) == (whole["traceId"], whole["spanId"])
        assert int(part["startTimeUnixNano"]) <= int(part["endTimeUnixNano"])
    assert facts(spans["provider"]) == {
        "patchbay.provider": "github",
        "http.response.status_code": "500",
    }
    assert (spans["provider"]["status"], spans["refresh"]["status"]) == ({"code": 2}, {})
    assert collector.got[0].headers["x-token"] == "of-the-collector"
    told = collector.got[0].body
    for secret in ("canary", "user-123", "octo", "state=all", "4bf92f", api.key, str(account.pk)):
        assert secret not in told


@pytest.mark.django_db
@pytest.mark.parametrize(("flags", "names"), [("01", {"GET /livez"}), ("00", set())])
def test_what_a_proxy_of_ours_began_is_gone_on_with(
    client, settings, tracing, collector, flags, names
):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    client.get("/livez", headers={"traceparent": THEIRS[:-2] + flags})
    tracing.exporter.end()

    spans = got(collector)
    assert set(spans) == names
    for span in spans.values():
        assert span["traceId"] in THEIRS
        assert span["parentSpanId"] in THEIRS


def test_nothing_of_a_trace_goes_to_a_provider(api, account, upstream, tracing):
    make_integration(account)
    sent = upstream.get("https://api.github.com/user/repos", json=[])

    Api(api.key, "user-123").get(REPOS, headers={"traceparent": THEIRS})

    assert not {"traceparent", "tracestate"} & {
        name.lower() for name in sent.calls[0].request.headers
    }


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [b"\x16\x03garbage", http_answer(b"{}", "500 No"), None])
def test_a_collector_that_fails_costs_its_spans_alone(
    client, tracing, collector, answering, answer
):
    url = answering(answer).url if answer else "http://127.0.0.1:1"
    ours = recording.Recorder(Configuration(url, timeout=0.5))
    lost = Change(client, "patchbay_spans_lost_total", reason="collector")

    ours.measured("job", 0.1, True, {})
    ours.exporter.end()

    assert lost.now == 1


@pytest.mark.django_db
def test_spans_that_nobody_fetches_do_not_pile_up(client, monkeypatch, tracing):
    monkeypatch.setattr(exporter, "MOST", 2)
    tracing.exporter.forget()
    lost = Change(client, "patchbay_spans_lost_total", reason="full")
    tracing.exporter.taken(9)

    for _ in range(5):
        work.webhook(200, 0.1)

    assert lost.now == 3
    assert len(tracing.exporter.taken(9)) == 2


def test_processes_and_their_forks_send_what_is_theirs(collector):
    code = """
import os
from config import metrics
metrics.provider_call("github", 200, 0.1)
child = os.fork()
if child:
    os.waitpid(child, 0)
else:
    metrics.refresh("slack", "ok", 0.2)
"""

    ended = other_process.run(code, OTEL_EXPORTER_OTLP_ENDPOINT=f"{collector.url}/200/")

    assert ended.returncode == 0, ended.stderr
    assert sorted(
        name for each in collector.got for name in re.findall(r'"name": ?"(\w+)", "kind', each.body)
    ) == ["provider", "refresh"]
    assert {each.path for each in collector.got} == {"/200/v1/traces"}


def test_without_a_collector_nothing_of_it_is_imported():
    code = (
        "import sys, config.urls; print([m for m in sys.modules if m.startswith('config.tracing')])"
    )

    assert other_process.run(code).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, None),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318/", "OTEL_SDK_DISABLED": "true"}, None),
        (
            {
                "OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318/",
                "OTEL_EXPORTER_OTLP_HEADERS": "api-key=a%20b,other=2",
                "OTEL_EXPORTER_OTLP_TIMEOUT": "2500",
                "OTEL_RESOURCE_ATTRIBUTES": "service.name=x,deployment.environment.name=eu",
                "OTEL_SERVICE_NAME": "hub",
                "OTEL_TRACES_SAMPLER": "traceidratio",
                "OTEL_TRACES_SAMPLER_ARG": "0.25",
            },
            Configuration(
                "http://c:4318/v1/traces",
                {"api-key": "a b", "other": "2"},
                2.5,
                {"service.name": "hub", "deployment.environment.name": "eu"},
                0.25,
                False,
            ),
        ),
    ],
)
def test_the_standard_variables_are_read(said, known):
    assert configuration.read(said) == known
    assert "a b" not in repr(configuration.read(said))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "c:4318"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        ("OTEL_EXPORTER_OTLP_TIMEOUT", "soon"),
        ("OTEL_TRACES_SAMPLER", "jaeger_remote"),
        ("OTEL_TRACES_SAMPLER_ARG", "1.5"),
    ],
)
def test_what_would_lose_every_trace_is_refused(name, text):
    said = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c", "OTEL_TRACES_SAMPLER": "traceidratio"}

    with pytest.raises(ImproperlyConfigured, match=name):
        configuration.read(said | {name: text})
