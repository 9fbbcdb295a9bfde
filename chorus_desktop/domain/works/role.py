"""Who takes part in a market of public works."""

from enum import StrEnum


class Role(StrEnum):
    """The part that somebody has in a market; *mandataire* is a fournisseur who speaks for the others."""

    SUPPLIER = "supplier"
    SUBCONTRACTOR = "subcontractor"
    COCONTRACTOR = "cocontractor"
    MANAGER = "manager"
    OWNER = "owner"
    FINANCE = "finance"

    @property
    def label(self) -> str:
        """Its name on papers and screens."""
        return _LABELS[self]

    @property
    def of(self) -> str:
        """After « par » or « de »: « la maîtrise d’œuvre »."""
        return _OF[self]


_LABELS = {
    Role.SUPPLIER: "Titulaire",
    Role.SUBCONTRACTOR: "Sous-traitant",
    Role.COCONTRACTOR: "Cotraitant",
    Role.MANAGER: "Maîtrise d’œuvre (MOE)",
    Role.OWNER: "Maîtrise d’ouvrage (MOA)",
    Role.FINANCE: "Service financier",
}
_OF = {
    Role.SUPPLIER: "le titulaire",
    Role.SUBCONTRACTOR: "le sous-traitant",
    Role.COCONTRACTOR: "le cotraitant",
    Role.MANAGER: "la maîtrise d’œuvre",
    Role.OWNER: "la maîtrise d’ouvrage",
    Role.FINANCE: "le service financier",
}
