"""The dossier file: JSON naming one document to produce, with its number and date; what ``produce`` reads and ``example`` writes."""

from typing import Literal

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.attendance_file import FileAttendance, FileCertificates
from chorus_desktop.domain.care import Care, DayPrice
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.recipient import Recipient
from chorus_desktop.domain.references import InvoiceNumber, ServiceCode
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.piece import Piece
from chorus_desktop.domain.works.situation import Situation


class FileToJoin(Record):
    """A file to deposit with the invoice.

    Attributes:
        kind: as the procedure names it, such as ``attestation``.
        path: relative to the dossier file's own folder, or absolute.
    """

    kind: str
    path: str


class DossierFile(Record):
    """One document to produce; amounts in whole cents, quantities and prices as decimal texts, dates as ``2026-01-31``.

    Attributes:
        number: the number to print; producing gives none by itself.
        invoice: its ``engagement`` names one of ``engagements`` by its number, with a reason, when the date does not decide.
        cares: the prises en charge; a line names one by its reference, or by its ``id``.
        recipient: the public structure that pays, where the procedure leaves the choice or its own has changed.
        service_code: the code service chosen among the recipient's; the invoice may say another.
        attendance: the presences; a line names its activity as this does, and is held against its sheet.
        certificates: attestations to draw from the presences and to join; signed by the image of ``signature``, else to be signed by hand.
        market: of public works, where the procedure is of that kind; ``situations`` its months before this one; ``pieces`` what was
            deposited of it; the invoice's ``works`` is the piece to produce, and its lines follow.
        logo: path of an image, or empty; ``signature`` likewise.
    """

    format: Literal[1] = 1
    procedure: str
    season: str
    number: InvoiceNumber
    association: Association
    convention: Convention = Convention()
    engagements: tuple[Engagement, ...] = ()
    cares: tuple[Care, ...] = ()
    day_prices: tuple[DayPrice, ...] = ()
    recipient: Recipient | None = None
    service_code: ServiceCode | None = None
    invoice: Invoice
    attachments: tuple[FileToJoin, ...] = ()
    attendance: FileAttendance | None = None
    certificates: FileCertificates | None = None
    market: Market | None = None
    situations: tuple[Situation, ...] = ()
    pieces: tuple[Piece, ...] = ()
    logo: str = ""
    signature: str = ""
