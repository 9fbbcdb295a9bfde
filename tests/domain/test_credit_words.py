"""A credit note is spoken of as one: on the task list, in lists, in the portal's form; its amounts are what is given back."""

from chorus_desktop.domain.deposit import clicks, form
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.task import Stage
from chorus_desktop.domain.tasks import tasks
from tests.helpers import examples

CREDIT = {"kind": DocumentKind.CREDIT_NOTE, "original_number": InvoiceNumber("FA2026-001")}


def rows(state=InvoiceState.DRAFT, deposited_on=None, **changes):
    work = examples.work(invoice=examples.invoice(**CREDIT, **changes), attachments=())
    number = InvoiceNumber("AV2026-001") if state is not InvoiceState.DRAFT else None
    found = () if number else problems(work, examples.TODAY)
    made = tasks(work, found, examples.TODAY, state=state, number=number, deposited_on=deposited_on)
    return {row.stage: row for row in made}


def test_its_tasks_speak_of_it_and_of_nothing_to_join():
    draft = rows()
    assert draft[Stage.INVOICE].title == "Préparer l’avoir de janvier 2026"
    assert draft[Stage.INVOICE].fact == "3 lignes · -525,00\u00a0€"
    assert (draft[Stage.ATTACHMENTS].title, draft[Stage.ATTACHMENTS].fact) == ("Joindre des pièces", "Rien à joindre")
    assert draft[Stage.DEPOSIT].title == "Vérifier et finaliser l’avoir"

    done = rows(InvoiceState.DEPOSITED, examples.TODAY)
    assert done[Stage.INVOICE].title == "Avoir de janvier 2026 finalisé"
    assert done[Stage.ATTACHMENTS].fact == "Rien à joindre"
    assert done[Stage.DEPOSIT].fact == "Déposé le 03/02/2026"
    for row in (*draft.values(), *done.values()):
        assert "facture" not in f"{row.title} {row.fact} {row.action}".casefold()


def test_its_state_agrees_with_it():
    assert [state.said_of(DocumentKind.CREDIT_NOTE) for state in InvoiceState] == [
        "En préparation",
        "Finalisé, à déposer",
        "Annulé avant dépôt",
        "Déposé",
    ]
    assert InvoiceState.DEPOSITED.said_of(DocumentKind.INVOICE) == "Déposée"


def test_the_portals_form_says_what_to_do_with_it():
    credit = examples.issued(invoice=examples.invoice(**CREDIT), attachments=())
    hints = {line.key: line.hint for block in form(credit, examples.portal()) for line in block.lines}
    invoice = {line.key: line.hint for block in form(examples.issued(), examples.portal()) for line in block.lines}

    assert hints["original_number"] == "La facture que cet avoir corrige."
    assert hints["files"] == "Rien à joindre."
    assert "Net à déduire" in hints["net"]
    assert (hints["payment"], invoice["payment"]) == ("Ne s’indique pas pour un avoir.", "")
    assert invoice["files"].startswith("Ajoutez chaque fichier")


def test_whom_to_ask_is_reached_as_the_payer_told():
    procedure = examples.cloisirs()
    contact = procedure.contacts[0]
    asked = {
        "Écrivez à cloisirs@cherbourg.fr": procedure,
        "Adressez-vous à la collectivité": procedure.model_copy(update={"contacts": ()}),
        "Appelez la collectivité": procedure.model_copy(update={"contacts": (contact.model_copy(update={"phone": "0233000000"}),)}),
    }
    for said, whose in asked.items():
        assert said in " ".join(clicks(examples.portal(), whose))
        assert "{" not in " ".join(clicks(examples.portal(), whose))
