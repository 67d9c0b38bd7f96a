"""How far a refresh came before it was killed: numbers that a process leaves behind, and what they mean."""

STARTED, ASKED, ANSWERED, JOURNALED, WRITTEN, COMMITTED, DONE = range(7)
WORDS = (
    "before anything was asked",
    "while the provider was asked",
    "between answer and disk",
    "after the journal, before the write",
    "after the write, before the commit was known",
    "after the commit",
    "after everything",
)
STEPS = (
    "before the call",
    "after the answer",
    "after the journal",
    "before the commit",
    "after the commit",
)
