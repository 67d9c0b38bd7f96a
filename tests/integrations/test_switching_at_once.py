"""Two people who switch permissions of one integration at the same moment."""

import pytest
from django.db.models import QuerySet

from integrations.changing import change
from integrations.models import EnabledPermission
from tests.factories import make_integration


@pytest.fixture
def meanwhile(monkeypatch):
    """Let somebody switch github.read off after the rows were read, and before they are written."""
    write = QuerySet.bulk_update

    def later(rows, objects, fields):
        EnabledPermission.objects.filter(permission="github.read").update(is_enabled=False)
        return write(rows, objects, fields)

    monkeypatch.setattr(QuerySet, "bulk_update", later)


@pytest.mark.usefixtures("meanwhile")
def test_neither_undoes_what_the_other_switched(account):
    integration = make_integration(account, "github")
    wanted = {"enabled_services": [{"permission": "github.write", "is_enabled": False}]}

    change(integration, wanted, actor="key", actor_id="k-1")

    assert not EnabledPermission.objects.filter(is_enabled=True).exists()
