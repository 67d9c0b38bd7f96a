"""What demo_data hands over, and what it ends; the demo and the command say so."""

import io
import json
import subprocess
import sys

import pytest
from django.core.management import call_command

from accounts.management.commands.demo_data import Command
from accounts.models import ApiKey, User
from config.processes.play.farewell import say_farewell
from config.processes.play.screen import Screen
from tests.run.conftest import ROOT

pytestmark = pytest.mark.django_db


def demo_data():
    answer = io.StringIO()
    call_command("demo_data", "--json", stdout=answer)
    return json.loads(answer.getvalue())


def works(made):
    """Tell of each thing handed over whether it is still good."""
    password = User.objects.get(email=made["email"]).check_password(made["password"])
    keys = (made["api_key"], made["personal_api_key"])
    return [password, *(ApiKey.objects.recognise(key) is not None for key in keys)]


def test_what_it_hands_over_works_until_the_next_one():
    first = demo_data()
    assert works(first) == [True, True, True]

    second = demo_data()

    assert works(first) == [False, False, False]
    assert works(second) == [True, True, True]


def test_the_same_user_partner_and_account_come_again():
    same = ("email", "partner_id", "account_id", "external_id")
    first, second = demo_data(), demo_data()

    assert [first[name] for name in same] == [second[name] for name in same]


def test_the_command_and_the_demo_say_that_the_old_ones_end():
    paper = io.StringIO()

    say_farewell(demo_data(), Screen(paper))

    assert "The log-in and the key end when the next demo or demo_data makes fresh ones." in (
        paper.getvalue()
    )
    assert "those that an earlier demo or demo_data handed over end" in Command.help


def test_before_the_first_start_it_says_what_to_do_first(environment):
    ended = subprocess.run(
        [sys.executable, "manage.py", "demo_data"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ended.stdout, ended.returncode) == ("", 1)
    assert ended.stderr == (
        "CommandError: The database is not prepared yet. "
        "Start ./run serve, which does it, and repeat this.\n"
    )
