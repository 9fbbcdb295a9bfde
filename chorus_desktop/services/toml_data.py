"""A data file of the program read, or refused with the name of the file and of the key."""

import re
import tomllib
from typing import TypeVar

from pydantic import ValidationError

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import sentence_of
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble

_Shape = TypeVar("_Shape", bound=Record)

_MEND = "Si vous avez modifié ce fichier, corrigez cet endroit. Sinon, réinstallez le programme\u00a0: vos dossiers ne changent pas."


def read_toml(name: str, text: str, shape: type[_Shape]) -> _Shape:
    """Read one data file, whoever wrote it.

    Args:
        name: the file's name, for the sentence said when it is wrong.
        text: its TOML text.
        shape: what it must hold.

    Raises:
        Trouble: not TOML, or a key missing, unknown or with a value that cannot be; the sentence names file and key.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        place = f"ligne {line[1]}" if line else "à la fin"
        raise Trouble(f"Le fichier de règles {name} ne se lit pas\u00a0: il n’est pas écrit en TOML ({place}).", _MEND) from wrong
    try:
        return shape.model_validate(table)
    except ValidationError as wrong:
        raise Trouble(f"Le fichier de règles {name} ne se lit pas\u00a0: {_first_fault(wrong)}.", _MEND) from wrong


def _first_fault(wrong: ValidationError) -> str:
    fault = wrong.errors()[0]
    key = ".".join(str(part) for part in fault["loc"]) or "(tout le fichier)"
    match fault["type"]:
        case "missing":
            return f"il manque la clé «\u00a0{key}\u00a0»"
        case "extra_forbidden":
            return f"la clé «\u00a0{key}\u00a0» est inconnue"
    cause = fault.get("ctx", {}).get("error")
    given = sentence_of(cause.code, cause.facts).rstrip(".") if isinstance(cause, UnreadableError) else f"{fault['input']}"[:80]
    return f"la valeur de la clé «\u00a0{key}\u00a0» n’est pas acceptée ({given})"
