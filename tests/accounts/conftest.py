"""A second partner, to show what the first one must not see."""

import pytest

from tests.conftest import Api
from tests.factories import make_key, make_partner


@pytest.fixture
def other_partner(db):
    return make_partner(company_name="Globex")


@pytest.fixture
def other_api(other_partner):
    return Api(make_key(other_partner))
