"""An account with a full inbox is deleted: the tokens at once, the events in steps."""

import pytest
from django.db import connection

from inbox import clearing
from inbox.models import InboxEvent
from integrations.account_ending import delete_account
from integrations.models import Token
from tests.factories import make_account, make_event, make_integration

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(partner):
    account = make_account(partner)
    make_integration(account, "github")
    for _ in range(5):
        make_event(account)
    return account


def delete(account):
    delete_account(account, actor="key", actor_id="k-1")


def test_its_events_are_deleted_a_few_at_a_time(account, monkeypatch):
    monkeypatch.setattr(clearing, "BATCH", 2)
    sizes = []

    def noted(execute, sql, params, many, context):
        if sql.startswith('DELETE FROM "inbox_inboxevent"'):
            sizes.append(len(params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        delete(account)

    assert (sizes, InboxEvent.objects.count()) == ([2, 2, 1], 0)


# promise 52
def test_its_tokens_are_gone_whatever_becomes_of_the_rest(account, monkeypatch):
    def cut_short(account_id):
        raise KeyboardInterrupt

    monkeypatch.setattr(clearing, "clear", cut_short)
    with pytest.raises(KeyboardInterrupt):
        delete(account)

    assert not Token.objects.exists()
    monkeypatch.undo()
    delete(account)
    assert not InboxEvent.objects.exists()
