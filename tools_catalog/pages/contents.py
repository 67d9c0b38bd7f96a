"""What the documentation consists of, in the order in which it is read."""

from dataclasses import dataclass

from providers.registry import providers


@dataclass(frozen=True)
class Entry:
    """A page: its name below /docs (the start page is `index`), and the file it is written in."""

    slug: str
    title: str
    about: str
    source: str

    @property
    def path(self) -> str:
        return "/docs" if self.slug == "index" else f"/docs/{self.slug}"

    @property
    def twin(self) -> str:
        """Return where the same page is as Markdown."""
        return f"/docs/{self.slug}.md"


def guide(slug: str, title: str, about: str) -> Entry:
    return Entry(slug, title, about, f"docs/api/{slug}.md")


START = (
    guide("index", "Overview", "What there is, and a first call."),
    guide("quickstart", "Quickstart", "From a key to a call in a person’s name, in four steps."),
)
GUIDES = (
    guide("authentication", "Authentication", "Keys, their scopes, and for whom a call acts."),
    guide("connecting", "Connecting accounts", "Accounts, connect sessions, what is connected."),
    guide("errors", "Errors", "Every error code: what it means and what to do."),
    guide("rate-limits", "Rate limits", "Plans, headers, budgets, and what a 429 says."),
    guide("idempotency", "Idempotency", "Sending a write again without doing it twice."),
    guide("pagination", "Pagination", "Reading lists to their end."),
    guide("webhooks", "Webhooks and polling", "How to learn of what happens."),
    guide("testing", "Testing in your CI", "A whole test with a test key, from consent to event."),
)
TOOLS = (
    guide("tools", "Tools", "Which calls there are, how to find them, what they take."),
    guide("apps", "Apps", "The apps API: toolkits for the users of an app of yours."),
    guide("agents", "Agents", "MCP, instructions as Markdown, device sign-in."),
)
MORE = (
    Entry(
        "sandbox", "Sandbox", "Providers played by this server, to try it out.", "docs/sandbox.md"
    ),
    Entry("changelog", "Changelog", "What changed, for those who call the API.", "CHANGELOG.md"),
)


def of_providers() -> tuple[Entry, ...]:
    """Return the page of all providers, then one for each."""
    every = Entry("providers", "All providers", "Who can be called.", "docs/providers/README.md")
    return (every, *(of_provider(provider.slug, provider.name) for provider in by_name()))


def by_name() -> list:
    return sorted(providers().values(), key=lambda provider: provider.name.lower())


def of_provider(slug: str, name: str) -> Entry:
    about = f"Its permissions, and every tool with its parameters and an example: {name}."
    return Entry(f"providers/{slug}", name, about, f"docs/providers/{slug}.md")


def groups() -> dict[str, tuple[Entry, ...]]:
    """Return all pages below the headings of the navigation."""
    return {
        "Start": START,
        "Guides": GUIDES,
        "Tools": TOOLS,
        "Providers": of_providers(),
        "More": MORE,
    }


def entries() -> dict[str, Entry]:
    """Return all pages by slug."""
    return {entry.slug: entry for group in groups().values() for entry in group}
