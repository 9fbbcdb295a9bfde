"""What a PDF says about itself: the information dictionary and its twin in XMP, which PDF/A wants to agree word for word."""

from dataclasses import dataclass
from datetime import date
from string import Template
from xml.sax.saxutils import escape

from chorus_desktop.documents.fonts import printable

PRODUCER = "Chorus Desktop"
LANGUAGE = "fr-FR"

_XMP = Template(
    """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">$title</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>$author</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">$subject</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>$language</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>$producer</xmp:CreatorTool>
<xmp:CreateDate>$day</xmp:CreateDate>
<xmp:ModifyDate>$day</xmp:ModifyDate>
<pdf:Producer>$producer</pdf:Producer>
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
)


@dataclass(frozen=True)
class Metadata:
    """Title, author (the association), subject and day of a paper."""

    title: str
    author: str
    subject: str
    day: date

    def __post_init__(self) -> None:
        # A line end or a control character pasted into a name would be read otherwise in one than in the other.
        for name in ("title", "author", "subject"):
            object.__setattr__(self, name, " ".join(printable(getattr(self, name)).split("\n")).strip())

    def information(self) -> dict[str, str]:
        """The information dictionary. Its dates are the document's own, at midnight: the same dossier gives the same bytes."""
        stamp = f"D:{self.day:%Y%m%d}000000+00'00'"
        return {
            "/Title": self.title,
            "/Author": self.author,
            "/Subject": self.subject,
            "/Creator": PRODUCER,
            "/Producer": PRODUCER,
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }

    def xmp(self) -> bytes:
        """The XMP packet, UTF-8."""
        return _XMP.substitute(
            title=escape(self.title),
            author=escape(self.author),
            subject=escape(self.subject),
            language=LANGUAGE,
            producer=PRODUCER,
            day=f"{self.day:%Y-%m-%d}T00:00:00+00:00",
        ).encode()
