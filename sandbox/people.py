"""The people who have accounts at every fake provider."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Someone who can sign in on a consent page."""

    key: str
    name: str
    email: str
    login: str
    title: str

    @property
    def first_name(self) -> str:
        """Return what colleagues call this person."""
        return self.name.split()[0]

    @property
    def last_name(self) -> str:
        """Return the family name."""
        return self.name.split()[-1]


PEOPLE = (
    Person("mara", "Mara Lindqvist", "mara@northwind.example", "mara-lindqvist", "Head of Product"),
    Person("tomas", "Tomás Oliveira", "tomas@northwind.example", "tomas-oliveira", "Engineer"),
    Person("aiko", "Aiko Tanaka", "aiko@northwind.example", "aiko-tanaka", "Designer"),
)


def person_called(key: str) -> Person | None:
    """Find a person by the key used in forms and in the control endpoint."""
    return next((person for person in PEOPLE if person.key == key), None)
