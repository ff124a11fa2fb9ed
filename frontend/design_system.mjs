// The design system's compiled style sheet without what this portal never shows: logos, the icon classes (we use a
// sprite), the components that need the design system's own script, and eleven of its twelve megabytes of fonts.

const NEEDS_SCRIPT = [
  "back-to-top", "cookie", "date-picker", "fds-modal", "has-transition-effect", "language-switcher", "mobile-drawer",
  "mobile-nav", "modal", "navigation-menu", "overflow-menu", "overlay", "select-language", "sidemenu", "sidenav",
  "tab-", "tabnav", "table--selectable", "table-pagination", "toast", "toggle", "tooltip",
];
const DROPPED = new RegExp(`\\.(?:${NEEDS_SCRIPT.join("|")})|\\.(?:logo|footer-theme)\\b`);
// Icon classes, and a width of lists so specific that no page could choose another.
const DROPPED_AS_WRITTEN = /^\.icon-[a-z-]+:not\(a\)$|:not\(\.no-max-width\)/;

const FACES = [
  { file: "Regular", style: "normal", weight: "400" },
  { file: "Italic", style: "italic", weight: "400" },
  { file: "SemiBold", style: "normal", weight: "600 700" },
  { file: "SemiBoldItalic", style: "italic", weight: "600 700" },
];
// Danish needs the first range only; the second, for names from elsewhere, is fetched where such a letter stands.
const RANGES = {
  Latin1:
    "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2013-2014, U+2018-201A, U+201C-201E, " +
    "U+2020-2022, U+2026, U+2030, U+2039-203A, U+2044, U+20AC, U+2122, U+2212",
  Latin2:
    "U+0100-0101, U+0104-0130, U+0132-0151, U+0154-017F, U+018F, U+0192, U+01A0-01A1, U+01AF-01B0, U+01FA-01FF, " +
    "U+0218-021B, U+0237, U+0259, U+1E80-1E85, U+1E9E",
};

function fontFace({ file, style, weight }, subset) {
  return `@font-face { font-family: "IBM Plex Sans"; font-style: ${style}; font-weight: ${weight}; font-display: swap;
  src: url("../fonts/IBMPlexSans/split/woff2/IBMPlexSans-${file}-${subset}.woff2") format("woff2");
  unicode-range: ${RANGES[subset]}; }`;
}

function isDropped(selector) {
  return DROPPED_AS_WRITTEN.test(selector) || DROPPED.test(selector.replace(/:not\([^)]*\)/g, ""));
}

// Every rule of the flat source: text up to a brace, then a body without braces. At-rules that hold rules stay as they
// are, since their opening brace is followed by another one and never matches as a rule of its own.
function withoutDropped(css) {
  return css.replace(/([^{}]+)\{([^{}]*)\}/g, (rule, head) => {
    if (head.includes("@font-face")) return "";
    if (head.includes("@")) return rule;
    const selectors = head.split(/,(?![^(]*\))/).map((one) => one.trim());
    const kept = selectors.filter((one) => !isDropped(one));
    if (kept.length === selectors.length) return rule;
    return kept.length ? rule.replace(head, `\n${kept.join(",\n")}`) : "\n";
  });
}

export function designSystem(css) {
  const faces = FACES.flatMap((face) => Object.keys(RANGES).map((subset) => fontFace(face, subset)));
  const body = withoutDropped(css.replace(/^@charset[^;]*;/, "").replace(/\/\*[\s\S]*?\*\//g, ""));
  return `@charset "UTF-8";\n${faces.join("\n")}\n${body}`;
}
