"""The first files of each Drive."""

from datetime import timedelta
from hashlib import md5

from django.utils import timezone

from sandbox.documents import keep_bytes
from sandbox.fakes.google.drive.big import big_file
from sandbox.fakes.google.drive.describing import described, root_of
from sandbox.fakes.google.drive.seed_data import BIG, FILES
from sandbox.fakes.google.drive.tree import FOLDER, GOOGLE, shelf_of
from sandbox.fakes.google.pdf import pdf
from sandbox.people import Person


def seed_drive(person: Person) -> None:
    """Fill one Drive: its top folder first, then what lies in it."""
    root = root_of(person.key)
    top = described(person, root, "My Drive", FOLDER, [], _ago(500))
    files = [top | {"searched": "My Drive"}, *(_file(person, one) for one in FILES)]
    big = big_file(person, BIG)
    files.append(big | {"searched": big["name"]})
    entries = [(file["id"], number, file) for number, file in enumerate(files)]
    shelf_of(person.key).add_many(entries)


def _file(person: Person, template: dict) -> dict:
    folder = template.get("folder")
    parents = [_id(person, folder) if folder else root_of(person.key)]
    at = _ago(template["days"])
    file = described(
        person, _id(person, template["key"]), template["name"], template["kind"], parents, at
    )
    file |= {"searched": f"{template['name']}\n{template.get('text', '')}"}
    if template["kind"].startswith(GOOGLE):
        return file | ({"exports": template["exports"]} if "exports" in template else {})
    return file | _store(person, file, template)


def _id(person: Person, key: str) -> str:
    return "1" + md5(f"{person.key}/{key}".encode(), usedforsecurity=False).hexdigest()


def _store(person: Person, file: dict, template: dict) -> dict:
    """Keep the bytes of a file and return what they say of it."""
    text = template["text"]
    content = pdf(text.splitlines()) if file["mimeType"] == "application/pdf" else text.encode()
    keep_bytes("google", person.key, f"file:{file['id']}", content)
    checksum = md5(content, usedforsecurity=False).hexdigest()
    return {"size": str(len(content)), "md5Checksum": checksum}


def _ago(days: float) -> str:
    moment = timezone.now() - timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
