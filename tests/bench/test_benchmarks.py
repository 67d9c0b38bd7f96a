"""Every benchmark starts, is named in the documentation, and says what its figures say."""

import runpy
import sys
from pathlib import Path

import pytest

from bench.hot_path import instructions, regions, report

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "performance.md").read_text()
STARTED = sorted(
    path
    for path in (ROOT / "bench").rglob("*.py")
    if "__doc__" in path.read_text() and "if __name__" in path.read_text()
)


def module_at(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")


def commands_of(name):
    """How a reader is told to start it: by itself, with the others of its package, or as a task."""
    package = name.rpartition(".")[0]
    alone = "./run bench" if name == "bench.hot_path" else f"python -m {name}"
    return (alone, f"python -m {package}`") if package != "bench" else (alone,)


@pytest.mark.parametrize("name", [*map(module_at, STARTED)])
def test_a_benchmark_explains_itself(name, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    monkeypatch.delitem(sys.modules, name, raising=False)

    with pytest.raises(SystemExit) as ended:
        runpy.run_module(name, run_name="__main__")

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: ")
    assert any(f"`{command}" in PAGE for command in commands_of(name))


@pytest.mark.parametrize(("now", "is_good"), [(4400, True), (4405, False)])
def test_a_tenth_more_is_the_most(now, is_good):  # promise 94
    earlier = {"floor": 1000, "product": 2000}

    text, good = instructions.compared({"floor": 2000, "product": now}, earlier)

    assert good is is_good
    assert text.startswith("The product takes × 1.10")


def test_the_report_replaces_only_what_was_measured_anew():
    other = f"{report.begin('another')}\n\nold\n\n{report.END}\n"
    page = f"# Before\n\n{other}{report.begin('one')}\n\nthis\n\n{report.END}\n\n## After\n"

    assert report.replaced(page, "one", "new") == page.replace("this", "new")


@pytest.mark.parametrize("command", [report.TIMES, report.REGIONS, report.INSTRUCTIONS])
def test_the_page_has_a_place_for_what_is_measured(command):
    assert PAGE.count(f"{report.begin(command)}\n") == 1


@pytest.mark.parametrize("mark", [mark for marks in regions.MARKS.values() for mark in marks])
def test_a_region_is_marked_by_files_that_exist(mark):
    path, _, function = mark.partition(":")
    homes = [Path(folder) / path for folder in [ROOT, *sys.path]]
    found = next(home for home in homes if home.exists())

    assert not function or f"def {function}(" in found.read_text()
