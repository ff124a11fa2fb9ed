// Builds ../static/vendor/ from node_modules and src/. portal/web/assets.py runs it; by hand: npm ci && npm run build.
// axe-core is for tests alone, which read it from node_modules/axe-core/axe.min.js: it has no place among served files.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { designSystem } from "./design_system.mjs";
import { sprite } from "./sprite.mjs";

const here = new URL("./", import.meta.url);
const modules = new URL("node_modules/", here);
const vendor = new URL("../static/vendor/", here);

// Files that begin with a dot (the lock and the stamp) belong to whoever runs the build.
async function emptyFolder(folder) {
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((name) => !name.startsWith("."));
  await Promise.all(old.map((name) => rm(new URL(name, folder), { recursive: true })));
}

async function buildScripts() {
  await build({
    entryPoints: { editor: new URL("src/editor.js", here).pathname },
    outdir: vendor.pathname,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "linked",
  });
  await copyFile(new URL("htmx.org/dist/htmx.min.js", modules), new URL("htmx.min.js", vendor));
}

async function buildStyles() {
  const source = await readFile(new URL("dkfds/dist/css/dkfds.css", modules), "utf8");
  await build({
    stdin: {
      contents: designSystem(source),
      resolveDir: new URL("dkfds/dist/css/", modules).pathname,
      loader: "css",
    },
    outfile: new URL("dkfds.css", vendor).pathname,
    bundle: true,
    minify: true,
    target: ["chrome111", "firefox115", "safari16.4"],
    loader: { ".woff2": "file", ".svg": "dataurl" },
    assetNames: "fonts/[name]",
  });
  await copyFile(new URL("dkfds/LICENSE.md", modules), new URL("dkfds-LICENSE.md", vendor));
  await writeFile(new URL("icons.svg", vendor), await sprite(new URL("dkfds/dist/img/svg-icons/", modules)));
}

await emptyFolder(vendor);
await Promise.all([buildScripts(), buildStyles()]);
