"""Support finds a row by what people tell them."""

import pytest

from accounts.models import ApiKey, ConnectedAccount, Event, Partner, User
from billing.models import Subscription, UsageRecord
from connect.models import ConnectSession
from integrations.models import Integration, RevocationJob, Token
from tests.admin.test_every_model import REGISTERED, address, label
from tests.factories import make_account, make_integration, make_key, make_partner


def found(desk, model, term):
    changes = desk.get(address(model, "changelist"), {"q": term}).context["cl"]
    return {row.pk for row in changes.result_list}


@pytest.fixture
def other(everything):
    """Make somebody else with the same kinds of rows."""
    partner = make_partner(company_name="Other")
    make_key(partner)
    make_integration(make_account(partner, external_id="other-1"))
    return partner


def test_a_partner_by_id_part_of_its_name_or_of_its_address(desk, other, partner):
    for term in (str(partner.pk), "acm", partner.user.email[:-4].upper(), f" {partner.pk} "):
        assert found(desk, Partner, term) == {partner.pk}


def test_a_person_by_part_of_the_address(desk, other, staff):
    assert found(desk, User, "STAFF@") == {staff.pk}


def test_a_key_by_its_last_characters_owner_or_id(desk, other, partner):
    key = partner.user.api_keys.get()

    for term in (key.last_four, partner.user.email, str(key.pk)):
        assert found(desk, ApiKey, term) == {key.pk}


@pytest.mark.parametrize("term", ["id", "external_id", "partner_id"])
def test_an_account_by_its_ids_and_its_partners(desk, other, partner, term):
    account = partner.accounts.get()

    assert found(desk, ConnectedAccount, str(getattr(account, term))) == {account.pk}


def test_connections_tokens_and_sessions_by_the_account(desk, other, partner):
    account = partner.accounts.get()

    for term in (account.external_id, str(account.pk), str(partner.pk)):
        assert found(desk, Integration, term) == set(
            account.integrations.values_list("pk", flat=True)
        )
        assert found(desk, Token, term) == {Token.objects.get(integration__account=account).pk}
        assert found(desk, ConnectSession, term) == {account.connect_sessions.get().pk}


def test_a_connection_by_who_is_connected(desk, other, partner):
    fields = {
        "provider_user_id": "4711",
        "provider_user_name": "mara",
        "provider_user_email": "mara@northwind.example",
    }
    mine = Integration.objects.filter(account__partner=partner, provider="github")
    mine.update(**fields)

    for term in fields.values():
        assert found(desk, Integration, term) == {mine.get().pk}


def test_connections_of_another_person_than_before(desk, other, partner):
    mine = Integration.objects.filter(account__partner=partner, provider="github")
    mine.update(provider_user_id="2", former_person={"id": "1", "name": "", "email": ""})
    changelist = address(Integration, "changelist")

    page = desk.get(changelist, {"former_person__isempty": "0"})

    assert [row.pk for row in page.context["cl"].result_list] == [mine.get().pk]
    assert "icon-yes" in page.content.decode()


def test_what_waits_to_be_revoked_says_what_went_wrong(desk, other):
    RevocationJob.objects.update(last_problem="status 503", attempts=3, provider_user_id="4711")

    page = desk.get(address(RevocationJob, "changelist"), {"q": "4711"}).content.decode()

    assert "status 503" in page


def test_what_happened_by_type_partner_and_account(desk, other, partner):
    event = Event.objects.get(type="account.created")
    theirs = Event.objects.filter(partner_id=partner.pk).values_list("pk", flat=True)

    for term in (event.type, str(event.account_id)):
        assert found(desk, Event, term) == {event.pk}
    assert found(desk, Event, str(partner.pk)) == {*theirs} >= {event.pk}


def test_calls_by_key(desk, other):
    record = UsageRecord.objects.get()

    assert found(desk, UsageRecord, str(record.key_id)) == {record.pk}


def test_who_pays_by_name(desk, other, partner):
    assert found(desk, Subscription, "acme") == {partner.subscription.pk}


@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_no_term_breaks_the_search(desk, everything, model):
    for term in ("nothing", "'; --", "%", "\0", "9" * 40, "é" * 300):
        assert desk.get(address(model, "changelist"), {"q": term}).status_code == 200


def test_a_word_is_found_nowhere_among_ids(desk, everything):
    assert found(desk, Event, "nothing") == set()
