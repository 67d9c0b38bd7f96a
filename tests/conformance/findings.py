"""What a run of Schemathesis sent, what came back, and what of that broke a rule."""

from collections import Counter
from dataclasses import dataclass, field

from schemathesis.engine import events
from schemathesis.engine.run import PhaseName

ACCEPTED = "positive_data_acceptance"
USED_UP = {"POST /api/v1/auth/device/token"}  # a code lives for minutes


@dataclass
class Run:
    """The first answer that broke each rule, and how much was asked."""

    cases: Counter = field(default_factory=Counter)
    statuses: Counter = field(default_factory=Counter)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, event):
        if isinstance(event, events.ScenarioFinished):
            self.add_scenario(event.recorder, event.phase)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            problem = getattr(event, "value", None) or event.exception
            self.failures[getattr(event, "label", ""), "error"] = repr(problem)

    def add_scenario(self, recorder, phase):
        self.cases[recorder.label] += len(recorder.cases)
        for interaction in recorder.interactions.values():
            if interaction.response is not None:
                self.statuses[interaction.response.status_code] += 1
        for case_id, checks in recorder.checks.items():
            for check in checks:
                if check.failure_info is not None and counts(check, phase, recorder.label):
                    self.add_failure(recorder, case_id, check)

    def add_failure(self, recorder, case_id, check):
        answer = recorder.interactions[case_id].response
        if check.name == ACCEPTED and '"source":"provider"' in answer.text:
            return  # who knows more than the document
        said = f"{check.failure_info.failure.message}\n{answer.text[:600]}"
        sent = check.failure_info.code_sample[:600]
        self.failures.setdefault((recorder.label, check.name), f"{said}\n{sent}")

    def __str__(self):
        total, answers = sum(self.cases.values()), dict(sorted(self.statuses.items()))
        return f"{total} cases of {len(self.cases)} operations in {self.seconds:.0f} s: {answers}"

    def report(self):
        """Return what was found, to be read by a person."""
        lines = (f"{' | '.join(key)}\n{text}" for key, text in self.failures.items())
        return "\n\n".join((str(self), *lines))


def counts(check, phase, label):
    """Say whether a failed check is one: a value may have the form and no sense, but an example has both."""
    is_example = phase == PhaseName.EXAMPLES and label not in USED_UP
    return check.name != ACCEPTED or is_example
