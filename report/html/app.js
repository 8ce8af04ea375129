// The page: reads its data, and shows the view that the address names:
// #findings, #finding/FINGERPRINT, #map, #map/LOCK.

import { counted, h } from "./dom.js";
import { detailView } from "./detail.js";
import { findingsView } from "./findings.js";
import { readInventory } from "./inventory.js";
import { mapView } from "./map.js";

const data = JSON.parse(document.getElementById("data").textContent);
data.inventory = readInventory(data.inventory);
data.report.findings.forEach((finding, index) => {
  finding.cast = data.casts[index];
  finding.id = finding.fingerprint || String(index);
});
// The report's order, but of what is equally certain the worst first.
const Certain = ["high", "medium", "low"], Worst = ["deadlock", "stall", "defect", "note"];
data.report.findings.sort((a, b) => Certain.indexOf(a.confidence) - Certain.indexOf(b.confidence) ||
  Worst.indexOf(a.severity) - Worst.indexOf(b.severity));

const main = document.getElementById("main");
const kept = new Map(); // Views keep what was searched and expanded in them.

function keep(name, make) {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name);
}

function mark(name) {
  for (const id of ["findings", "map"]) {
    const link = document.getElementById(`to-${id}`);
    if (id === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function show(first) {
  const [name, ...rest] = location.hash.slice(1).split("/");
  const argument = safeDecode(rest.join("/"));
  if (name === "main") return;
  const finding = name === "finding" && data.report.findings.find((f) => f.id === argument);
  document.body.className = name === "map" ? "wide" : "";
  mark(name === "map" ? "map" : "findings");
  if (finding) {
    main.replaceChildren(detailView(data, finding));
  } else if (name === "map") {
    const map = keep("map", () => mapView(data));
    main.replaceChildren(map.element);
    map.shown(argument);
  } else {
    main.replaceChildren(keep("findings", () => findingsView(data)));
  }
  if (!first) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function summary() {
  const { findings } = data.report;
  const by = ["high", "medium", "low"]
    .map((level) => [findings.filter((f) => f.confidence === level).length, level])
    .filter(([count]) => count);
  const { classes, edges } = data.inventory;
  return h("span", {}, counted(findings.length, "finding"),
    by.length ? ` (${by.map(([count, level]) => `${count} ${level}`).join(", ")})` : "",
    ` · ${counted(classes.length, "lock")} · ${counted(edges.length, "order")}`);
}

document.getElementById("summary").append(summary());
addEventListener("hashchange", () => show(false));
show(true);
document.documentElement.dataset.ready = "yes";
