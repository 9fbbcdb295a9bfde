"""Files of the portal's directory, small and made up: right, and wrong where such files are."""

from collections.abc import Sequence

HEAD = (
    "Identifiant;Raison sociale;Gestion du numéro d'engagement;Gestion du code service;Gestion service ou engagement;"
    "Est MOA;MOA uniquement;Mise en paiement non remontée;EDI récepteur;Statut;Date inactivation;Code postal;Ville"
)
ROWS = (
    "21350123200028;COMMUNE DE PORT-NEUF;oui;non;non;non;non;oui;oui;Actif;;35000;Port-Neuf",
    "21350124000021;CCAS DE PORT-NEUF;VRAI;1;X;avec;;0;;Actif;;35000;Port-Neuf",
    "21350124000013;ECOLE DE PORT NEUF;non;non;non;;non;non;non;Inactif;30/06/2025;35000;Port-Neuf",
    "22930008201453;DEPARTEMENT DE LA SEINE-SAINT-DENIS;oui;oui;non;oui;oui;non;oui;Actif;;93000;Bobigny",
)
WRONG = (
    "21350123200029;COMMUNE A LA CLE FAUSSE;oui;non;non;;;;;Actif;;35000;Ailleurs",
    "21350123200028;COMMUNE DE PORT-NEUF;oui;non;non;;;;;Actif;;35000;Port-Neuf",
    ";SANS SIRET;oui;non;non;;;;;Actif;;35000;Ailleurs",
    "2,13501E+13;COMMUNE ARRONDIE;oui;non;non;;;;;Actif;;35000;Ailleurs",
    "12345678200010;;oui;non;non;;;;;Actif;;35000;Ailleurs",
)


def csv(rows: Sequence[str] = (*ROWS, *WRONG)) -> str:
    """A file of the directory."""
    return "\n".join((HEAD, *rows)) + "\n"
