// The tools of the toolbar, as data: the Danish name, what stands on the button, the keys, and what it does.
import { openLinkDialog } from "./link_dialog.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

// Lines drawn on a grid of 24; the toolbar gives them stroke and size by class.
const DRAWN = {
  bullets: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.5 5 4v4M4 11h2l-2 3h2M4 17h2l-1 1.5 1 1.5H4",
  indent: "M4 5h16M11 10h9M11 14h9M4 19h16M4 9l3 3-3 3",
  outdent: "M4 5h16M11 10h9M11 14h9M4 19h16M7 9l-3 3 3 3",
  quote: "M5 5v14M10 7h10M10 12h10M10 17h6",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M12 10v9",
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
};

const inList = (editor) => editor.isActive("listItem");
const inTable = (editor) => editor.isActive("table");

// A tool that is on or off where the cursor stands: `type` is what the schema calls it.
function toggle({ type, attributes, command, ...tool }) {
  return {
    ...tool,
    run: (chain) => chain[command](attributes),
    isPressed: (editor) => editor.isActive(type, attributes),
  };
}

function heading(level) {
  return toggle({
    name: `h${level}`,
    text: `H${level}`,
    label: `H${level}, overskrift`,
    keys: isMac ? `Mod+Alt+${level}` : `Mod+Shift+${level}`,
    type: "heading",
    attributes: { level },
    command: "toggleHeading",
  });
}

function history(name, label, keys) {
  return { name, label, keys, run: (chain) => chain[name](), isEnabled: (editor) => editor.can()[name]() };
}

function indent(name, label, arrow, command) {
  return { name, label, keys: `Alt+Shift+${arrow}`, run: (chain) => chain[command]("listItem"), shownWhen: inList };
}

function inTableOnly(name, label, command) {
  return { name, label, text: label, run: (chain) => chain[command](), shownWhen: inTable };
}

const insertTable = {
  name: "table",
  label: "Indsæt tabel",
  run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  shownWhen: (editor) => !inTable(editor),
};

const link = {
  name: "link",
  label: "Link",
  keys: "Mod+K",
  open: openLinkDialog,
  isPressed: (editor) => editor.isActive("link"),
};

const bold = { name: "bold", text: "F", label: "Fed", keys: "Mod+B", type: "bold", command: "toggleBold" };
const italic = {
  name: "italic",
  text: "K",
  label: "Kursiv",
  keys: "Mod+I",
  type: "italic",
  command: "toggleItalic",
};
const bullets = {
  name: "bullets",
  label: "Punktliste",
  keys: "Mod+Shift+8",
  type: "bulletList",
  command: "toggleBulletList",
};
const numbers = {
  name: "numbers",
  label: "Nummereret liste",
  keys: "Mod+Shift+7",
  type: "orderedList",
  command: "toggleOrderedList",
};
const quote = { name: "quote", label: "Citat", keys: "Mod+Shift+B", type: "blockquote", command: "toggleBlockquote" };

export const GROUPS = [
  { tools: [toggle(bold), toggle(italic)] },
  { tools: [heading(2), heading(3), heading(4)] },
  {
    tools: [
      toggle(bullets),
      toggle(numbers),
      indent("outdent", "Ryk punktet ud", "ArrowLeft", "liftListItem"),
      indent("indent", "Ryk punktet ind", "ArrowRight", "sinkListItem"),
      toggle(quote),
    ],
  },
  { tools: [link, insertTable] },
  { tools: [history("undo", "Fortryd", "Mod+Z"), history("redo", "Gentag", isMac ? "Mod+Shift+Z" : "Mod+Y")] },
  {
    label: "Tabel",
    tools: [
      inTableOnly("row-before", "Række over", "addRowBefore"),
      inTableOnly("row-after", "Række under", "addRowAfter"),
      inTableOnly("column-before", "Kolonne før", "addColumnBefore"),
      inTableOnly("column-after", "Kolonne efter", "addColumnAfter"),
      inTableOnly("header-row", "Overskriftsrække til/fra", "toggleHeaderRow"),
      inTableOnly("row-delete", "Slet række", "deleteRow"),
      inTableOnly("column-delete", "Slet kolonne", "deleteColumn"),
      inTableOnly("table-delete", "Slet tabel", "deleteTable"),
    ],
  },
];

// "Mod" as each platform says it: for people in the title, for assistive technology in aria-keyshortcuts.
export function keyNames(keys) {
  const spoken = { Mod: isMac ? "Cmd" : "Ctrl", Shift: "Skift", ArrowLeft: "pil venstre", ArrowRight: "pil højre" };
  const formal = { Mod: isMac ? "Meta" : "Control" };
  const parts = keys.split("+");
  return {
    spoken: parts.map((part) => spoken[part] ?? part).join("+"),
    formal: parts.map((part) => formal[part] ?? part).join("+"),
  };
}

export function picture(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
}
