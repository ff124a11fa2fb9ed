"""The bodies of Eksempel Kommune and the people who work in it or sit in them."""

from dataclasses import dataclass

from portal.committees.rules import CommitteeKind
from portal.core.actors import Role

MUNICIPALITY = "Eksempel Kommune"
MUNICIPALITY_CODE = "999"

BODIES = (
    ("DIR", "Direktionen", CommitteeKind.MANAGEMENT),
    ("FOU", "Forebyggelsesudvalget", CommitteeKind.COMMITTEE),
    ("BFU", "Børne- og Familieudvalget", CommitteeKind.COMMITTEE),
    ("SOS", "Social- og Sundhedsudvalget", CommitteeKind.COMMITTEE),
    ("BSK", "Beskæftigelsesudvalget", CommitteeKind.COMMITTEE),
    ("KFU", "Kultur- og Fritidsudvalget", CommitteeKind.COMMITTEE),
    ("BYP", "Byplanudvalget", CommitteeKind.COMMITTEE),
    ("TMU", "Teknik- og Miljøudvalget", CommitteeKind.COMMITTEE),
    ("ØKE", "Økonomi- og Erhvervsudvalget", CommitteeKind.COMMITTEE),
    ("BYR", "Byrådet", CommitteeKind.COUNCIL),
)


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """A person of the demo: a role is their name."""

    key: str
    name: str
    job_title: str
    roles: tuple[Role, ...] = ()


PEOPLE = (
    DemoPerson(key="caseworker", name="Sagsbehandler", job_title="skriver sager", roles=(Role.CASEWORKER,)),
    DemoPerson(key="approver", name="Afdelingsleder", job_title="godkender sager", roles=(Role.APPROVER,)),
    DemoPerson(
        key="secretary", name="Udvalgssekretær", job_title="styrer dagsordener og møder", roles=(Role.SECRETARY,)
    ),
    DemoPerson(key="member", name="Udvalgsmedlem", job_title="sidder i Social- og Sundhedsudvalget"),
    DemoPerson(
        key="administrator", name="Administrator", job_title="styrer brugere og udvalg", roles=(Role.ADMINISTRATOR,)
    ),
)
COLLEAGUES = (
    DemoPerson(
        key="colleague", name="Sagsbehandler, børn og unge", job_title="skriver sager", roles=(Role.CASEWORKER,)
    ),
    DemoPerson(key="chair", name="Udvalgsformand", job_title="formand for Social- og Sundhedsudvalget"),
)
