// Locks and orders as the data have them (report/Html.cpp, Tables), made into objects. Witnesses
// are made when somebody looks at them.

export function readInventory({ texts, frames, stacks, classes, edges }) {
  const frame = (i) => ({ function: texts[frames[i][0]], file: texts[frames[i][1]], line: frames[i][2] });
  const step = (row) => row && { lock: texts[row[0]], mode: texts[row[1]], object: texts[row[2]], frames: stacks[row[3]].map(frame) };
  return {
    classes: classes.map(([name, type, file, line, sites]) => ({
      name: texts[name], type: texts[type], declaration: { file: texts[file], line },
      file: texts[file] || (sites.length ? texts[frames[sites[0]][1]] : ""),
      siteCount: sites.length,
      sites: () => sites.map(frame),
    })),
    edges: edges.map(([held, wanted, count, thread, holds, waits, also, occurrences]) => ({
      held: texts[held], wanted: texts[wanted], count,
      example: () => ({ thread: texts[thread], holds: step(holds), waits: step(waits), also_held: also.map((i) => texts[i]), occurrences }),
    })),
  };
}
