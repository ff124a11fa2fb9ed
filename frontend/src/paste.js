// What is pasted from Word, Excel, Google Docs or a web page, turned into html that the schema reads as it was meant.
// Styles are renamed before anything parses them: the page's content security policy refuses them, and reports it.

const LIST_LEVEL = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const IS_MARK = '[data-style*="mso-list:Ignore" i]';
const ORDERED_MARK = /^\(?(?:\d+|[a-zæøå]|[ivxlc]+)[.)]/i;
const RENAMED = { H1: "h2", H5: "h4", H6: "h4" };

function parse(html) {
  const fragment = html.match(/<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/i);
  const source = (fragment ? fragment[1] : html)
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  return new DOMParser().parseFromString(source, "text/html");
}

const styleOf = (element) => element.dataset.style ?? "";

function renamed(element, name) {
  const other = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) other.setAttribute(key, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

// Google Docs wraps everything in <b style="font-weight:normal">, and says bold by a style on a span.
function settleEmphasis(body) {
  for (const element of body.querySelectorAll("b, strong, i, em")) {
    if (/font-weight:\s*(?:normal|400)|font-style:\s*normal/i.test(styleOf(element))) {
      element.replaceWith(...element.childNodes);
    }
  }
  for (const span of body.querySelectorAll("span[data-style]")) {
    for (const [pattern, name] of [[/font-weight:\s*(?:bold|[6-9]00)/i, "strong"], [/font-style:\s*italic/i, "em"]]) {
      if (!pattern.test(styleOf(span)) || span.closest(name)) continue;
      const wrapper = span.ownerDocument.createElement(name);
      wrapper.append(...span.childNodes);
      span.append(wrapper);
    }
  }
}

// Word writes a list as paragraphs: the level in the style, the bullet or number as text marked "mso-list:Ignore".
function listPlace(paragraph) {
  const found = styleOf(paragraph).match(LIST_LEVEL);
  if (!found) return null;
  const mark = paragraph.querySelector(IS_MARK);
  const text = (mark?.textContent ?? "").replace(/[\s\u00a0]/g, "");
  return { list: found[1], level: Number(found[2]), kind: ORDERED_MARK.test(text) ? "ol" : "ul" };
}

function startList(paragraph, place, open) {
  const element = paragraph.ownerDocument.createElement(place.kind);
  const parent = open.at(-1);
  if (parent) parent.element.lastElementChild.append(element);
  else paragraph.before(element);
  open.push({ ...place, element });
}

function buildLists(body) {
  let open = [];
  for (const paragraph of body.querySelectorAll("p")) {
    const place = listPlace(paragraph);
    if (!place || (open.length && paragraph.previousElementSibling !== open[0].element)) open = [];
    if (!place) continue;
    while (open.length && open.at(-1).level > place.level) open.pop();
    const last = open.at(-1);
    if (last && last.level === place.level && (last.kind !== place.kind || last.list !== place.list)) open.pop();
    if (!open.length || open.at(-1).level < place.level) startList(paragraph, place, open);
    const item = paragraph.ownerDocument.createElement("li");
    item.append(paragraph.ownerDocument.createElement("p"));
    paragraph.querySelectorAll(IS_MARK).forEach((mark) => mark.remove());
    item.firstChild.append(...paragraph.childNodes);
    open.at(-1).element.append(item);
    paragraph.remove();
  }
}

function tidy(body) {
  body.querySelectorAll("title, meta, link, xml, script, colgroup, col").forEach((element) => element.remove());
  body.querySelectorAll(IS_MARK).forEach((mark) => mark.remove());
  for (const heading of body.querySelectorAll("h1, h5, h6")) renamed(heading, RENAMED[heading.tagName]);
  for (const cell of body.querySelectorAll("thead td")) renamed(cell, "th");
  for (const paragraph of body.querySelectorAll("p")) {
    const isBlank = !paragraph.textContent.replace(/[\s\u00a0]/g, "") && !paragraph.querySelector("br, img");
    if (isBlank && !paragraph.closest("td, th, li")) paragraph.remove();
  }
  for (const element of body.querySelectorAll("*")) {
    for (const name of ["data-style", "class", "align", "lang"]) element.removeAttribute(name);
  }
}

export function cleanPastedHtml(html) {
  const { body } = parse(html);
  settleEmphasis(body);
  buildLists(body);
  tidy(body);
  return body.innerHTML;
}
