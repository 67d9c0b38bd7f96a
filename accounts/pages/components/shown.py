"""What the components are shown with: made-up, and every state of each."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from billing.drawing.chart import make_chart
from billing.drawing.frames import NARROW, WIDE
from billing.drawing.gauge import Gauge
from billing.drawing.spans import Span
from billing.drawing.timeline import Step
from billing.models import UNLIMITED
from config.day_field import DayField

STATUSES = (
    "active",
    "pending",
    "expired",
    "revoked",
    "suspended",
    "past_due",
    "paid",
    "open",
    "ok",
)
TONES = ("info", "success", "warning", "error")
DAYS = ((40, 0), (62, 3), (0, 0), (55, 0), (71, 12), (18, 0), (90, 1))
TIMES = ((4.1, 0.0, 40.0), (2.2, 40.0, 25.0), (210.4, 65.0, 870.0))

SAMPLES = (
    {"label": "curl", "source": "curl https://patchbay.example/api/v1/health"},
    {"label": "Python", "source": 'requests.get("https://patchbay.example/api/v1/health")'},
)


class SampleForm(forms.Form):
    """A field of each kind."""

    name = forms.CharField(max_length=20, help_text="Where it will be used.")
    website = forms.URLField(required=False, assume_scheme="https")
    access = forms.ChoiceField(widget=forms.RadioSelect, choices=(("all", "All"), ("some", "Some")))
    scopes = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=(("a", "Read"), ("b", "Write")), required=False
    )
    agreed = forms.BooleanField(label="I have read it")
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)


class SampleFilters(forms.Form):
    """What is asked of a list."""

    search = forms.CharField(required=False)
    status = forms.ChoiceField(choices=[("", "All"), ("active", "active")], required=False)
    day = DayField()


def everything() -> dict[str, Any]:
    """Return what each component needs."""
    now = timezone.now()
    return {
        "tones": TONES,
        "statuses": STATUSES,
        "form": SampleForm({"name": "Production server", "access": "all", "agreed": "on"}),
        "wrong_form": SampleForm({"website": "no address"}, auto_id="wrong_%s"),
        "empty_form": SampleForm(auto_id="empty_%s"),
        "filters": SampleFilters({}, auto_id="filter_%s"),
        "wrong_filters": SampleFilters({"day": "yesterday"}, auto_id="wrongfilter_%s"),
        "gauges": [
            Gauge(20, 100),
            Gauge(90, 100),
            Gauge(100, 100),
            Gauge(130, 100, is_metered=True),
        ],
        "unlimited": Gauge(7, UNLIMITED),
        "charts": {"wide": make_chart(spans(), WIDE), "narrow": make_chart(spans(), NARROW)},
        "look": {"person": "mara@tidewater.example", "until": now + timedelta(minutes=15)},
        "samples": SAMPLES,
        "steps": steps(failed=False),
        "failed_steps": steps(failed=True),
        "past": now - timedelta(hours=5),
        "ahead": now + timedelta(days=3),
        "owed": {"past_due_since": now - timedelta(days=2)},
        "partner": {"company_name": "Tidewater"},
    }


def spans() -> list[Span]:
    first = date(2026, 11, 16)
    days = (first + timedelta(days=n) for n in range(len(DAYS)))
    return [span_of(day, *calls) for day, calls in zip(days, DAYS, strict=True)]


def span_of(day: date, ok: int, failed: int) -> Span:
    return Span(day, day, ok, failed, url="#")


def steps(*, failed: bool) -> list[Step]:
    """Return the steps of a call that went well, or of one that ended at the provider."""
    names = ("Auth", "Limit", "Provider call")
    done = [
        Step(name.split()[0].lower(), name, "What happened here.", *place)
        for name, place in zip(names, TIMES, strict=True)
    ]
    if not failed:
        return done
    stopped = Step("provider", "Provider call", "It did not answer.", *TIMES[2], is_failed=True)
    return [*done[:2], stopped, Step("answer", "Answer", "Never reached.")]
