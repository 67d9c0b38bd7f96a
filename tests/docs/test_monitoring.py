"""Dashboards and alerts ask for what /metrics has, and each alert has its entry in the runbook.

# promise 132
"""

import json
import re

import pytest
import yaml
from django.conf import settings
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families as families

from config.metrics import pool, work
from config.tracing import exporter

COUNTED_IN = (exporter, pool, work)  # what counts there is declared by the import
DOCS = settings.BASE_DIR / "docs"
FOLDER = DOCS / "monitoring"
BOARDS = sorted(FOLDER.glob("*.json"))
RULES = [
    rule
    for group in yaml.safe_load((FOLDER / "alerts.yml").read_text())["groups"]
    for rule in group["rules"]
]
# A metric with what it is asked by: {status="5xx"}, or nothing.
SELECTOR = re.compile(r"\b(patchbay_[a-z_]+)\s*(?:\{([^}]*)\})?")
GROUPED = re.compile(r"\bby\s*\(([^)]*)\)")
MATCHER = re.compile(r"(\w+)\s*[=!]~?")


def declared():
    """Return the labels of every metric by each of the names that /metrics gives its samples."""
    found = {name: {"le"} if name.endswith("_bucket") else set() for name in settings.METRIC_GAUGES}
    for name, collector in REGISTRY._names_to_collectors.items():
        if name.startswith("patchbay_") and not name.endswith("_created"):
            found[name] = set(collector._labelnames) | (
                {"le"} if name.endswith("_bucket") else set()
            )
    return found


def words_of(text):
    return {word.strip() for word in text.split(",") if word.strip()}


def wrong_in(expression, shown=()):
    """Return what an expression asks of metrics that they have not."""
    known, selected = declared(), SELECTOR.findall(expression)
    wrong = {name for name, _ in selected if name not in known}
    labels = set().union(*(known.get(name, set()) for name, _ in selected))
    for name, matchers in selected:
        wrong |= set(MATCHER.findall(matchers)) - known.get(name, set())
    asked = set().union(*map(words_of, GROUPED.findall(expression)), shown)
    return wrong | (asked - labels)


@pytest.mark.parametrize("path", BOARDS, ids=lambda path: path.stem)
def test_a_dashboard_asks_for_what_there_is(path):
    board = json.loads(path.read_text())
    targets = [target for panel in board["panels"] for target in panel["targets"]]
    legends = [re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]) for target in targets]
    asked = [(target["expr"], shown) for target, shown in zip(targets, legends, strict=True)]
    for variable in board["templating"]["list"]:
        if label := re.fullmatch(r"label_values\((\w+), (\w+)\)", variable["query"]):
            asked.append((label[1], [label[2]]))

    assert {
        expression: wrong for expression, shown in asked if (wrong := wrong_in(expression, shown))
    } == {}
    assert all(SELECTOR.search(expression) for expression, _ in asked)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_what_there_is_and_has_its_entry_in_the_runbook(rule):
    page, _, anchor = rule["annotations"]["runbook"].partition("#")
    headings = re.findall(r"^## (\w+)$", (DOCS.parent / page).read_text(), re.MULTILINE)
    shown = re.findall(r"\$labels\.(\w+)", rule["annotations"]["summary"])

    assert wrong_in(rule["expr"], set(shown) - {"instance"}) == set()  # which the scraper adds
    assert rule["alert"].lower() == anchor
    assert rule["alert"] in headings
    assert rule["labels"]["severity"] in {"page", "ticket"}


def test_the_runbook_has_no_entry_without_an_alert():
    headings = re.findall(r"^## (\w+)$", (DOCS / "runbook.md").read_text(), re.MULTILINE)

    assert sorted(headings) == sorted(rule["alert"] for rule in RULES)


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("rate(patchbay_answer_total[5m])", {"patchbay_answer_total"}),
        ('patchbay_answers_total{provider="x"}', {"provider"}),
        ("sum by (tenant) (patchbay_answers_total)", {"tenant"}),
        ("sum by (le) (rate(patchbay_overhead_seconds_bucket[5m]))", set()),
    ],
)
def test_what_is_not_there_is_found(expression, wrong):
    assert wrong_in(expression) == wrong


def test_no_metric_has_a_label_that_the_scraper_gives():
    """Prometheus keeps its own and calls ours `exported_job`: what asks for `job` gets the wrong one."""
    given = {"job", "instance"}

    assert {name for name, labels in declared().items() if labels & given} == set()


def test_every_metric_is_explained():
    text = (DOCS / "operations.md").read_text()
    explained = set(re.findall(r"`(patchbay_[a-z_]+)`", text.partition("## Encryption keys")[0]))
    plain = {re.sub(r"_(bucket|count|sum)$", "", name) for name in declared()}
    written = {name for name in plain if f"{name}_total" not in plain}

    assert written == explained


@pytest.mark.django_db
def test_what_is_answered_is_what_is_declared(client):
    text = client.get("/metrics").text

    samples = [found for family in families(text) for found in family.samples]
    known = declared()
    assert {found.name for found in samples} <= set(known)
    assert all(set(found.labels) <= known[found.name] for found in samples)
    units = ("_total", "_seconds", "_waiting", "_parked", "_unsent")
    assert all(family.name.endswith(units) or family.type == "counter" for family in families(text))
