"""What staff look at each morning, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from billing.models import Mark
from billing.usage.folding import fold_all
from billing.usage.ledger import MARK
from config.worker.heartbeat import beat
from integrations.models import RevocationJob, Token
from tests.admin.test_every_model import address
from tests.factories import (
    make_account,
    make_integration,
    make_partner,
    make_record,
    make_records,
    make_user,
)
from tests.pages.html import Page


def shown(desk):
    """Return the figures of the start page by their labels, with the pages behind them."""
    figures = desk.get("/admin/").context["figures"]
    return {f["label"]: (f["value"], f["tone"], f["more"], f["where"]) for f in figures}


def fold(first):
    Mark.objects.create(name=MARK, upto=first.pk - 1)
    fold_all()


def test_everything_is_quiet(desk, monkeypatch):
    beat("host:1")
    monkeypatch.setattr("config.worker.figures.silence", lambda: 7.0)

    figures = shown(desk)

    seen = figures.pop("Worker last seen")
    assert seen == ("7 s ago", "", "", "/admin/worker/heartbeat/")
    people = figures.pop("New people, last 24 h")
    assert people[:3] == ("1", "", "")
    assert {f[:3] for f in figures.values()} == {("0", "", "")}
    assert len(figures) == 11


def test_what_is_wrong_is_counted_and_leads_to_its_list(desk, partner):
    now = timezone.now()
    integration = make_integration(make_account(partner), "github")
    since = now - timedelta(hours=5)
    Token.objects.update(failing_since=since, last_problem="answered 503", failures=3)
    job = RevocationJob(provider="github", client=Token.objects.get().client, token_kind="access")
    job.token = "gone"
    job.save()
    make_partner(status="suspended")
    partner.subscription.status = "past_due"
    partner.subscription.save()

    figures = shown(desk)

    assert figures["Refreshes that fail"][:3] == ("1", "bad", "oldest 5\xa0hours")
    assert figures["Grants to be taken back"][:2] == ("1", "bad")
    assert figures["Suspended partners"][0] == "1"
    assert figures["Past due"][:2] == ("1", "bad")
    assert figures["Worker last seen"][:2] == ("never", "bad")
    failing = Page(desk.get(figures["Refreshes that fail"][3])).text
    assert "answered 503" in failing
    assert str(integration.tokens.get().pk) in failing
    for value, _, _, where in figures.values():
        assert desk.get(where).status_code == 200, value


def test_counting_stops(desk, monkeypatch):
    monkeypatch.setattr("config.counting.counts", lambda lists, most=5000: [most])
    monkeypatch.setattr("accounts.admin.figures.counts", lambda lists: [5_000])

    assert shown(desk)["Suspended partners"][0] == "5,000+"


def test_calls_and_connections_of_each_provider(desk, partner):
    make_integration(make_account(partner), "github")
    first = make_record(partner, provider="github")
    make_records(partner, [{"provider": "github", "status": s} for s in (200, 200, 502)])
    fold(first)

    calls, connections = desk.get("/admin/").context["tables"]

    assert [[c.text for c in row] for row in calls.rows] == [["github", "4", "1", "75.0%"]]
    assert calls.rows[0][-1].tone == "bad"
    assert [[c.text for c in r] for r in connections.rows] == [["github", "0", "1", "0", "0"]]
    where = connections.rows[0][2].where
    assert where == "/admin/integrations/integration/?provider=github&status__exact=active"
    assert desk.get(where).context["cl"].result_count == 1


def test_who_may_see_few_lists_sees_few_figures(client, db):
    helper = make_user(is_staff=True)
    helper.user_permissions.set(Permission.objects.filter(codename="view_partner"))
    client.force_login(helper)

    answer = client.get("/admin/")

    assert [f["label"] for f in answer.context["figures"]] == ["Suspended partners"]
    assert answer.context["tables"] == []


def test_the_start_page_asks_no_more_however_much_there_is(
    desk, everything, django_assert_num_queries
):
    desk.get("/admin/")  # the first look notes where the session is seen

    with django_assert_num_queries(18):
        desk.get("/admin/")


# --- The list of partners -------------------------------------------------------------------------


@pytest.fixture
def callers(partner):
    """Acme called three times, once in vain; Quiet not at all."""
    quiet = make_partner(company_name="Quiet", plan="free")
    first = make_record(partner)
    make_records(partner, [{"status": 200}, {"status": 502, "counted": False}])
    fold(first)
    return partner, quiet


def companies(desk, **filters):
    rows = desk.get(address(type(desk.partner), "changelist"), filters).context["cl"].result_list
    return [(p.company_name, p.calls_counted, p.calls_failed) for p in rows]


def test_partners_are_listed_with_their_calls_of_this_month(desk, callers):
    desk.partner = callers[0]

    assert companies(desk) == [("Quiet", 0, 0), ("Acme", 2, 1)]
    assert companies(desk, plan="free") == [("Quiet", 0, 0)]
    assert companies(desk, calls="any") == companies(desk, calls="failed") == [("Acme", 2, 1)]
    assert companies(desk, calls="none") == [("Quiet", 0, 0)]


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_partners_asks_no_more_for_more(desk, number, django_assert_num_queries):
    partners = [make_partner() for _ in range(number)]
    desk.get("/admin/")

    with django_assert_num_queries(6):
        desk.get(address(type(partners[0]), "changelist"))
