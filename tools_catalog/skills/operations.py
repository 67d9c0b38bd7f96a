"""The route of the skills, described."""

from config.api.openapi.operation import Operation
from config.api.openapi.success import text

EXAMPLE = """---
name: supyagent-skills
description: Call the services that are connected to this account over HTTP.
---
…"""
SHOW_SKILLS = Operation(
    id="show_skills",
    tag="Tools",
    summary="Tell agents what they can call, as Markdown",
    description="Front matter, a preamble, and a section for each connected service. Failures are JSON.",
    takes_account=True,
    answers=(text("text/markdown; charset=utf-8", "The document.", EXAMPLE),),
)
