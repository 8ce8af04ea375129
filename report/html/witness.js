// Stacks with their source lines: what one participant holds and waits for.

import { counted, h, placeText } from "./dom.js";

function snippet(data, frame, around, arrow) {
  const lines = data.sources[frame.file] || {};
  const rows = [];
  for (let n = frame.line - around; n <= frame.line + around; ++n) {
    const text = lines[n];
    if (text === undefined) continue;
    const here = n === frame.line;
    rows.push(h("span", { class: here ? `line here ${arrow}` : "line" },
      h("span", { class: "number", "aria-hidden": "true" }, n), h("span", { class: "text" }, text || " ")));
  }
  return rows.length ? h("pre", { class: "snippet", tabindex: "0" }, rows) : null;
}

// Where it happens has lines around it; `depth` counts frames outwards from there.
function frameItem(data, frame, depth, around, arrow) {
  return h("li", {},
    h("span", { class: "function" }, frame.function || "?"), " ",
    h("span", { class: "place" }, placeText(frame)),
    snippet(data, frame, depth === 0 ? around : 0, depth === 0 ? arrow : "call"));
}

// The project's own mutex and guards: nobody reads them twice, so they are folded.
function innerFrames(data, frames) {
  return frames.length > 0 && h("li", { class: "inner" }, h("details", {},
    h("summary", {}, `inside the lock: ${counted(frames.length, "call")}`),
    h("ol", { class: "stack" }, frames.map((f, i) => frameItem(data, f, i - frames.length, 0, "call")))));
}

function stepTitle(step) {
  const how = [step.mode, step.object].filter(Boolean).join(", ");
  return [h("code", {}, step.lock), how ? h("span", { class: "how" }, ` ${how}`) : ""];
}

function stepSection(data, step, label, arrow, around) {
  if (!step) return null;
  return h("section", { class: `step ${arrow}` },
    h("h4", {}, h("span", { class: "verb" }, label), " ", stepTitle(step)),
    h("ol", { class: "stack" }, innerFrames(data, step.frames.slice(0, step.inner || 0)),
      step.frames.slice(step.inner || 0).map((f, i) => frameItem(data, f, i, around, arrow))));
}

/// Columns for \p witness: `who` is a heading, `labels` say what its two stacks are.
export function witnessColumn(data, witness, who, { around = 2, waits = "waits for" } = {}) {
  return h("article", { class: "participant" },
    h("h3", {}, who),
    witness.also_held.length > 0 &&
      h("p", { class: "also" }, "also holds ", witness.also_held.map((lock) => [h("code", {}, lock), " "])),
    stepSection(data, witness.holds, "holds", "holds", around),
    stepSection(data, witness.waits, waits, "waits", around),
    witness.occurrences > 1 && h("p", { class: "also" }, `this order occurs in ${witness.occurrences} places`));
}
