// What rich text may hold: the same short list as portal/core/html.py, so that what is saved is what was seen.
import { Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";

export const ADDRESS = /^(?:https?:\/\/\S+|mailto:[^\s@]+@[^\s@]+)$/i;

// Tiptap's own rendering adds column widths as inline styles.
const PlainTable = Table.extend({ renderHTML: () => ["table", ["tbody", 0]] });

const plainCell = {
  addAttributes() {
    const { colspan, rowspan, colwidth } = this.parent();
    return { colspan, rowspan, colwidth: { ...colwidth, parseHTML: () => null, rendered: false } };
  },
};

// Ctrl+Alt is AltGr on a Danish keyboard (@, £, $), so headings and indents get keys that are free there.
const Shortcuts = Extension.create({
  name: "shortcuts",
  addKeyboardShortcuts() {
    const { editor } = this;
    const keys = {
      "Alt-Shift-ArrowRight": () => editor.commands.sinkListItem("listItem"),
      "Alt-Shift-ArrowLeft": () => editor.commands.liftListItem("listItem"),
    };
    for (const level of [2, 3, 4]) keys[`Mod-Shift-${level}`] = () => editor.commands.toggleHeading({ level });
    return keys;
  },
});

export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    trailingNode: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      HTMLAttributes: { class: null, rel: null, target: null },
      isAllowedUri: (address) => ADDRESS.test(address),
      shouldAutoLink: (address) => ADDRESS.test(address),
    },
  }),
  PlainTable.configure({ resizable: false, View: null }),
  TableRow,
  TableHeader.extend(plainCell),
  TableCell.extend(plainCell),
  Shortcuts,
];
