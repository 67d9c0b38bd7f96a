"""The script makes its environment once, and mends what an interruption left behind."""

import subprocess

WITHOUT_ENSUREPIP = """case "$*" in
    *--without-pip*) for d in "$@"; do :; done; mkdir -p "$d/bin"; cp "$0" "$d/bin/python" ;;
    *) echo 'ensurepip is not available'; exit 1 ;;
esac"""


def test_works_from_another_folder_in_a_path_with_a_space(bench):
    bench.python()

    answer = bench.run("manage", "two words", cwd="/")

    assert answer.returncode == 0
    assert answer.stdout == "ran: manage.py two words\n"


def test_works_through_a_linked_folder(bench, tmp_path):
    bench.python()
    (tmp_path / "link").symlink_to(bench.home)

    assert bench.run("test", "-k", "one", script=tmp_path / "link" / "run").stdout == (
        "ran: -m pytest -k one\n"
    )


def test_installs_once(bench):
    bench.python()

    first, second = bench.run("setup"), bench.run("setup")

    assert first.stderr.startswith(
        "Making .venv (a few seconds, once)…\nInstalling packages (about half a minute, once)…\n"
    )
    assert not {"Making", "Installing"} & set(second.stderr.split())
    assert len(bench.installs) == 1


def test_installs_again_when_the_requirements_change(bench):
    bench.python()
    bench.run("setup")

    (bench.home / "requirements.txt").write_text("django==5.2\n")
    bench.run("setup")

    assert len(bench.installs) == 2


def test_development_packages_come_on_demand_and_cover_the_others(bench):
    bench.python()

    bench.run("fix")
    bench.run("setup")

    assert [call.split()[-1] for call in bench.installs] == ["requirements-dev.txt"]


def test_shows_why_an_installation_failed_and_tries_again_next_time(bench):
    bench.python(pip="echo 'no matching distribution'; exit 1")

    first, second = bench.run("setup"), bench.run("setup")

    assert first.returncode == second.returncode == 1
    assert "no matching distribution\nThe packages of requirements.txt could not" in first.stderr
    assert len(bench.installs) == 2


def test_removes_a_half_made_environment(bench):
    bench.python()
    (bench.home / ".venv" / "bin").mkdir(parents=True)
    (bench.home / ".venv" / "leftover").touch()

    assert bench.run("setup").returncode == 0
    assert not (bench.home / ".venv" / "leftover").exists()


def test_fills_the_environment_from_outside_without_ensurepip(bench):
    bench.python(venv=WITHOUT_ENSUREPIP)

    assert bench.run("setup").returncode == 0
    assert len(bench.installs) == 1


def test_says_how_to_get_the_missing_venv_module(bench):
    bench.python(venv=WITHOUT_ENSUREPIP, pip_missing=1)

    answer = bench.run("setup")

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[1:] == [
        "python3 can make no virtual environment. Run: sudo apt install python3-venv"
    ]
    assert not (bench.home / ".venv").exists()


def test_two_calls_at_once_set_up_once(bench):
    bench.python(pip="sleep 0.3")
    calls = [
        subprocess.Popen(
            [bench.home / "run", "setup"],
            env={"PATH": str(bench.bin)},
            stderr=subprocess.DEVNULL,
        )
        for _ in range(3)
    ]

    assert [call.wait(30) for call in calls] == [0, 0, 0]
    assert len(bench.installs) == 1
