"""The first files of each Drive."""

from datetime import timedelta
from hashlib import md5

from django.utils import timezone

from sandbox.documents import keep_many_bytes
from sandbox.fakes.google.drive.big import big_file
from sandbox.fakes.google.drive.describing import content_key, described, root_of
from sandbox.fakes.google.drive.seed_data import BIG, FILES
from sandbox.fakes.google.drive.tree import FOLDER, GOOGLE, shelf_of
from sandbox.fakes.google.pdf import pdf
from sandbox.people import Person


def seed_drive(person: Person) -> None:
    """Fill one Drive: its top folder first, then what lies in it."""
    root = root_of(person.key)
    top = described(person, root, "My Drive", FOLDER, [], _ago(500))
    files, contents = [top | {"searched": "My Drive"}], {}
    for template in FILES:
        files.append(_file(person, template))
        contents |= _content(files[-1], template)
    big = big_file(person, BIG)
    files.append(big | {"searched": big["name"]})
    entries = [(file["id"], number, file) for number, file in enumerate(files)]
    shelf_of(person.key).add_many(entries)
    keep_many_bytes("google", person.key, contents)


def _file(person: Person, template: dict) -> dict:
    folder = template.get("folder")
    parents = [_id(person, folder) if folder else root_of(person.key)]
    at = _ago(template["days"])
    file = described(
        person, _id(person, template["key"]), template["name"], template["kind"], parents, at
    )
    file |= {"searched": f"{template['name']}\n{template.get('text', '')}"}
    if "exports" in template:
        file["exports"] = template["exports"]
    return file


def _id(person: Person, key: str) -> str:
    return "1" + md5(f"{person.key}/{key}".encode(), usedforsecurity=False).hexdigest()


def _content(file: dict, template: dict) -> dict[str, bytes]:
    """Return the bytes of a file under their key, and write on the file what they say of it."""
    if file["mimeType"].startswith(GOOGLE):
        return {}
    text = template["text"]
    content = pdf(text.splitlines()) if file["mimeType"] == "application/pdf" else text.encode()
    checksum = md5(content, usedforsecurity=False).hexdigest()
    file |= {"size": str(len(content)), "md5Checksum": checksum}
    return {content_key(file): content}


def _ago(days: float) -> str:
    moment = timezone.now() - timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
