// A small dialog for a link's address: one for the page, outside every form.
import { ADDRESS } from "./schema.js";

const MARKUP = `
  <form method="dialog" novalidate>
    <h2 class="h4" id="link-dialog-title">Link</h2>
    <div class="form-group" data-text>
      <label class="form-label" for="link-dialog-text">Tekst, der skal vises</label>
      <input class="form-input" id="link-dialog-text" autocomplete="off">
    </div>
    <div class="form-group" data-address>
      <label class="form-label" for="link-dialog-address">Adresse</label>
      <span class="form-hint" id="link-dialog-hint">Fx https://www.retsinformation.dk eller en e-mailadresse</span>
      <span class="form-error-message" id="link-dialog-error" role="alert" hidden>
        Skriv en adresse, der begynder med https://, eller en e-mailadresse.
      </span>
      <input class="form-input" id="link-dialog-address" inputmode="url" autocomplete="off" spellcheck="false"
        aria-describedby="link-dialog-hint link-dialog-error">
    </div>
    <div class="actions">
      <button class="button button-primary" type="submit">Indsæt link</button>
      <button class="button button-secondary" type="button" data-remove>Fjern link</button>
      <button class="button button-secondary" type="button" data-cancel>Annullér</button>
    </div>
  </form>`;

let dialog;
let current;

const part = (selector) => dialog.querySelector(selector);

// What people type is seldom a whole address.
function completed(typed) {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[a-z]+:/i.test(text) || !/^[^\s.]+\.[^\s]+$/.test(text) ? text : `https://${text}`;
}

function showError(isWrong) {
  part("#link-dialog-error").hidden = !isWrong;
  part("[data-address]").classList.toggle("form-error", isWrong);
  part("#link-dialog-address").setAttribute("aria-invalid", String(isWrong));
}

function insert(event) {
  event.preventDefault();
  const href = completed(part("#link-dialog-address").value);
  showError(!ADDRESS.test(href));
  if (!ADDRESS.test(href)) {
    part("#link-dialog-address").focus();
    return;
  }
  const text = part("#link-dialog-text").value.trim() || href.replace(/^mailto:/i, "");
  const editor = current;
  dialog.close();
  const chain = editor.chain().focus().extendMarkRange("link");
  if (part("[data-text]").hidden) chain.setLink({ href }).run();
  else chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).unsetMark("link").run();
}

function build() {
  dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "link-dialog-title");
  dialog.innerHTML = MARKUP;
  part("form").addEventListener("submit", insert);
  part("[data-cancel]").addEventListener("click", () => dialog.close());
  part("[data-remove]").addEventListener("click", () => {
    const editor = current;
    dialog.close();
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
  });
  dialog.addEventListener("close", () => current?.commands.focus());
  document.body.append(dialog);
}

export function openLinkDialog(editor) {
  if (!dialog) build();
  current = editor;
  const isLink = editor.isActive("link");
  part("[data-text]").hidden = isLink || !editor.state.selection.empty;
  part("[data-remove]").hidden = !isLink;
  part("#link-dialog-text").value = "";
  part("#link-dialog-address").value = isLink ? editor.getAttributes("link").href : "";
  showError(false);
  dialog.showModal();
}
