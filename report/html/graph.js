// The graph of all locks and orders: its cycles, and the tree of folders that groups it.

/// Strongly connected components (Tarjan, without recursion: chains can be long). `out[i]` are
/// the successors of i; the result numbers the component of each.
export function components(out) {
  const n = out.length;
  const index = new Int32Array(n).fill(-1), low = new Int32Array(n), of = new Int32Array(n).fill(-1);
  const stack = [], next = new Int32Array(n);
  let time = 0, count = 0;
  for (let root = 0; root < n; ++root) {
    if (index[root] >= 0) continue;
    const calls = [root];
    while (calls.length) {
      const v = calls[calls.length - 1];
      if (index[v] < 0) { index[v] = low[v] = time++; stack.push(v); }
      if (next[v] < out[v].length) {
        const w = out[v][next[v]++];
        if (index[w] < 0) calls.push(w);
        else if (of[w] < 0) low[v] = Math.min(low[v], index[w]);
        continue;
      }
      calls.pop();
      if (calls.length) low[calls[calls.length - 1]] = Math.min(low[calls[calls.length - 1]], low[v]);
      if (low[v] !== index[v]) continue;
      for (let w = -1; w !== v; of[w] = count) w = stack.pop();
      ++count;
    }
  }
  return of;
}

/// The folders that all files share: they tell nothing, so no box is named for them.
function sharedFolders(locks) {
  const paths = locks.filter((l) => l.file).map((l) => l.file.split("/").slice(0, -1));
  let n = 0;
  while (paths.length && paths.every((p) => n < p.length && p[n] === paths[0][n])) ++n;
  return n;
}

// A lock's place in the tree: the folders of its file, the file, then itself.
const pathOf = (lock, shared) => (lock.file ? lock.file.split("/").slice(shared).filter(Boolean) : ["(no file)"]);

function group(parent, name) {
  const path = parent && parent.path ? `${parent.path}/${name}` : name;
  return { parent, name, path, children: new Map(), locks: [], size: 0, expanded: false };
}

// Folders with a single folder in them are one: "src/net" rather than "src", then "net".
function squeeze(node) {
  while (node.children.size === 1 && node.locks.length === 0 && node.parent) {
    const [only] = node.children.values();
    node.path = only.path;
    node.children = only.children;
    node.locks = only.locks;
    for (const child of node.children.values()) child.parent = node;
    for (const lock of node.locks) lock.group = node;
  }
  for (const child of node.children.values()) squeeze(child);
}

function tree(locks) {
  const root = group(null, ""), shared = sharedFolders(locks);
  for (const lock of locks) {
    let at = root;
    ++root.size;
    for (const part of pathOf(lock, shared)) {
      if (!at.children.has(part)) at.children.set(part, group(at, part));
      at = at.children.get(part);
      ++at.size;
    }
    at.locks.push(lock);
    lock.group = at;
  }
  squeeze(root);
  root.expanded = true;
  return root;
}

/// The namespace that most locks share tells nothing either: `short` are the names without it.
function shortNames(locks) {
  const first = (name) => (name.match(/^(?:initialisation of )?([A-Za-z_]\w*::)/) || [])[1];
  const counts = new Map();
  for (const lock of locks) counts.set(first(lock.name), (counts.get(first(lock.name)) || 0) + 1);
  const [space, count] = [...counts].sort((a, b) => b[1] - a[1])[0] || [];
  for (const lock of locks)
    lock.short = space && count * 2 > locks.length && first(lock.name) === space ? lock.name.replace(space, "") : lock.name;
}

/// Locks that have an order with another, their orders, and the tree of them. Every lock has
/// `out` and `in`, lists of edges; `cyclic` says that it can be reached from itself, of an edge
/// that it is part of a cycle.
export function makeGraph({ classes, edges }) {
  const byName = new Map();
  const add = (c) => byName.set(c.name, { ...c, out: [], in: [], cyclic: false });
  classes.forEach(add);
  for (const e of edges)
    for (const name of [e.held, e.wanted])
      if (!byName.has(name)) add({ name, type: "", declaration: { file: "" }, file: "", siteCount: 0, sites: () => [] });
  const list = edges.map((e) => ({ ...e, from: byName.get(e.held), to: byName.get(e.wanted), cyclic: false }));
  for (const e of list) { e.from.out.push(e); e.to.in.push(e); }
  const all = [...byName.values()];
  all.forEach((lock, i) => (lock.id = i));
  shortNames(all);
  const of = components(all.map((lock) => lock.out.map((e) => e.to.id)));
  const cycles = new Map();
  for (const e of list) {
    if (of[e.from.id] !== of[e.to.id]) continue;
    e.cyclic = e.from.cyclic = e.to.cyclic = true;
    const key = of[e.from.id];
    cycles.set(key, (cycles.get(key) || new Set()).add(e.from).add(e.to));
  }
  const drawn = all.filter((lock) => lock.out.length || lock.in.length);
  return { locks: all, drawn, edges: list, byName, root: tree(drawn), cycles: [...cycles.values()].map((c) => [...c]) };
}

/// Expands the largest groups first, for as long as at most \p most boxes are drawn.
export function expandUpTo(root, most) {
  const closed = (node) => [...node.children.values()];
  let open = closed(root), drawn = root.locks.length + open.length;
  for (;;) {
    open.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
    const at = open.findIndex((g) => drawn - 1 + g.children.size + g.locks.length <= most);
    if (at < 0) return;
    const [g] = open.splice(at, 1);
    g.expanded = true;
    drawn += g.children.size + g.locks.length - 1;
    open.push(...closed(g));
  }
}

/// The box that stands for \p lock: itself, or its outermost group that is not expanded.
export function boxOf(lock) {
  let box = lock;
  for (let g = lock.group; g; g = g.parent) if (!g.expanded) box = g;
  return box;
}

/// Boxes and the arrows between them, of the edges that \p wanted accepts.
export function visible(graph, wanted) {
  const boxes = new Map(), arrows = new Map();
  const box = (lock) => {
    const what = boxOf(lock);
    if (!boxes.has(what)) boxes.set(what, { what, id: String(boxes.size), isGroup: !!what.children, count: new Set(), cyclic: false });
    const b = boxes.get(what);
    b.count.add(lock);
    b.cyclic = b.cyclic || lock.cyclic;
    return b;
  };
  for (const e of graph.edges) {
    if (!wanted(e)) continue;
    const [a, b] = [box(e.from), box(e.to)];
    if (a === b && a.isGroup) continue;
    const key = `${a.id} ${b.id}`;
    if (!arrows.has(key)) arrows.set(key, { id: key, from: a, to: b, edges: [], cyclic: false });
    const arrow = arrows.get(key);
    arrow.edges.push(e);
    arrow.cyclic = arrow.cyclic || e.cyclic;
  }
  return { boxes: [...boxes.values()], arrows: [...arrows.values()] };
}
