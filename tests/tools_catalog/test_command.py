"""`./run catalog` writes the pages, and tells which are stale."""

import pytest
from django.core.management import CommandError, call_command

from tools_catalog.reference import files


def test_it_writes_every_page_and_removes_what_is_gone(tmp_path, capsys):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "forgotten.md").write_text("# Forgotten\n")

    call_command("catalog", folder=folder)

    assert {path.name: path.read_text() for path in folder.iterdir()} == files.pages()
    assert "forgotten.md" in capsys.readouterr().out
    call_command("catalog", folder=folder, check=True)


def test_a_check_names_what_differs_and_writes_nothing(tmp_path):
    call_command("catalog", folder=tmp_path)
    (tmp_path / "github.md").write_text("# Something else\n")
    (tmp_path / "slack.md").unlink()
    (tmp_path / "forgotten.md").write_text("# Forgotten\n")

    with pytest.raises(CommandError, match=r": forgotten\.md, github\.md, slack\.md$"):
        call_command("catalog", folder=tmp_path, check=True)

    assert (tmp_path / "github.md").read_text() == "# Something else\n"
    assert not (tmp_path / "slack.md").exists()
