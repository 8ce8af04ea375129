// Puts the page together and writes it as a C++ source:
//
//   node build.mjs NODE_MODULES OUTPUT.cpp
//
// One document: index.html with style.css and the bundle of app.js inside. Nothing of it is
// loaded from anywhere.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [modules, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(modules, "package.json"))("esbuild");

async function bundle(file, options = {}) {
  const result = await esbuild.build({
    entryPoints: [join(here, file)],
    bundle: true,
    minify: true,
    write: false,
    charset: "ascii",
    legalComments: "none",
    nodePaths: [modules],
    logLevel: "warning",
    ...options,
  });
  return result.outputFiles[0].text;
}

// The licences of what is bundled ask to be kept with it; their addresses are not needed.
function licences() {
  const names = ["@dagrejs/dagre", "d3-selection", "d3-zoom"];
  return names
    .map((name) => `${name}\n${readFileSync(join(modules, name, "LICENSE"), "utf8")}`)
    .join("\n")
    .replaceAll("*/", "* /");
}

const script = await bundle("app.js", { format: "iife", target: "es2020" });
const style = await bundle("style.css");
if (/<\/(script|style)/i.test(script + style)) throw new Error("the bundle would end its element");
const page = readFileSync(join(here, "index.html"), "utf8")
  .replace("/* style */", () => style)
  .replace("/* script */", () => `/*\n${licences()}*/\n${script}`);

// Compilers limit the length of one literal; adjacent ones become one string.
const parts = page.match(/[^]{1,12000}/g).map((part) => `R"HOLDWAIT(${part})HOLDWAIT"`);
writeFileSync(
  output,
  `// Written by report/html/build.mjs: edit report/html.

#include "report/HtmlPage.h"

static constexpr char Text[] =
${parts.join("\n")};

llvm::StringRef holdwait::report::htmlPage() { return {Text, sizeof(Text) - 1}; }
`,
);
