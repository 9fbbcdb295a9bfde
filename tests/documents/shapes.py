"""The shapes in which an invoice must hold: few and many lines, taxed or not, long and foreign names, drafts, credit notes, pictures."""

from decimal import Decimal

from chorus_desktop.domain.totals import Totals, VatLine
from tests.documents.samples import BUYER_SIRET, SELLER_SIRET, document, joined_file, logo, signature

IMAGES = {"logo": logo(), "signature": signature()}
LONG_NAME = (
    "Association pour l’animation, la rencontre et la découverte du littoral et des îles de la presqu’île du Cotentin, section judo, "
    "ju-jitsu et disciplines associées"
)
LONG_SELLER = {
    "name": LONG_NAME,
    "siret": SELLER_SIRET,
    "address": ("4 rue des Embruns prolongée du Grand Large et du Petit Port, bâtiment des Dauphins", "50100 Cherbourg-en-Cotentin"),
}
NOTES = "\n".join(f"Remarque {rank} qui s’étire sur une ligne entière pour remplir la page sans rien dire de plus." for rank in range(130))

HUGE_LINE = {
    "designation": "Stage",
    "details": (
        "Réf. KIM-2026/77",
        "Livraison de biens",
        "Bénéficiaire\u00a0: une famille au nom particulièrement long de Saint-Pierre-Église",
    ),
    "nature": "goods",
    "quantity": Decimal("1234567.123456"),
    "unit": "demi-journée d’encadrement par éducateur diplômé",
    "unit_price": Decimal("12345.123456"),
    "discount": "12,345\u00a0%",
    "vat_rate": Decimal("5.5"),
    "amount": 999_999_999_999,
}
HUGE_TOTALS = Totals(
    before_vat=999_999_999_999,
    vat=54_999_999_999,
    with_vat=1_054_999_999_998,
    already_paid=100,
    net=1_054_999_999_898,
    per_rate=(VatLine(rate=Decimal("5.5"), base=999_999_999_999, amount=54_999_999_999),),
)
NOTHING = Totals(before_vat=0, vat=0, with_vat=0, already_paid=0, net=0)

SHAPES = {
    "one-line": lambda: document(1),
    "twelve-lines": lambda: document(12, logo="logo", signature="signature"),
    "sixty-lines": lambda: document(60, subject=True),
    "subject-two-rates": lambda: document(3, subject=True, already_paid=5000),
    "pictures": lambda: document(2, logo="logo", signature="signature"),
    "draft": lambda: document(2, number=None),
    "credit-note": lambda: document(1, kind="credit_note", number="AV2026-001", original_number="FA2026-012", files=()),
    "long-names": lambda: document(2, designation="Initiation " * 30 + "x" * 300, number="ABCDEFGHIJ/KLMNOP-Q9", seller=LONG_SELLER),
    "alphabets": lambda: document(2, designation="Œuvre à 3 € « Αθήνα » Владимир – Łódź ½"),
    "service-code": lambda: document(
        2,
        buyer={"name": "Ville", "siret": BUYER_SIRET, "address": ("1 rue A", "50100 Ville"), "service_code": "CITE-JEUNE"},
        market_number="M-26/7",
    ),
    "long-notes": lambda: document(2, notes=NOTES),
    "many-files": lambda: document(1, files=tuple(joined_file(f"PJ{rank}-attestations-FA2026-012.pdf") for rank in range(1, 31))),
    "huge-figures": lambda: document(
        1, subject=True, lines=(HUGE_LINE, HUGE_LINE), totals=HUGE_TOTALS, replaces="FA2026-011", engagement="E" * 50
    ),
    "empty-draft": lambda: document(1, number=None, lines=(), totals=NOTHING, engagement=None, files=()),
    "one-endless-word": lambda: document(1, designation="y" * 6000, notes="z" * 6000),
}
