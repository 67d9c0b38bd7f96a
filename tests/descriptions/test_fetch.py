"""Fetching: only the files we want stay, all at once, and what cannot be had is said."""

import io
import tarfile
import zipfile
from dataclasses import replace

import pytest

from tests.descriptions import cache, fetch, registries
from tests.descriptions.conftest import demand
from tests.descriptions.packages import CALENDLY, DESCRIPTIONS, NOTION
from tests.descriptions.readers import discovery


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "CACHE", tmp_path / "cache")
    cache.CACHE.mkdir()


def wheel(folder, *names):
    path = folder / "package.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return path


def tarball(folder, *names):
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = 2
            archive.addfile(entry, io.BytesIO(b"{}"))
    return path


@pytest.mark.parametrize("packed", [wheel, tarball])
def test_only_wanted_files_are_kept(tmp_path, packed):
    archive = packed(tmp_path, "api/one.json", "api/two.json", "../api/three.json", "LICENSE")

    registries.unpack(archive, ("*api/one.json", "*three.json"), tmp_path / "kept")

    assert [path.name for path in (tmp_path / "kept").rglob("*.json")] == ["one.json"]


def test_a_package_appears_when_all_its_files_are_there(monkeypatch):
    def broken(archive, patterns, folder):
        (folder / "half.json").touch()
        raise registries.NotFetched("cut off")

    monkeypatch.setattr(fetch, "download", lambda package, folder: folder / "none.whl")
    monkeypatch.setattr(fetch, "unpack", broken)
    fetch.attempt(NOTION)

    assert not cache.folder_of(NOTION).exists()
    assert list(cache.CACHE.iterdir()) == []


def test_a_machine_without_a_client_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(registries.shutil, "which", lambda name: None)

    fetch.attempt(NOTION)

    assert "Skipped: this machine has no npm." in capsys.readouterr().err
    assert fetch.report() == 1


def test_what_is_there_is_not_fetched_again(monkeypatch):
    cache.folder_of(CALENDLY).mkdir(parents=True)
    monkeypatch.setattr(fetch, "fetch", lambda package: pytest.fail("fetched again"))

    fetch.attempt(CALENDLY)


def test_files_of_former_versions_go():
    old, new = cache.CACHE / "notion-openapi-0.json", cache.file_of(DESCRIPTIONS[0])
    old.touch()
    new.touch()
    (cache.CACHE / "packages" / "notion-1").mkdir(parents=True)

    fetch.drop_what_is_old()

    assert [path.name for path in cache.CACHE.rglob("*.json")] == [new.name]
    assert not (cache.CACHE / "packages" / "notion-1").exists()


def test_another_reader_or_version_has_another_file():
    one = DESCRIPTIONS[-1]
    assert len({cache.file_of(each) for each in DESCRIPTIONS}) == len(DESCRIPTIONS)
    assert cache.file_of(one) != cache.file_of(replace(one, read=discovery.read))


@pytest.mark.parametrize(("ci", "end"), [("true", pytest.fail), ("", pytest.skip)])
def test_missing_descriptions_end_a_test(monkeypatch, ci, end):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(end.Exception, match="notion-openapi; run"):
        demand(["notion-openapi"])
    demand([])
