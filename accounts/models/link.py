"""The chain over the event log: one link per event, each bound to all before it."""

from django.db import models


class ChainLink(models.Model):
    """Where an event stands in the chain. Its id is no foreign key: a deleted event leaves its link behind."""

    position = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    # Empty once what the event said of a person was erased: without it the digest tells nothing.
    salt = models.CharField(max_length=32, blank=True)
    said = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.position}:{self.hash}"
