// Where an arrow key leads, and what belongs to a claim: along the links of a focus, by the grid of an overview.

const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
const OPPOSITE = { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp", ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
const DIRECTION = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

// --- The links of a picture ----------------------------------------------------------------------------------------

// Each link with its premises and its target, a claim or a link, as the arrows lead.
function linksOf(geometry) {
  const links = new Map();
  for (const group of geometry.groups) {
    if (!group.link || !group.from) continue;
    if (!links.has(group.link)) links.set(group.link, { id: group.link, premises: new Set(), target: null });
    const link = links.get(group.link);
    if (group.from !== group.link) link.premises.add(group.from); // else it begins at its own joint
    if (group.to !== group.link) link.target = group.to;
  }
  return links;
}

// The claims that a link answers: an undercut answers those whose step it attacks.
function answered(links, link) {
  const attacked = links.get(link.target);
  return attacked ? [...attacked.premises] : [link.target];
}

// The links that lead from a claim up to a claim that answers nothing here, by the shortest way.
function wayUp(links, claim) {
  const from = new Map();
  for (const link of links.values()) {
    for (const premise of link.premises) from.set(premise, [...(from.get(premise) ?? []), link]);
  }
  const reached = new Map([[claim, []]]);
  for (const [at, way] of reached) {
    const steps = from.get(at) ?? [];
    if (!steps.length) return way;
    for (const link of steps) {
      for (const next of answered(links, link)) if (!reached.has(next)) reached.set(next, [...way, link]);
    }
  }
  return []; // it only goes in a circle
}

// The claims and links that light up with a claim: its neighbours, and the way to its position.
function related(table, links, claim) {
  if (table) return { claims: table.columnOf(claim), links: new Set() };
  const claims = new Set([claim]);
  const lit = new Set();
  const add = (link) => {
    lit.add(link.id);
    for (const each of [...link.premises, ...answered(links, link)]) claims.add(each);
    const attacked = links.get(link.target);
    if (attacked) lit.add(attacked.id);
  };
  for (const link of links.values()) if (link.premises.has(claim) || answered(links, link).includes(claim)) add(link);
  wayUp(links, claim).forEach(add);
  return { claims, links: lit };
}

// --- The grid of an overview -----------------------------------------------------------------------------------------

// The rows and columns of an overview, null for other pictures: every other row has a band, a column its position.
function tableOf(geometry, focus) {
  if (focus.length) return null;
  const { boxes } = geometry;
  const heads = geometry.groups.filter((group) => group.kind.includes("position") && boxes[group.claim]).map((group) => group.claim);
  if (!heads.length) return null;
  const bands = geometry.groups.filter((group) => group.kind === "band").map((group) => group.shapes[0]);
  const edges = bands.flatMap((band) => [band.y, band.y + band.height]);
  const rowOf = (box) => edges.filter((edge) => edge <= box.y).length;
  const overlap = (one, other) => Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const cells = new Map();
  for (const [claim, box] of Object.entries(boxes)) {
    const beside = heads.map((head) => overlap(boxes[head], box));
    cells.set(claim, { claim, box, row: rowOf(box), column: beside.indexOf(Math.max(...beside)) });
  }
  const columnOf = (claim) => {
    const { column } = cells.get(claim);
    const head = heads[column];
    if (claim !== head) return new Set([claim, head]);
    return new Set([...cells.values()].filter((cell) => cell.column === column).map((cell) => cell.claim));
  };
  // The heads can stay above the rows if there is one line of them, and rows below it.
  const above = bands.length > 0 && heads.every((head) => rowOf(boxes[head]) === 0);
  return { cells, columnOf, heads, top: above ? Math.min(...edges) : 0 };
}

const nearest = (cells, cost) => cells.reduce((best, cell) => (best && cost(best) <= cost(cell) ? best : cell), null);

// Up and down stay in the column, left and right in the row; nobody is led to where no key leads back.
function besideInTable(table, id, key) {
  const here = table.cells.get(id);
  const [dx, dy] = DIRECTION[key];
  const [x, y] = middle(here.box);
  const apart = (cell) => Math.hypot(middle(cell.box)[0] - x, middle(cell.box)[1] - y);
  const others = [...table.cells.values()].filter((cell) => cell.claim !== id);
  const ahead = (cell) => (middle(cell.box)[0] - x) * dx + (middle(cell.box)[1] - y) * dy > 1;
  const inCell = others.filter((cell) => cell.row === here.row && cell.column === here.column && ahead(cell));
  if (dy) {
    const slot = inCell.filter((cell) => Math.abs(middle(cell.box)[0] - x) < here.box.width / 2);
    if (slot.length) return nearest(slot, apart).claim;
    const further = others.filter((cell) => cell.column === here.column && (cell.row - here.row) * dy > 0);
    const row = nearest(further, (cell) => Math.abs(cell.row - here.row))?.row;
    return nearest(further.filter((cell) => cell.row === row), apart)?.claim;
  }
  const slot = inCell.filter((cell) => Math.abs(middle(cell.box)[0] - x) > here.box.width / 2);
  if (slot.length) return nearest(slot, apart).claim;
  const further = others.filter((cell) => cell.row === here.row && (cell.column - here.column) * dx > 0);
  const column = nearest(further, (cell) => Math.abs(cell.column - here.column))?.column;
  return nearest(further.filter((cell) => cell.column === column), apart)?.claim;
}

// --- The links of a focus --------------------------------------------------------------------------------------------

// The nearest box in a direction, sideways distance counting double: for pictures without arrows.
function nearestBox(boxes, from, [dx, dy]) {
  const [x, y] = middle(boxes[from]);
  let best = null;
  for (const [id, box] of Object.entries(boxes)) {
    const [along, across] = [(middle(box)[0] - x) * dx + (middle(box)[1] - y) * dy,
      Math.abs((middle(box)[0] - x) * dy) + Math.abs((middle(box)[1] - y) * dx)];
    if (along > 1 && (!best || along + 2 * across < best.cost)) best = { id, cost: along + 2 * across };
  }
  return best?.id;
}

function siblings(boxes, id, sideways) {
  const found = [...new Set(boxes[id].answers.flatMap((parent) => boxes[parent]?.replies ?? []))].filter((each) => boxes[each]);
  const [first, second] = sideways ? [1, 0] : [0, 1];
  return found.sort((a, b) => middle(boxes[a])[first] - middle(boxes[b])[first] || middle(boxes[a])[second] - middle(boxes[b])[second]);
}

// Whether answers stand beside what they answer instead of below it.
function runsSideways(boxes) {
  let [wide, tall] = [0, 0];
  for (const box of Object.values(boxes)) {
    for (const parent of box.answers.map((id) => boxes[id]).filter(Boolean)) {
      wide += Math.abs(middle(parent)[0] - middle(box)[0]) > (parent.width + box.width) / 2 ? 1 : 0;
      tall += Math.abs(middle(parent)[1] - middle(box)[1]) > (parent.height + box.height) / 2 ? 1 : 0;
    }
  }
  return wide > tall * 1.5;
}

// Towards what the claim answers, away from it to its replies, and across to what answers the same.
function besideInFocus(boxes, id, key) {
  const sideways = runsSideways(boxes);
  const row = siblings(boxes, id, sideways);
  const at = row.indexOf(id);
  const along = { up: boxes[id].answers.find((each) => boxes[each]), down: boxes[id].replies.find((each) => boxes[each]) };
  const across = { before: row[at - 1], after: at < 0 ? undefined : row[at + 1] };
  const upright = { ArrowUp: along.up, ArrowDown: along.down, ArrowLeft: across.before, ArrowRight: across.after };
  if (!sideways) return upright[key] ?? strayed(boxes, id, key, row);
  const parent = boxes[along.up] ?? null;
  const reply = boxes[along.down] ?? null;
  const [x] = middle(boxes[id]);
  const mirrored = parent ? middle(parent)[0] > x : reply ? middle(reply)[0] < x : false;
  const turned = {
    ArrowLeft: mirrored ? along.down : along.up,
    ArrowRight: mirrored ? along.up : along.down,
    ArrowUp: across.before,
    ArrowDown: across.after,
  };
  // The way down into a column of answers, and from its first one back up.
  const entry = { ArrowDown: row.length ? undefined : along.down, ArrowUp: at === 0 ? along.up : undefined };
  return turned[key] ?? entry[key] ?? strayed(boxes, id, key, row);
}

function strayed(boxes, id, key, row) {
  return row.length || boxes[id].replies.length ? undefined : nearestBox(boxes, id, DIRECTION[key]);
}
