// The toolbar as WAI-ARIA describes it: one tab stop, arrow keys between the buttons, Escape back to the text.
import { GROUPS, keyNames, picture } from "./tools.js";

function makeButton(tool) {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.className = `editor-tool editor-tool-${tool.name}`;
  button.title = tool.label;
  button.setAttribute("aria-label", tool.label);
  button.append(tool.text ?? picture(tool.name));
  if (tool.keys) {
    const names = keyNames(tool.keys);
    button.title += ` – ${names.spoken}`;
    button.setAttribute("aria-keyshortcuts", names.formal);
  }
  return button;
}

function makeGroup({ label, tools }, buttons) {
  const group = document.createElement("div");
  group.className = "editor-tools";
  if (label) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
  }
  for (const tool of tools) {
    const button = makeButton(tool);
    buttons.set(button, tool);
    group.append(button);
  }
  return group;
}

function use(tool, editor) {
  if (tool.isEnabled && !tool.isEnabled(editor)) return;
  if (tool.open) tool.open(editor);
  else {
    tool.run(editor.chain()).run();
    // At once, since a tool may have hidden its own button, and the next key must not be lost.
    editor.view.focus();
  }
}

function refresh(toolbar, buttons, editor) {
  for (const [button, tool] of buttons) {
    if (tool.isPressed) button.setAttribute("aria-pressed", String(tool.isPressed(editor)));
    if (tool.isEnabled) button.setAttribute("aria-disabled", String(!tool.isEnabled(editor)));
    button.hidden = Boolean(tool.shownWhen && !tool.shownWhen(editor));
  }
  for (const group of toolbar.children) group.hidden = [...group.children].every((button) => button.hidden);
  setStop(buttons, [...buttons.keys()].find((button) => button.tabIndex === 0));
}

function shownButtons(buttons) {
  return [...buttons.keys()].filter((button) => !button.hidden);
}

function setStop(buttons, wanted) {
  const shown = shownButtons(buttons);
  const stop = shown.includes(wanted) ? wanted : shown[0];
  for (const button of buttons.keys()) button.tabIndex = button === stop ? 0 : -1;
}

function moveFocus(event, buttons) {
  const shown = shownButtons(buttons);
  const here = shown.indexOf(document.activeElement);
  const places = {
    ArrowRight: (here + 1) % shown.length,
    ArrowLeft: (here - 1 + shown.length) % shown.length,
    Home: 0,
    End: shown.length - 1,
  };
  if (!(event.key in places)) return;
  event.preventDefault();
  shown[places[event.key]].focus();
}

export function makeToolbar(editor, label, contentId) {
  const toolbar = document.createElement("div");
  const buttons = new Map();
  toolbar.className = "editor-toolbar";
  toolbar.setAttribute("role", "toolbar");
  toolbar.setAttribute("aria-label", `Formatering: ${label}`);
  toolbar.setAttribute("aria-controls", contentId);
  toolbar.append(...GROUPS.map((group) => makeGroup(group, buttons)));

  // Pressing a button must not take the selection out of the text.
  toolbar.addEventListener("mousedown", (event) => event.preventDefault());
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) use(buttons.get(button), editor);
  });
  toolbar.addEventListener("focusin", (event) => setStop(buttons, event.target));
  toolbar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") editor.commands.focus();
    else moveFocus(event, buttons);
  });
  const update = () => refresh(toolbar, buttons, editor);
  editor.on("transaction", update);
  update();
  return toolbar;
}
