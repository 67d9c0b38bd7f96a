"""Those who look at pages."""

from itertools import count

from accounts.models import User
from tests.factories import make_partner, make_user

PASSWORD = "correct horse battery"
_number = count(1)


def person(**fields):
    """Make somebody without a profile."""
    number = next(_number)
    return make_user(email=f"ada{number}@northwind.example", name="Ada", **fields)


def partner(plan="pro", **fields):
    """Make somebody with a partner profile."""
    looks = {"company_name": "Northwind & Söhne", "website": "https://northwind.example"}
    return make_partner(plan=plan, user=person(), **(looks | fields)).user


def staff():
    number = next(_number)
    return User.objects.create_superuser(email=f"staff{number}@example.com", password=PASSWORD)
