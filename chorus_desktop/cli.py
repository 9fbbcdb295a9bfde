"""The same verbs without a window: demo, example, schema, produce, check, backup, restore, self-test."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from chorus_desktop import __version__
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.trouble import Trouble

if TYPE_CHECKING:
    from chorus_desktop.domain.procedure import Procedure

READY, NOT_READY = 0, 2

SPACES = "\u00a0\u202f"
"""Those of French typography, which Python does not count as printable."""

_REFUSALS = {
    r"the following arguments are required: (.*)": "il manque\u00a0: {0}.",
    r"unrecognized arguments: (.*)": "«\u00a0{0}\u00a0» est de trop.",
    r"argument .*: invalid choice: '(.*)' \(choose from (.*)\)": "«\u00a0{0}\u00a0» n’est pas une action. Actions\u00a0: {1}.",
    r"argument (.*): expected one argument": "{0} demande une valeur.",
    r"argument (.*): ignored explicit argument .*": "{0} ne prend pas de valeur.",
    r"ambiguous option: (.*) could match (.*)": "{0} peut vouloir dire {1}\u00a0: écrivez l’option en entier.",
}
"""What argparse says of a command line, in French."""


class _Usage(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Utilisation\u00a0: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks French; its verbs are parsers of the same class."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Usage)
        self._positionals.title, self._optionals.title = "à donner", "options"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        said = f"cette ligne de commande n’est pas comprise ({message})."
        for pattern, sentence in _REFUSALS.items():
            if match := re.fullmatch(pattern, message):
                said = sentence.format(*(part.replace("'", "") for part in match.groups()))
        self.exit(NOT_READY, f"{self.prog}: {said} Aide\u00a0: {self.prog} --help\n")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _complain(problems: Sequence[Problem], before: str = "") -> None:
    for problem in problems:
        _warn(f"{before}{problem.where}: {problem.sentence}")


def _warn(line: str) -> None:
    """One line on the error stream, whatever a file put in it: a line end inside would pass for another problem."""
    sys.stderr.write("".join(part if part.isprintable() or part in SPACES else " " for part in line) + "\n")


def version() -> int:
    """Say which version this is."""
    _say(f"Chorus Desktop {__version__}")
    return READY


def parser() -> argparse.ArgumentParser:
    """The command line: French, one verb per job; no verb opens the window."""
    root = _Parser(prog="chorus-desktop", description="Prépare hors ligne les factures à déposer sur Chorus Pro.")
    root.add_argument("--data", type=Path, metavar="FICHIER", help="fichier de données (par défaut : celui de votre compte)")
    root.add_argument("--today", metavar="JJ/MM/AAAA", help="le jour à partir duquel compter (par défaut : aujourd’hui)")
    root.add_argument("--version", action="store_true", help="affiche la version")
    verbs = root.add_subparsers(dest="verb", metavar="ACTION", title="actions sans fenêtre")
    demo = verbs.add_parser("demo", help="produit un dossier d’exemple complet, sans rien demander")
    demo.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help="où écrire")
    example = verbs.add_parser("example", help="écrit un dossier d’exemple à modifier")
    example.add_argument("procedure", nargs="?", metavar="DÉMARCHE", help="identifiant de la démarche")
    example.add_argument("--out", type=Path, metavar="DOSSIER", help="où écrire le dossier et sa pièce jointe (sinon : à l’écran)")
    example.add_argument("--cadre", metavar="CADRE", default="A4", help="pour un marché de travaux, la pièce\u00a0: A4, A7, A15…")
    verbs.add_parser("schema", help="affiche le schéma JSON d’un dossier")
    produce = verbs.add_parser("produce", help="produit le dossier de dépôt d’un fichier de dossier")
    produce.add_argument("dossier", type=Path, metavar="DOSSIER.json")
    produce.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help="où écrire")
    produce.add_argument("--zip", action="store_true", help="écrit aussi une archive zip")
    check = verbs.add_parser("check", help="vérifie un PDF selon les règles du portail")
    check.add_argument("file", type=Path, metavar="FICHIER.pdf")
    check.add_argument("--dossier", type=Path, metavar="DOSSIER.json", help="compare aussi aux valeurs de ce dossier")
    backup = verbs.add_parser("backup", help="enregistre une copie vérifiée du fichier de données")
    backup.add_argument("--out", type=Path, metavar="FICHIER", help="où l’écrire (par défaut : le dossier des sauvegardes)")
    restore = verbs.add_parser("restore", help="remet une sauvegarde en place ; le fichier remplacé est gardé à côté")
    restore.add_argument("backup", type=Path, nargs="?", metavar="SAUVEGARDE", help="sans nom : liste les sauvegardes")
    verbs.add_parser("self-test", help="vérifie que le programme installé est complet")
    for verb in (example, produce, check):
        verb.add_argument(
            "--procedure-file", type=Path, metavar="FICHIER.toml", help="une démarche à vous, comme « Partager cette démarche » l’écrit"
        )
    # On either side of the verb, whichever comes to mind first.
    for verb in (demo, example, produce, check, backup, restore):
        verb.add_argument("--today", metavar="JJ/MM/AAAA", default=argparse.SUPPRESS, help="le jour à partir duquel compter")
    for verb in (backup, restore):
        verb.add_argument("--data", type=Path, metavar="FICHIER", default=argparse.SUPPRESS, help="fichier de données")
    return root


def run(arguments: argparse.Namespace, today: date) -> int:
    """Carry out one verb.

    Args:
        arguments: parsed; ``verb`` is set.
        today: the computer's day, or the one given.

    Returns:
        0 when done; 2 with the problems on the error stream, one a line, when the input is not ready.
    """
    verbs: dict[str, Callable[[argparse.Namespace, date], int]] = {
        "demo": _demo,
        "example": _example,
        "schema": _schema,
        "produce": _produce,
        "check": _check,
        "backup": _backup,
        "restore": _restore,
    }
    from chorus_desktop.services.views import Refused

    try:
        return verbs[arguments.verb](arguments, today)
    except Refused as refused:
        _complain(refused.problems)
    except Trouble as trouble:
        _warn(f"chorus-desktop: {trouble.sentence} {trouble.what_to_do}")
    return NOT_READY


def day_of(arguments: argparse.Namespace, default: date) -> date:
    """The day to reckon from.

    Raises:
        Trouble: ``--today`` is not a date.
    """
    if not arguments.today:
        return default
    try:
        return parse_date(arguments.today)
    except UnreadableError as wrong:
        raise Trouble(f"« {arguments.today} » n’est pas une date.", "Écrivez --today 31/05/2026.") from wrong


def _demo(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.services import data, examples, produce

    procedure = data.demo_procedure()
    day = today if arguments.today else (procedure.demo_day or today)
    file = examples.example(procedure, day)
    base = examples.write(file, arguments.out, procedure)
    produced = produce.produce(file, base.parent, arguments.out, day, zipped=True)
    _say(f"Dossier d’exemple : {produced.folder}")
    return READY


def _example(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.domain.works.role import Role
    from chorus_desktop.services import data, examples, portal_data

    procedure = _own(arguments) or (data.procedure(arguments.procedure) if arguments.procedure else data.demo_procedure())
    known = [cadre.code for cadre in portal_data.works().cadres if cadre.by is not Role.OWNER]
    if arguments.cadre not in known:
        raise Trouble(
            f"«\u00a0{arguments.cadre}\u00a0» n’est pas une pièce qu’une association dépose.", f"Choisissez\u00a0: {', '.join(known)}."
        )
    file = examples.example(procedure, today if arguments.today else (procedure.demo_day or today), arguments.cadre)
    if arguments.out:
        _say(str(examples.write(file, arguments.out, procedure)))
    else:
        # Nothing else is written here: a file that is not there would only have the dossier refused.
        _say(examples.as_json(file.model_copy(update={"attachments": ()})))
        if file.attachments:
            _warn(
                "Les pièces jointes ne sont pas dans ce dossier\u00a0: nommez les vôtres dans «\u00a0attachments\u00a0», ou prenez --out DOSSIER."
            )
    return READY


def _own(arguments: argparse.Namespace) -> "Procedure | None":
    """The procedure of ``--procedure-file``, when there is one."""
    if arguments.procedure_file is None:
        return None
    from chorus_desktop.services import procedure_files

    return procedure_files.read_shared(arguments.procedure_file)


def _schema(arguments: argparse.Namespace, today: date) -> int:  # noqa: ARG001 - every verb has the same signature
    from chorus_desktop.services import produce

    _say(produce.schema())
    return READY


def _produce(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.services import produce

    dossier: Path = arguments.dossier
    produced = produce.produce(produce.read(dossier), dossier.parent, arguments.out, today, zipped=arguments.zip, own=_own(arguments))
    _complain(produced.warnings, "attention, ")
    _say(f"Dossier de dépôt : {produced.folder}")
    return READY


def _check(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.services import produce

    problems = produce.check(arguments.file, arguments.dossier, today, _own(arguments))
    _complain(problems)
    if any(problem.level is Level.ERROR for problem in problems):
        return NOT_READY
    _say("Ce PDF respecte les règles du portail." if not problems else "Ce PDF peut être déposé ; lisez les remarques ci-dessus.")
    return READY


def _backup(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.services import safety

    _say(f"Sauvegarde vérifiée : {safety.backup_file(arguments.data, arguments.out, today)}")
    return READY


def _restore(arguments: argparse.Namespace, today: date) -> int:
    from chorus_desktop.services import safety

    if arguments.backup is None:
        for line in safety.backup_lines(arguments.data):
            _say(line)
        return READY
    replaced = safety.restore_file(arguments.data, arguments.backup, today)
    _say("Sauvegarde remise en place." + (f" Le fichier remplacé est ici\u00a0: {replaced.aside}" if replaced.aside else ""))
    if replaced.said:
        _warn(" ".join(replaced.said))
    return READY
