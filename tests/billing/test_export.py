"""Usage as CSV."""

import csv
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest

from billing.usage.export import COLUMNS, harmless, lines
from billing.usage.statistics import Cell

KEY = uuid4()


def cell(day=21, calls=1, **fields):
    rest = {"app_id": "", "provider": "slack", "status": 200, "counted": True}
    sums = {"ms": 10.4, "provider_ms": 5.6}
    return Cell(day=date(2026, 11, day), key_id=KEY, calls=calls, **(rest | sums | fields))


def parsed(cells, name="Production"):
    return list(csv.reader(StringIO("".join(lines(cells, {str(KEY): name})), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_made_a_text(start):
    name = f'{start}HYPERLINK("https://evil.example","x")'

    assert harmless(name) == f"'{name}"
    assert parsed([cell()], name)[1][2] == f"'{name}"


@pytest.mark.parametrize("name", ["Production", "a=b", " =1", "", "1-2"])
def test_other_texts_stay_as_they_are(name):
    assert harmless(name) == name


def test_quotes_commas_and_lines_survive():
    name = 'He said "no", twice\nand left'

    assert parsed([cell()], name)[1][2] == name


def test_days_are_in_order_and_the_largest_of_a_day_comes_first():
    rows = parsed([cell(22, 1), cell(21, 2), cell(21, 30, status=404, counted=False)])

    assert rows[0] == list(COLUMNS)
    assert [(row[0], row[5], row[6], row[7]) for row in rows[1:]] == [
        ("2026-11-21", "404", "no", "30"),
        ("2026-11-21", "200", "yes", "2"),
        ("2026-11-22", "200", "yes", "1"),
    ]


def test_lines_are_made_one_by_one():
    made = lines([cell()], {})

    assert next(made) == ",".join(COLUMNS) + "\r\n"
    assert next(made) == f"2026-11-21,{KEY},,,slack,200,yes,1,10,6\r\n"
    assert list(made) == []
