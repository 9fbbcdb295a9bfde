"""A PDF as anybody may send it, made sound."""

import io
from contextlib import nullcontext

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import disarming
from chorus_desktop.pdf.cleaning import REPAIRED, UNLOCKED, UNPROTECTED, UNREADABLE, Cleaned, Locked, opened
from tests.pdf.hostile import GOOD, MADE_TO_MISLEAD
from tests.pdf.samples import changed, encrypted, encrypted_by_today, pdf, with_file, with_script
from tests.pdf.sound import is_sound

METHODS = {"RC4 40": (2, False), "RC4 128": (3, False), "AES 128": (4, True), "AES 256 of 2008": (5, True), "AES 256": (6, True)}


def locked(revision, aes, password, owner="maître"):
    file = io.BytesIO()
    encryption = pikepdf.Encryption(owner=owner, user=password, R=revision, aes=aes, metadata=aes)
    with pikepdf.open(io.BytesIO(GOOD)) as whole, _expected(revision):
        whole.save(file, encryption=encryption)
    return file.getvalue()


def _expected(revision):
    return pytest.warns(UserWarning, match="deprecated") if revision == 5 else nullcontext()


def with_pikepdf(data, change):
    """The PDF after ``change(pdf)``."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as whole:
        change(whole)
        whole.save(file)
    return file.getvalue()


def texts(data):
    return [page.extract_text().strip() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_sound_file_is_left_as_it_shows():
    cleaned = opened(GOOD)

    assert (cleaned.pages, cleaned.done) == (3, ())
    assert texts(cleaned.data) == texts(GOOD)


@pytest.mark.parametrize("method", METHODS)
def test_each_protection_is_taken_off(method):
    revision, aes = METHODS[method]

    without = opened(locked(revision, aes, ""))
    assert (without.pages, without.done) == (3, (UNPROTECTED,))
    for password in ("secret", "Été à Noël"):
        data = locked(revision, aes, password)
        assert opened(data) == Locked(wrong=False)
        assert opened(data, "autre") == Locked(wrong=True)
        for right in (password, "maître"):
            cleaned = opened(data, right)
            assert (cleaned.pages, cleaned.done) == (3, (UNLOCKED,))
            assert is_sound(cleaned.data)
            assert not PdfReader(io.BytesIO(cleaned.data)).is_encrypted


def test_an_accent_is_right_however_the_program_that_locked_it_wrote_it():
    assert isinstance(opened(encrypted(GOOD, "Zoé"), "Zoe\u0301"), Cleaned)


def test_a_protection_that_nobody_knows_is_a_sentence():
    with pytest.raises(Trouble, match="protégé, par un mot de passe ou d’une façon"):
        opened(encrypted(GOOD, "x").replace(b"/Standard", b"/StandarD"))


def test_a_protection_whose_keys_are_nonsense_asks_for_a_password():
    assert opened(encrypted_by_today(GOOD)) == Locked(wrong=False)


@pytest.mark.parametrize("data", [GOOD[:-40], GOOD.replace(b"/Root", b"/Rxxt"), GOOD.replace(b"startxref\n", b"startxref\n9")])
def test_a_damaged_file_is_repaired_and_it_is_said(data):
    cleaned = opened(data)

    assert texts(cleaned.data) == texts(GOOD)
    assert cleaned.done[0].startswith(REPAIRED)


def packed(encryption):
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as whole:
        whole.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=encryption)
    return file.getvalue()


def test_a_file_packed_as_today_outlives_the_loss_of_its_end():
    cleaned = opened(packed(False)[:-40])

    assert texts(cleaned.data) == texts(GOOD)
    assert cleaned.done[0].startswith(REPAIRED)


def test_a_locked_one_that_lost_its_end_is_a_sentence_and_no_gibberish():
    with pytest.raises(Trouble, match="abîmé"):
        opened(packed(pikepdf.Encryption(owner="maître", user="secret"))[:-40], "secret")


def test_a_picture_in_a_packing_of_old_is_left_alone():
    cleaned = opened(MADE_TO_MISLEAD["picture in a packing of old"]())

    assert cleaned.done == ()
    with pikepdf.open(io.BytesIO(cleaned.data)) as whole:
        assert whole.pages[0].Resources.XObject.Im.Width == 10


def test_a_picture_that_is_none_leaves_its_page_white_and_it_is_said():
    cleaned = opened(MADE_TO_MISLEAD["picture that is no JPEG"]())

    assert cleaned.done == (UNREADABLE,)
    with pikepdf.open(io.BytesIO(cleaned.data)) as whole:
        assert whole.pages[0].Resources.XObject.Im.read_bytes() == b"\xff"


def test_pages_that_are_lost_are_counted():
    many = pdf(*(f"Page {rank}" for rank in range(8)))
    place = many.find(b"/Type /Page\n")
    cleaned = opened(many[: many.rfind(b"<<", 0, many.rfind(b"<<", 0, place))] + b"null\n" + many[many.find(b"endobj", place) :])

    assert cleaned.pages == 7
    assert cleaned.done == (f"{REPAIRED} Il annonçait 8 pages, il en reste 7.",)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "vide"),
        (b"no", "n’est pas un PDF"),
        (GOOD[:300], "abîmé"),
        (changed(pdf("un"), lambda writer: writer.remove_page(0)), "aucune page"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(data, word):
    with pytest.raises(Trouble, match=word):
        opened(data)


def acting(kind, **entries):
    return Dictionary(S=Name(kind), **entries)


def opens(action):
    return lambda whole: whole.Root.__setattr__("OpenAction", action)


def noted(kind, **entries):
    def note(whole):
        rectangle = Array([10, 10, 60, 60])
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=rectangle, **entries)
        whole.pages[0].Annots = Array([whole.make_indirect(note)])

    return note


def hidden_in_a_form(whole):
    form = whole.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Odd = Array([Array([acting("/JavaScript", JS=String("app.alert(1)"))])])
    whole.pages[0].Resources.XObject = Dictionary(Fm=form)


ACTING = {
    "script on opening": (opens(acting("/JavaScript", JS=String("app.alert(1)"))), disarming.SCRIPT),
    "script after another": (opens(acting("/GoTo", D=Array([0]), Next=acting("/JavaScript", JS=String("x")))), disarming.SCRIPT),
    "script where no one looks": (hidden_in_a_form, disarming.SCRIPT),
    "program on opening": (opens(acting("/Launch", F=String("cmd.exe"))), disarming.OUTSIDE),
    "page that sends": (lambda whole: whole.pages[0].__setattr__("AA", Dictionary(O=acting("/SubmitForm"))), disarming.OUTSIDE),
    "link to a program": (noted("/Link", A=acting("/Launch", F=String("cmd.exe"))), disarming.OUTSIDE),
    "link to a file": (noted("/Link", A=acting("/URI", URI=String("file:///etc/passwd"))), disarming.OUTSIDE),
    "link that runs": (noted("/Link", A=acting("/URI", URI=String("javascript:alert(1)"))), disarming.OUTSIDE),
    "film": (noted("/Movie", Movie=Dictionary(F=String("film.avi"))), disarming.MEDIA),
    "sound": (noted("/Screen", A=acting("/Rendition", R=Dictionary())), disarming.MEDIA),
    "object in three dimensions": (noted("/3D"), disarming.MEDIA),
}


@pytest.mark.parametrize("name", ACTING)
def test_what_could_act_is_taken_out_and_it_is_said(name):
    arm, sentence = ACTING[name]
    cleaned = opened(with_pikepdf(GOOD, arm))

    assert cleaned.done == (sentence,)
    assert texts(cleaned.data) == texts(GOOD)
    assert is_sound(cleaned.data)
    with pikepdf.open(io.BytesIO(cleaned.data)) as whole:
        said = b"".join(each.unparse(resolved=True) for each in whole.objects if not isinstance(each, pikepdf.Stream))
        said += b"".join(each.stream_dict.unparse(resolved=True) for each in whole.objects if isinstance(each, pikepdf.Stream))
    assert not any(
        word in said for word in (b"/JavaScript", b"/Launch", b"/SubmitForm", b"file:", b"javascript:", b"/Movie", b"/Rendition", b"/3D")
    )


def test_a_link_to_the_web_stays():
    cleaned = opened(with_pikepdf(GOOD, noted("/Link", A=acting("/URI", URI=String("https://example.org")))))

    assert cleaned.done == ()
    assert PdfReader(io.BytesIO(cleaned.data)).pages[0]["/Annots"][0].get_object()["/A"]["/URI"] == "https://example.org"


def test_files_inside_are_counted_and_taken_out():
    cleaned = opened(with_file(with_file(with_script(GOOD), "a.xml"), "Léo.pdf"))

    assert [("2 fichiers" in said, "Léo" in said) for said in cleaned.done] == [(True, False), (False, False)]
    assert PdfReader(io.BytesIO(cleaned.data)).attachments == {}


def form(value, *, drawn):
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.acroForm.textfield(name="nom", x=120, y=700, width=300, height=24, value="Lea", relative=False)
    canvas.acroForm.checkbox(name="oui", x=120, y=650, checked=True)
    canvas.showPage()
    canvas.save()

    def fill(writer):
        writer.update_page_form_field_values(writer.pages[0], {"nom": value}, auto_regenerate=False)
        if not drawn:
            del writer.pages[0]["/Annots"][0].get_object()["/AP"]

    return changed(file.getvalue(), fill)


@pytest.mark.parametrize("drawn", [True, False])
def test_what_was_typed_in_a_form_stays_visible(drawn):
    cleaned = opened(form("Zoé Œuvrard à l’école – 12 €", drawn=drawn))

    assert texts(cleaned.data) == ["Zoé Œuvrard à l’école – 12 €"]
    assert cleaned.done == (disarming.FORM,)
    assert PdfReader(io.BytesIO(cleaned.data)).get_fields() is None
    assert "/Annots" not in PdfReader(io.BytesIO(cleaned.data)).pages[0]


def test_a_signature_that_is_lost_is_said():
    def sign(whole):
        field = whole.make_indirect(
            Dictionary(FT=Name.Sig, T=String("a"), V=Dictionary(Type=Name.Sig), Subtype=Name.Widget, Rect=Array([0] * 4))
        )
        whole.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        whole.pages[0].Annots = Array([field])

    assert disarming.SIGNATURE in opened(with_pikepdf(GOOD, sign)).done


def test_a_form_that_only_one_program_shows_is_a_sentence():
    def wait(whole):
        whole.Root.NeedsRendering = True

    with pytest.raises(Trouble, match="Adobe Reader"):
        opened(with_pikepdf(GOOD, wait))


def test_how_far_it_is_is_told_page_by_page():
    words = []
    opened(GOOD, "", lambda *word: words.append(word))

    assert [word[:2] for word in words] == [(0, 3), (1, 3), (2, 3)]
