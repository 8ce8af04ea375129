// One finding: its cycle drawn, and a column for each participant.

import { cycleDrawing } from "./drawing.js";
import { h, placeText } from "./dom.js";
import { witnessColumn } from "./witness.js";

function facts(finding) {
  const rows = [
    ["Cure", finding.cure],
    ["Odd one out", finding.odd],
    ["Arithmetic", finding.arithmetic],
    ["Smallest safe capacity", finding.needed === undefined ? "" : String(finding.needed)],
    ["Grown", finding.grown],
  ].filter(([, text]) => text);
  const list = rows.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]);
  list.push([h("dt", {}, "Confidence"), h("dd", {}, finding.confidence,
    finding.reasons.length
      ? h("ul", {}, finding.reasons.map((r) => h("li", {}, r)))
      : finding.confidence === "high" ? ": nothing speaks against it" : "")]);
  list.push([h("dt", {}, "Fingerprint"), h("dd", {}, h("code", {}, finding.fingerprint))]);
  return h("dl", { class: "facts" }, list);
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

function neighbours(data, finding) {
  const { findings } = data.report;
  const at = findings.indexOf(finding);
  const link = (other, text) =>
    other ? h("a", { href: `#finding/${encodeURIComponent(other.id)}` }, text) : h("span", { class: "off" }, text);
  return h("nav", { class: "neighbours", "aria-label": "Findings" },
    h("a", { href: "#findings" }, "All findings"),
    link(findings[at - 1], "Previous"), link(findings[at + 1], "Next"),
    h("span", {}, `${at + 1} of ${findings.length}`));
}

function onMap(data, finding) {
  const known = new Set(data.inventory.classes.map((c) => c.name));
  const lock = finding.locks.find((name) => known.has(name));
  return lock && h("a", { href: `#map/${encodeURIComponent(lock)}` }, "Show on the map");
}

function touched(finding) {
  return finding.touched && finding.touched.length > 0 &&
    h("p", {}, "The change touches ", finding.touched.map((p) => [h("code", {}, placeText(p)), " "]));
}

export function detailView(data, finding) {
  const { cast } = finding;
  const waits = { "released here": "releases", "suspends here": "suspends in" }[cast.label] || "waits for";
  const drawing = cycleDrawing(finding);
  return h("div", { class: `detail ${finding.confidence}` },
    neighbours(data, finding),
    h("h2", {}, finding.message),
    h("p", { class: "meta" },
      h("span", { class: `badge ${finding.severity}` }, finding.severity),
      h("span", { class: `badge level ${finding.confidence}` }, `${finding.confidence} confidence`),
      finding.news && h("span", { class: "badge news" }, finding.news),
      data.docs ? h("a", { href: `${data.docs}${finding.kind}.md` }, finding.kind) : h("span", { class: "kind" }, finding.kind),
      onMap(data, finding)),
    data.kinds[finding.kind] && h("p", { class: "sentence" }, sentence(data.kinds[finding.kind])),
    h("div", { class: "overview" }, drawing && h("figure", {}, drawing), facts(finding)),
    touched(finding),
    h("div", { class: "participants", tabindex: "0", role: "group", "aria-label": "Participants" },
      finding.witnesses.map((w, i) => witnessColumn(data, w, cast.who[i], { waits }))));
}
