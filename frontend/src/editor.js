// The editor over <textarea data-editor>: without this script the textarea is an ordinary field, with it the textarea
// is hidden, kept in step with every change, and still what the form sends.
import { Editor } from "@tiptap/core";
import { openLinkDialog } from "./link_dialog.js";
import { cleanPastedHtml } from "./paste.js";
import { extensions } from "./schema.js";
import { makeToolbar } from "./toolbar.js";

const TABLE_NOTE = "Tab går til næste celle. Escape og derefter Tab forlader teksten.";
const editors = new Map();

function makeNote() {
  const note = document.createElement("p");
  note.className = "editor-note";
  note.setAttribute("role", "status");
  return note;
}

function describe(textarea, label) {
  const attributes = {
    class: "editor-content",
    id: `${textarea.id}-editor`,
    lang: "da",
    role: "textbox",
    spellcheck: "true",
    "aria-multiline": "true",
  };
  if (label) {
    label.id ||= `${textarea.id}-label`;
    attributes["aria-labelledby"] = label.id;
  } else {
    attributes["aria-label"] = textarea.getAttribute("aria-label") ?? "Tekst";
  }
  for (const name of ["aria-labelledby", "aria-describedby", "aria-invalid", "aria-required"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  return attributes;
}

// Tab leaves the text, as in every other field. In a table it goes from cell to cell, and Escape first makes it leave.
function keyHandler(getEditor) {
  let isLeaving = false;
  return (_view, event) => {
    const editor = getEditor();
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (!isLeaving && isInCell() && moveInTable(editor, event.shiftKey)) event.preventDefault();
      isLeaving = false;
      return true;
    }
    if (event.key !== "Shift") isLeaving = event.key === "Escape";
    if (event.key === "F10" && event.altKey) focusToolbar(editor, event);
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      openLinkDialog(editor);
    }
    return event.defaultPrevented;
  };
}

// The browser's own selection: the editor's copy of it lags a moment behind the arrow keys.
function isInCell() {
  const { focusNode } = document.getSelection();
  const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement;
  return Boolean(element?.closest(".editor-content :is(td, th)"));
}

function moveInTable(editor, isBack) {
  if (isBack) return editor.commands.goToPreviousCell();
  return editor.commands.goToNextCell() || editor.chain().addRowAfter().goToNextCell().run();
}

function focusToolbar(editor, event) {
  event.preventDefault();
  editor.view.dom.closest(".editor").querySelector('.editor-toolbar [tabindex="0"]').focus();
}

function keepInStep(editor, textarea) {
  editor.on("update", () => {
    textarea.value = editor.isEmpty ? "" : editor.getHTML();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
  editor.on("blur", () => textarea.dispatchEvent(new Event("change", { bubbles: true })));
  textarea.form?.addEventListener("reset", () => setTimeout(() => editor.commands.setContent(textarea.value)));
}

function mount(textarea) {
  const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
  const frame = document.createElement("div");
  const note = makeNote();
  frame.className = "editor";
  const editor = new Editor({
    element: frame,
    content: textarea.value,
    extensions,
    injectCSS: false,
    editorProps: {
      attributes: describe(textarea, label),
      handleDOMEvents: { keydown: keyHandler(() => editor) },
      transformPastedHTML: cleanPastedHtml,
    },
  });
  editors.set(textarea, editor);
  frame.prepend(makeToolbar(editor, label ? label.firstChild.textContent.trim() : "tekst", `${textarea.id}-editor`));
  frame.append(note);
  textarea.after(frame);
  textarea.hidden = true;
  textarea.required = false;
  // Whoever sends the reader to the field (its label, the error summary) sends them to the text.
  textarea.focus = () => editor.commands.focus();
  label?.addEventListener("click", () => editor.commands.focus());
  editor.on("selectionUpdate", () => {
    note.textContent = editor.isActive("table") ? TABLE_NOTE : "";
  });
  keepInStep(editor, textarea);
}

function removeLost() {
  for (const [textarea, editor] of editors) {
    if (textarea.isConnected) continue;
    editor.destroy();
    editors.delete(textarea);
  }
}

window.portalEditor = {
  mountAll(scope) {
    removeLost();
    for (const textarea of scope.querySelectorAll("textarea[data-editor]")) {
      if (!editors.has(textarea)) mount(textarea);
    }
  },
};
window.portalEditor.mountAll(document);
