"""Read and write the things a provider's API is about, kind by kind and owner by owner."""

import time

from sandbox.models import Blob, Document


class Shelf:
    """All documents of one kind that belong to one owner."""

    def __init__(self, provider: str, owner: str, kind: str):
        self._place = {"provider": provider, "owner": owner, "kind": kind}
        self._documents = Document.objects.filter(**self._place)

    def all(self) -> list[dict]:
        """Return every document, the newest first."""
        newest_first = self._documents.order_by("-position", "-id")
        return list(newest_first.values_list("data", flat=True))

    def find(self, key: str) -> dict | None:
        """Return one document, or nothing."""
        return self._documents.filter(key=key).values_list("data", flat=True).first()

    def add(self, key: str, data: dict, position: int | None = None) -> dict:
        """Add a document; it becomes the newest unless a position says otherwise."""
        position = time.time_ns() if position is None else position
        Document.objects.create(**self._place, key=key, position=position, data=data)
        return data

    def add_many(self, entries: list[tuple[str, int, dict]]) -> None:
        """Add (key, position, data) triples at once."""
        Document.objects.bulk_create(
            Document(**self._place, key=key, position=position, data=data)
            for key, position, data in entries
        )

    def save(self, key: str, data: dict) -> dict:
        """Write a changed document back."""
        self._documents.filter(key=key).update(data=data)
        return data

    def remove(self, key: str) -> None:
        """Take a document away for good."""
        self._documents.filter(key=key).delete()


def keep_bytes(provider: str, owner: str, key: str, content: bytes) -> None:
    """Keep the bytes of a file, in place of what was there."""
    place = {"provider": provider, "owner": owner, "key": key}
    Blob.objects.update_or_create(**place, defaults={"content": content})


def keep_many_bytes(provider: str, owner: str, contents: dict[str, bytes]) -> None:
    """Keep the bytes of many new files at once."""
    place = {"provider": provider, "owner": owner}
    Blob.objects.bulk_create(
        Blob(**place, key=key, content=content) for key, content in contents.items()
    )


def read_bytes(provider: str, owner: str, key: str) -> bytes | None:
    """Return the kept bytes of a file, or nothing."""
    blobs = Blob.objects.filter(provider=provider, owner=owner, key=key)
    content = blobs.values_list("content", flat=True).first()
    return None if content is None else bytes(content)
