// What every page does when scripts may run. Nothing here is needed for a page to work.
(() => {
  "use strict";

  const editorAddress = document.currentScript.dataset.editor;
  const RELEASE_AFTER = 8000;

  // --- The error summary is what a reader must meet first.
  function focusErrors(scope) {
    scope.querySelector(".error-summary")?.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".error-summary a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.closest(".form-group, fieldset")?.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });

  // --- The editor is fetched only where there is something to edit.
  let editorScript;

  function mountEditors(scope) {
    const waiting = [...scope.querySelectorAll("textarea[data-editor]:not([hidden])")];
    if (window.portalEditor) window.portalEditor.mountAll(scope);
    if (!waiting.length || editorScript) return;
    waiting.forEach((textarea) => textarea.classList.add("is-waiting"));
    editorScript = document.createElement("script");
    editorScript.src = editorAddress;
    editorScript.addEventListener("error", () => {
      editorScript = undefined;
      waiting.forEach((textarea) => textarea.classList.remove("is-waiting"));
    });
    document.head.append(editorScript);
  }

  // --- A form that says data-confirm="…" asks first.
  const confirmed = new WeakSet();

  function makeDialog(question, act) {
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    const buttons = document.createElement("div");
    dialog.className = "dialog";
    text.id = "confirm-question";
    text.textContent = question;
    dialog.setAttribute("aria-labelledby", text.id);
    buttons.className = "actions";
    for (const [label, value, kind] of [[act, "yes", "primary"], ["Annullér", "no", "secondary"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `button button-${kind}`;
      button.textContent = label;
      button.addEventListener("click", () => dialog.close(value));
      buttons.append(button);
    }
    dialog.append(text, buttons);
    document.body.append(dialog);
    return dialog;
  }

  function ask(form, submitter) {
    const dialog = makeDialog(form.dataset.confirm, submitter?.textContent.trim() || "Fortsæt");
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue !== "yes") {
        submitter?.focus();
        return;
      }
      confirmed.add(form);
      form.requestSubmit(submitter);
    });
    dialog.showModal();
  }

  // --- A form is sent once, however often the button is pressed.
  const sent = new WeakMap();

  function release(form) {
    sent.get(form)?.removeAttribute("aria-disabled");
    sent.delete(form);
  }

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      const mustAsk = form.dataset.confirm && !confirmed.delete(form);
      if (!mustAsk && !sent.has(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (mustAsk && !sent.has(form)) ask(form, event.submitter);
    },
    true,
  );

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.submitter?.setAttribute("aria-disabled", "true");
    sent.set(form, event.submitter);
    // An answer that is a file leaves the page standing; then the form must work again.
    setTimeout(() => release(form), RELEASE_AFTER);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form").forEach(release);
  });

  // --- htmx: the CSRF token goes along, what was swapped in is made ready, and a failure is said aloud.
  function say(text) {
    const place = document.getElementById("page-message");
    place.textContent = "";
    const box = document.createElement("p");
    box.className = "alert alert-error alert-plain";
    box.textContent = text;
    place.append(box);
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("meta[name='csrf-token']");
    if (token) event.detail.headers["X-CSRFToken"] = token.content;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    release(event.detail.elt.closest("form"));
    if (event.detail.successful) document.getElementById("page-message").textContent = "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    mountEditors(document);
    focusErrors(event.detail.elt);
  });
  const refusals = {
    400: "Siden passer ikke til dit log ind. Log ind i et nyt vindue, og prøv igen her. Det, du har skrevet, står her stadig.",
    401: "Du er logget ud. Log ind i et nyt vindue, og prøv igen her. Det, du har skrevet, står her stadig.",
    413: "Det sendte er for stort. Vælg en mindre fil. Det, du har skrevet, står her stadig.",
  };
  document.addEventListener("htmx:responseError", (event) =>
    say(
      refusals[event.detail.xhr.status] ||
        "Det lykkedes ikke. Intet er ændret, og det, du har skrevet, står her stadig. Prøv igen om lidt.",
    ),
  );
  document.addEventListener("htmx:sendError", () =>
    say("Der er ikke forbindelse til portalen. Det, du har skrevet, står her stadig. Prøv igen om lidt."),
  );

  document.addEventListener("DOMContentLoaded", () => {
    mountEditors(document);
    focusErrors(document);
  });
})();
