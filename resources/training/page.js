"use strict";
const exercise = JSON.parse(document.getElementById("exercise").textContent);
const sections = ["connexion", "menu", "depot", "formulaire", "resume", "recapitulatif"];
const $ = (id) => document.getElementById(id);
const made = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text }, props);
const fields = exercise.blocks.flatMap((block) => block.fields);
const typed = new Map();
let invoiceFile = null;

function show(name) {
  sections.forEach((each) => { $(each).hidden = each !== name; });
  say("");
  $("place").textContent = `Étape ${sections.indexOf(name) + 1} sur ${sections.length}`;
  document.title = `${$(name + "-title").textContent} – entraînement, rien n’est envoyé`;
  $(name + "-title").focus();
  window.scrollTo(0, 0);
}

function say(text) { $("said").textContent = text; }

// 1. The tabs

exercise.tabs.forEach((name) => {
  const label = made("label", "");
  label.append(made("input", "", { type: "radio", name: "tab", value: name }), ` ${name}`);
  $("tabs").append(label);
});
$("login").addEventListener("click", () => {
  const chosen = document.querySelector("input[name=tab]:checked");
  if (!chosen) { say("Choisissez d’abord un onglet."); return; }
  if (chosen.value !== exercise.tab) {
    say(`Avec « ${chosen.value} », vous ne verriez pas votre structure. Choisissez « ${exercise.tab} ».`);
    return;
  }
  show("menu");
});

// 2. The menu and its traps

document.querySelectorAll("[data-trap]").forEach((button) => button.addEventListener("click", () => say(button.dataset.trap)));
$("to-deposit").addEventListener("click", () => show("depot"));

// 3. The file

$("read").addEventListener("click", async () => {
  const file = $("invoice-file").files[0];
  if (!file) { say("Choisissez d’abord le PDF de la facture."); return; }
  const wrong = await faultOf(file);
  if (wrong) { say(wrong); return; }
  invoiceFile = file;
  show("formulaire");
});

async function faultOf(file) {
  if (exercise.files.includes(file.name)) { return `« ${file.name} » est une pièce jointe : elle se dépose plus loin. La facture est « ${exercise.file} ».`; }
  if (!/\.pdf$/i.test(file.name)) { return `« ${file.name} » n’est pas un PDF. Le portail attend le PDF de la facture : « ${exercise.file} ».`; }
  if (file.size > exercise.fileBytes) { return `« ${file.name} » est trop lourd : le portail accepte 10 Mo par fichier.`; }
  const text = new TextDecoder("latin1").decode(await file.arrayBuffer());
  if (!text.slice(0, 1024).includes("%PDF-")) { return `« ${file.name} » n’est pas un PDF, malgré son nom. Choisissez « ${exercise.file} ».`; }
  if (/\/EmbeddedFile|factur-x\.xml|pdfaid:part\s*(>|=\s*["'])\s*3/i.test(text)) {
    return `« ${file.name} » contient un autre fichier, comme un PDF/A-3 (Factur-X) : le portail le prendrait pour un lot, et pourrait le rejeter plus tard sans que vous le voyiez. Déposez un PDF simple : « ${exercise.file} ».`;
  }
  if (/\/Encrypt\s+\d+ \d+ R/.test(text)) { return `« ${file.name} » est protégé par un mot de passe : le portail le refuse.`; }
  if (file.name !== exercise.file) { return `« ${file.name} » n’est pas la facture. Dans le dossier de dépôt, c’est « ${exercise.file} » : elle porte son numéro.`; }
  return "";
}

// 4. The form

exercise.blocks.forEach((block) => {
  const set = made("fieldset", "");
  set.append(made("legend", block.title));
  block.fields.forEach((field) => set.append(rowOf(field)));
  $("form").append(set);
});

function rowOf(field) {
  const row = made("p", "");
  row.append(made("label", field.label, { htmlFor: field.key }));
  if (field.hint) { row.append(made("span", field.hint, { className: "hint", id: `${field.key}-hint` })); }
  const input = inputOf(field);
  if (field.hint) { input.setAttribute("aria-describedby", `${field.key}-hint`); }
  row.append(input);
  if (field.choices.length) {
    const list = made("datalist", "", { id: `${field.key}-choices` });
    field.choices.forEach((choice) => list.append(made("option", "", { value: choice })));
    input.setAttribute("list", list.id);
    row.append(list);
  }
  return row;
}

function inputOf(field) {
  if (field.key === "files") { return made("input", "", { type: "file", id: field.key, multiple: true }); }
  if (field.shownBy) {
    const shown = made("output", "", { id: field.key });
    shown.setAttribute("for", field.shownBy);
    return shown;
  }
  const input = field.key === "comment" ? made("textarea", "", { maxLength: exercise.commentLimit, rows: 3 }) : made("input", "", { type: "text" });
  input.addEventListener("input", () => {
    fields.filter((other) => other.shownBy === field.key).forEach((other) => {
      const known = input.value.replace(/\s/g, "") === field.value;
      $(other.key).textContent = known ? other.value : input.value ? "Structure inconnue : vérifiez le SIRET." : "";
    });
  });
  return Object.assign(input, { id: field.key, name: field.key, autocomplete: "off", spellcheck: false });
}

function valueOf(field) {
  if (field.key === "files") { return [...$("files").files].map((file) => file.name).join(", "); }
  return field.shownBy ? $(field.key).textContent : $(field.key).value;
}

$("form").addEventListener("submit", (event) => event.preventDefault());
$("save").addEventListener("click", () => say(
  "Brouillon enregistré, et rien de plus : la collectivité n’a rien reçu, aucun délai ne court. Beaucoup s’arrêtent ici et attendent pour rien. Cliquez sur « Valider et envoyer »."
));
$("validate").addEventListener("click", () => {
  fields.forEach((field) => typed.set(field.key, valueOf(field)));
  if (fields.every((field) => field.shownBy || !typed.get(field.key).trim())) { say("Le formulaire est vide : collez au moins une valeur."); return; }
  $("summary").replaceChildren(made("dt", "Fichier de la facture"), made("dd", invoiceFile ? invoiceFile.name : ""));
  fields.forEach((field) => $("summary").append(made("dt", field.label), made("dd", typed.get(field.key) || "(vide)")));
  show("resume");
});

// 5. and 6. The summary, and what the program would have wanted

$("back").addEventListener("click", () => show("formulaire"));
$("confirm").addEventListener("click", () => {
  const wrong = fields.map(judged).filter((found) => found);
  $("verdict").replaceChildren(...(wrong.length ? faults(wrong) : success()));
  show("recapitulatif");
});

const loose = (text) => text.replace(/[\s.\u2019'’-]/g, "").toLowerCase();
const listOf = (text) => text.split(",").map((name) => name.trim()).filter((name) => name).sort().join(", ");

function judged(field) {
  const value = (typed.get(field.key) || "").trim();
  if (field.key === "files") {
    return listOf(value) === listOf(field.value) ? null : {
      field, what: `Vous avez joint : ${value || "rien"}. Le dossier de dépôt contient : ${field.value || "aucune pièce à joindre"}.`,
    };
  }
  if (value === field.value.trim()) { return null; }
  if (!value) { return { field, what: `Ce champ est resté vide. La facture dit « ${field.value} ».` }; }
  if (!field.value) { return { field, what: `Ce champ devait rester vide. Vous avez mis « ${value} ».` }; }
  const almost = loose(value) === loose(field.value);
  return { field, what: `${almost ? "Presque : vous" : "Vous"} avez mis « ${value} », la facture dit « ${field.value} »${almost ? ", sans rien de plus" : ""}.` };
}

function faults(wrong) {
  const count = wrong.length === 1 ? "Un champ diffère" : `${wrong.length} champs diffèrent`;
  const pieces = [made("p", `${count} de la facture. Sur le vrai portail, ce serait parti ainsi.`)];
  wrong.forEach(({ field, what }) => {
    const box = made("div", "", { className: "wrong" });
    box.append(made("strong", field.label), made("p", what), made("p", field.why));
    pieces.push(box);
  });
  const again = made("button", "Corriger le formulaire", { type: "button", className: "main" });
  again.addEventListener("click", () => { show("formulaire"); $(wrong[0].field.shownBy || wrong[0].field.key).focus(); });
  pieces.push(again);
  return pieces;
}

function success() {
  const bytes = Uint8Array.from(atob(exercise.certificate), (sign) => sign.charCodeAt(0));
  const link = made("a", "Exporter le certificat de dépôt", { className: "button", id: "export", download: exercise.certificateName });
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  const proof = made("p", "Certificat de dépôt n° ");
  proof.append(made("code", exercise.proof));
  const act = made("p", "");
  act.append(link);
  return [
    made("p", `Tous les champs sont justes. La facture ${exercise.number} serait partie.`, { className: "right" }),
    proof,
    made("p", "Inutile de recopier ce numéro : exportez le certificat, puis déposez-le dans Chorus Desktop, sur la page de la facture. C’est ce que vous ferez avec le vrai."),
    act,
  ];
}

show("connexion");
