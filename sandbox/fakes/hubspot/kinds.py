"""What records there are: their properties, and which of them are shown when nobody asks."""

from dataclasses import dataclass

EVERY = ("createdate", "hs_lastmodifieddate", "hs_object_id")


@dataclass(frozen=True)
class Kind:
    """One kind of record. `unique` is the property that no two records share."""

    name: str
    first_id: int
    shown: tuple[str, ...]
    known: tuple[str, ...]
    searched: tuple[str, ...] = ()
    unique: str = ""
    required: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def properties(self) -> tuple[str, ...]:
        """Return the names of all properties."""
        return (*EVERY, *self.shown, *self.known)


CONTACTS = Kind(
    name="contacts",
    first_id=20101,
    shown=("email", "firstname", "lastname", "lastmodifieddate"),
    known=("phone", "company", "jobtitle", "lifecyclestage", "hubspot_owner_id"),
    searched=("email", "firstname", "lastname", "phone", "company"),
    unique="email",
)
COMPANIES = Kind(
    name="companies",
    first_id=30201,
    shown=("name", "domain"),
    known=("industry", "numberofemployees", "phone", "city", "country", "hubspot_owner_id"),
    searched=("name", "domain", "phone"),
    numbers=("numberofemployees",),
)
DEALS = Kind(
    name="deals",
    first_id=40301,
    shown=("dealname", "amount", "closedate", "dealstage", "pipeline"),
    known=("dealtype", "hubspot_owner_id"),
    searched=("dealname", "pipeline", "dealstage"),
    numbers=("amount",),
)
NOTES = Kind(
    name="notes",
    first_id=60501,
    shown=(),
    known=("hs_note_body", "hs_timestamp", "hubspot_owner_id"),
    required=("hs_timestamp",),
)
KINDS = (CONTACTS, COMPANIES, DEALS, NOTES)
