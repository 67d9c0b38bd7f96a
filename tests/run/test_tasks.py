"""The list of tasks."""

from tests.run.conftest import ROOT


def test_without_a_task_it_explains_itself(bench):
    answer = bench.run()

    assert answer.returncode == 0
    assert answer.stdout == bench.run("help").stdout
    tasks = "demo serve worker sandbox test bench check fix catalog manage setup"
    for task in tasks.split():
        assert f"\n  {task} " in answer.stdout


def test_the_sandbox_starts_alone_with_its_arguments(bench):
    bench.python()

    answer = bench.run("sandbox", "--port", "9001")

    assert (answer.returncode, answer.stdout) == (0, "ran: -m sandbox --port 9001\n")


def test_the_benchmark_starts_with_its_arguments_and_packages(bench):
    (bench.home / "requirements-bench.txt").write_text("granian\n")
    bench.python()

    answer = bench.run("bench", "--quick")

    assert (answer.returncode, answer.stdout) == (0, "ran: -m bench.hot_path --quick\n")
    assert all("requirements-bench.txt" in call for call in bench.installs)


def test_the_fault_suite_starts_with_its_arguments(bench):
    (bench.home / "requirements-bench.txt").write_text("granian\n")
    bench.python()

    answer = bench.run("faults", "--rotations", "1000")

    assert (answer.returncode, answer.stdout) == (0, "ran: -m bench.faults --rotations 1000\n")


def test_an_unknown_task_is_one_line_and_exit_2(bench):
    answer = bench.run("dance")

    assert answer.returncode == 2
    assert answer.stderr == 'There is no task "dance". Run ./run help for the list.\n'
    assert not (bench.home / ".venv").exists()


def test_make_knows_the_same_tasks(bench):
    phony, rule, recipe = (ROOT / "Makefile").read_text().splitlines()

    assert recipe == "\t@./run $@"
    assert phony.split()[1:] == rule.removesuffix(":").split()
    for task in rule.removesuffix(":").split():
        assert f"\n  {task} " in bench.run("help").stdout
