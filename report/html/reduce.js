// Which arrows a person needs to see: those that no chain of others implies, and those that
// point upwards, against the order of most. A drawing of every order of a large project is a
// grey cloud; with A before B and B before C drawn, A before C tells nothing new.

/// An order of \p n nodes against which few arrows point (Eades, Lin and Smyth's heuristic):
/// takes sinks from the end, sources from the front, else whoever leads to most.
function linearOrder(n, arrows) {
  const out = new Float64Array(n), into = new Float64Array(n), taken = new Uint8Array(n), at = new Int32Array(n);
  const of = Array.from({ length: n }, () => []);
  for (const a of arrows) {
    out[a.u] += a.weight;
    into[a.v] += a.weight;
    of[a.u].push(a);
    of[a.v].push(a);
  }
  let first = 0, last = n - 1;
  const take = (i, place) => {
    taken[i] = 1;
    at[i] = place;
    for (const a of of[i]) {
      if (a.u === i) into[a.v] -= a.weight;
      else out[a.u] -= a.weight;
    }
  };
  while (first <= last) {
    let sink = -1, best = -1;
    for (let i = 0; i < n; ++i) {
      if (taken[i]) continue;
      if (out[i] <= 0) sink = i;
      if (best < 0 || (into[best] > 0 && (into[i] <= 0 || out[i] - into[i] > out[best] - into[best]))) best = i;
    }
    if (sink >= 0) take(sink, last--);
    else take(best, first++);
  }
  return at;
}

/// Sets `upward` of every arrow that points against the order, and `implied` of those that a
/// chain of the others implies.
export function reduce({ boxes, arrows }) {
  const index = new Map(boxes.map((b, i) => [b, i]));
  const plain = arrows.filter((a) => a.from !== a.to);
  for (const a of plain) Object.assign(a, { u: index.get(a.from), v: index.get(a.to), weight: a.edges.length });
  const at = linearOrder(boxes.length, plain);
  const down = Array.from(boxes, () => []);
  for (const a of arrows) {
    a.upward = a.from !== a.to && at[a.u] > at[a.v];
    a.implied = false;
    if (a.from !== a.to && !a.upward) down[a.u].push(a);
  }
  const words = (boxes.length + 31) >> 5;
  const reach = boxes.map(() => new Uint32Array(words));
  const bottomUp = boxes.map((_, i) => i).sort((x, y) => at[y] - at[x]);
  for (const u of bottomUp) {
    down[u].sort((a, b) => at[a.v] - at[b.v]);
    for (const a of down[u]) {
      a.implied = !!(reach[u][a.v >> 5] & (1 << (a.v & 31)));
      if (a.implied) continue;
      for (let w = 0; w < words; ++w) reach[u][w] |= reach[a.v][w];
      reach[u][a.v >> 5] |= 1 << (a.v & 31);
    }
  }
}
