// The front page: every finding on a line, by confidence, with a search and filters.

import { counted, h, placeText } from "./dom.js";

const Levels = ["high", "medium", "low"];
const LevelTitles = { high: "High confidence", medium: "Medium confidence", low: "Low confidence" };

function haystack(finding) {
  const frames = finding.witnesses.flatMap((w) =>
    [w.holds, w.waits].flatMap((step) => (step ? step.frames : [])));
  return [finding.message, finding.kind, finding.fingerprint, ...finding.locks,
    ...frames.flatMap((f) => [f.function, f.file])].join("\n").toLowerCase();
}

function row(finding) {
  const { place } = finding.cast;
  return h("li", {},
    h("a", { class: `finding ${finding.confidence}`, href: `#finding/${encodeURIComponent(finding.id)}` },
      h("span", { class: "message" }, finding.message),
      h("span", { class: "meta" },
        h("span", { class: `badge ${finding.severity}` }, finding.severity),
        finding.news && h("span", { class: "badge news" }, finding.news),
        h("span", { class: "kind" }, finding.kind),
        h("code", {}, placeText(place)),
        finding.witnesses.length > 1 &&
          h("span", {}, counted(finding.witnesses.length, "participant")))));
}

function chips(legend, names, counts, title, changed) {
  const boxes = names.map((name) =>
    h("input", { type: "checkbox", value: name, checked: true, onchange: changed }));
  const element = h("fieldset", {}, h("legend", {}, legend),
    names.map((name, i) =>
      h("label", { class: "chip" }, boxes[i], h("span", {}, title(name)),
        h("span", { class: "count" }, counts.get(name) || 0))));
  return { element, chosen: () => new Set(boxes.filter((b) => b.checked).map((b) => b.value)) };
}

function countBy(findings, key) {
  const counts = new Map();
  for (const f of findings) counts.set(f[key], (counts.get(f[key]) || 0) + 1);
  return counts;
}

function aside(title, items, line) {
  if (!items || !items.length) return null;
  return h("details", { class: "aside" },
    h("summary", {}, `${title} (${items.length})`), h("ul", {}, items.map((i) => h("li", {}, line(i)))));
}

function asides(report) {
  return [
    aside("Pools that their numbers make safe", report.safe_pools, (p) =>
      [h("code", {}, p.name), ` has ${p.capacity}, needs ${p.needed}: ${p.arithmetic}`]),
    aside("Cycles that a rule removed", report.suppressed, (c) =>
      [h("code", {}, c.locks.join(" → ")), ` (${c.rule}): ${c.message}`]),
    aside("Silenced, with a reason", report.silenced, (x) =>
      [x.finding.message, " — ", h("em", {}, x.reason), " ", h("code", {}, placeText(x))]),
  ];
}

export function findingsView(data) {
  const { findings } = data.report;
  const texts = new Map(findings.map((f) => [f, haystack(f)]));
  const search = h("input", { type: "search", id: "search", placeholder: "lock, function, file…", oninput: update });
  const levels = countBy(findings, "confidence");
  const kinds = countBy(findings, "kind");
  const level = chips("Confidence", Levels.filter((l) => levels.has(l)), levels, (l) => l, update);
  const kind = chips("Kind", [...kinds.keys()].sort(), kinds, (k) => k, update);
  const list = h("div", { id: "list" });
  const told = h("p", { class: "told", role: "status" });

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const [inLevels, inKinds] = [level.chosen(), kind.chosen()];
    const shown = findings.filter((f) => inLevels.has(f.confidence) && inKinds.has(f.kind) &&
      words.every((word) => texts.get(f).includes(word)));
    told.textContent = findings.length === 0 ? "No findings." :
      shown.length === findings.length ? "" : `${shown.length} of ${counted(findings.length, "finding")}`;
    list.replaceChildren(...Levels.flatMap((name) => {
      const of = shown.filter((f) => f.confidence === name);
      return of.length ? [h("section", { class: name },
        h("h2", {}, LevelTitles[name], " ", h("span", { class: "count" }, of.length)),
        h("ul", { class: "findings" }, of.map(row)))] : [];
    }));
  }

  update();
  return h("div", { class: "front" },
    findings.length > 0 && h("form", { class: "filters", role: "search", onsubmit: (e) => e.preventDefault() },
      h("label", { for: "search" }, "Search"), search, level.element, kind.element),
    h("div", {}, told, list, asides(data.report)));
}
