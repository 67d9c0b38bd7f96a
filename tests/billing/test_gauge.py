"""How full a quota is, as a meter bar draws and says it."""

import pytest
from django.template.loader import render_to_string

from billing.drawing.gauge import Gauge
from billing.templatetags.shares import percent_of


@pytest.mark.parametrize(
    ("used", "limit", "metered", "level", "inside", "past"),
    [
        (0, 1000, False, "ok", "0.00%", "0.00%"),
        (799, 1000, False, "ok", "79.90%", "0.00%"),
        (800, 1000, False, "near", "80.00%", "0.00%"),
        (999, 1000, False, "near", "99.90%", "0.00%"),
        (1000, 1000, False, "full", "100.00%", "0.00%"),
        (1000, 1000, True, "past", "100.00%", "0.00%"),
        (125_000, 100_000, True, "past", "80.00%", "20.00%"),
        (0, 0, False, "full", "0.00%", "0.00%"),
        (3, 0, False, "full", "0.00%", "100.00%"),
        (10**9, -1, False, "ok", "0.00%", "0.00%"),
    ],
)
def test_a_gauge_has_a_level_and_two_parts(used, limit, metered, level, inside, past):
    gauge = Gauge(used, limit, metered)

    assert (gauge.level, gauge.inside_share, gauge.past_share) == (level, inside, past)


def test_a_meter_bar_is_a_meter_that_says_its_figures():
    html = render_to_string(
        "parts/meter_bar.html", {"gauge": Gauge(1250, 1000, True), "label": "Calls this cycle"}
    )

    assert 'role="meter" aria-label="Calls this cycle"' in html
    assert 'aria-valuemin="0" aria-valuemax="1250" aria-valuenow="1250"' in html
    assert 'aria-valuetext="1,250 of 1,000 calls used"' in html
    assert 'class="past" x="80.00%" width="20.00%"' in html


def test_without_a_limit_there_is_no_bar():
    html = render_to_string("parts/meter_bar.html", {"gauge": Gauge(7, -1), "label": "Calls"})

    assert html.strip() == ""
    assert Gauge(7, -1).words == "7 calls used, no limit"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 10, "0 %"), (1, 1000, "<1 %"), (1, 3, "33 %"), (999, 1000, ">99 %"), (5, 0, "–")],
)
def test_shares_are_never_rounded_to_nothing_or_all(part, whole, said):
    assert percent_of(part, whole) == said
