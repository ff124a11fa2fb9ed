// The few icons that our templates name, in one file: {{ ui.icon("warning") }} shows the symbol of that name.
import { readFile } from "node:fs/promises";

const NAMES = [
  "arrow-downward", "arrow-upward", "calendar-month", "check", "chevron-left", "chevron-right", "close", "delete",
  "document", "download", "edit", "error", "file-pdf", "file-word", "info", "lock", "menu", "plus", "print", "search",
  "success", "time", "warning",
];

async function symbol(folder, name) {
  const svg = await readFile(new URL(`${name}.svg`, folder), "utf8");
  const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
  const [, shapes] = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/);
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes.trim()}</symbol>`;
}

export async function sprite(folder) {
  const symbols = await Promise.all(NAMES.map((name) => symbol(folder, name)));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
