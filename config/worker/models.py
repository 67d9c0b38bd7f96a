"""The job table: when each periodic job last ran, and the lease that keeps two workers apart."""

from django.db import models
from django.utils import timezone


class Job(models.Model):
    name = models.CharField(primary_key=True, max_length=60)
    due_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_fence = models.PositiveBigIntegerField(default=0, db_default=0, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    last_problem = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """One row a worker process: /readyz reads its age."""

    worker = models.CharField(primary_key=True, max_length=120)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker
