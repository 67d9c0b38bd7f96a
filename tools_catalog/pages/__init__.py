"""The documentation as pages for people, as Markdown for programs, and the reference one can try out."""
