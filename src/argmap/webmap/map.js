// The map: draws a payload (docs/payload.md) and reports what a person selects or wants in focus.
// Everything from a debate becomes an SVG attribute that we name or a text node, never markup.
//
// The app and the pages that work without a server each put a few lines behind this script: app/component.js and
// export/pages/page.js. What changes while the geometry stays is read from `page`: `marks` and the `selection`.

const SVG = "http://www.w3.org/2000/svg";
const SMALLEST_TEXT = 10; // CSS pixels: rather scroll than read smaller letters
const GOOD_TEXT = 12; // CSS pixels: rather see less than all at once with smaller letters
const LARGEST_HOME = 1.25;
const LARGEST_SCALE = 4;
const LARGEST_SLIDE = 1.75; // text of 16 becomes 28
const SMALLEST_ROOM = 300; // CSS pixels of height
const STEP = 1.25;
const DRAG = 5; // CSS pixels that a pointer may tremble during a click
const HALO = 4; // how far inside a box the ring of a selection runs, so that it hides no arrowhead
const PAUSE = 120; // milliseconds of rest before an arrow key's selection is reported

// By geometry key: the transform that a person left. Outlives reruns, remounts and pages.
const viewports = new Map();

// --- Drawing -----------------------------------------------------------------------------------------------------

const ATTRIBUTES = {
  rect: ["x", "y", "width", "height", "rx"],
  circle: ["cx", "cy", "r"],
  path: ["d"],
  text: ["x", "y"],
};

function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

function html(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function drawnShape(shape) {
  const made = element(shape.tag);
  made.dataset.role = shape.role;
  for (const name of ATTRIBUTES[shape.tag]) made.setAttribute(name, String(shape[name]));
  if (shape.tag === "text") {
    made.setAttribute("font-size", String(shape.size));
    if (shape.bold) made.setAttribute("font-weight", "bold");
    if (shape.rtl) made.setAttribute("direction", "rtl"); // its x is where the line begins, at the right end
    made.textContent = shape.text;
  }
  return made;
}

function drawnGroup(group) {
  const shapes = group.shapes.map(drawnShape);
  const made = element("g", { class: group.kind, "data-claim": group.claim }, ...shapes);
  if (group.title && !group.claim) made.append(element("title", {}, group.title));
  return made;
}

function painted(node, style) {
  for (const shape of node.querySelectorAll("[data-role]")) {
    for (const [key, value] of Object.entries(style.paints[shape.dataset.role] ?? {})) shape.setAttribute(key, String(value));
  }
}

// Whether the page around the map is dark, by the brightness of its background.
function isDark(host) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "$light.page";
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

// --- Which box an arrow key leads to -----------------------------------------------------------------------------

const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];

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

function siblings(boxes, id) {
  const found = boxes[id].answers.flatMap((parent) => boxes[parent].replies);
  return [...new Set(found)].sort((a, b) => middle(boxes[a])[0] - middle(boxes[b])[0] || boxes[a].y - boxes[b].y);
}

// Up = what the claim answers, down = its replies, left and right = what answers the same.
function neighbour(boxes, id, key) {
  const row = siblings(boxes, id);
  const at = row.indexOf(id);
  const linked = {
    ArrowUp: boxes[id].answers[0],
    ArrowDown: boxes[id].replies[0],
    ArrowLeft: row[at - 1],
    ArrowRight: at < 0 ? undefined : row[at + 1],
  }[key];
  const direction = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
  return linked ?? (row.length || boxes[id].replies.length ? undefined : nearestBox(boxes, id, direction));
}

// --- Zoom and pan: one transform on one group ----------------------------------------------------------------------

function eyeOf(svg, viewport) {
  const eye = { key: null, width: 1, height: 1, text: 16, margin: 0, home: 1, at: { x: 0, y: 0, scale: 1 } };
  eye.room = tallest; // how tall the map may be, in CSS pixels
  eye.slide = false; // a slide shows the whole picture, as large as the room allows
  const whole = () => Math.min(svg.clientWidth / eye.width, svg.clientHeight / eye.height);

  // Never so far that nothing of the picture is left to see.
  eye.move = (x, y, scale, gliding = false) => {
    const within = (value, room, size) => (size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, value)));
    eye.at = { x: within(x, svg.clientWidth, eye.width * scale), y: within(y, svg.clientHeight, eye.height * scale), scale };
    viewport.classList.toggle("gliding", gliding);
    viewport.setAttribute("transform", `translate(${eye.at.x} ${eye.at.y}) scale(${scale})`);
    svg.classList.toggle("zoomed", scale > eye.home * 1.01);
    viewports.set(eye.key, eye.at);
  };

  eye.zoom = (factor, px = svg.clientWidth / 2, py = svg.clientHeight / 2) => {
    const scale = Math.min(LARGEST_SCALE, Math.max(Math.min(whole(), eye.home), eye.at.scale * factor));
    const ratio = scale / eye.at.scale;
    eye.move(px - (px - eye.at.x) * ratio, py - (py - eye.at.y) * ratio, scale, true);
  };

  eye.whole = () => eye.move(0, 0, Math.min(whole(), LARGEST_HOME), true);

  // All of it if its text reads well then, else the whole width, else as much as can be read, with the box in view.
  eye.settle = (frame) => {
    const room = eye.room();
    const [wide, all] = [svg.clientWidth / eye.width, Math.min(svg.clientWidth / eye.width, room / eye.height)];
    const home = all * eye.text >= GOOD_TEXT ? all : Math.max(wide, SMALLEST_TEXT / eye.text);
    eye.home = eye.slide ? Math.min(LARGEST_SLIDE, all) : Math.min(LARGEST_HOME, home);
    svg.style.height = `${Math.round(eye.slide ? room : Math.min(Math.max(eye.height * eye.home, SMALLEST_ROOM), room))}px`;
    const [x, y] = frame ? middle(frame).map((value) => -(value + eye.margin) * eye.home) : [0, 0];
    eye.move(frame ? x + svg.clientWidth / 2 : 0, frame ? y + svg.clientHeight / 2 : 0, eye.home);
  };

  eye.look = (geometry, frame) => {
    const left = eye.slide ? undefined : viewports.get(geometry.key);
    const texts = geometry.groups.filter((group) => group.claim).flatMap((group) => group.shapes.map((shape) => shape.size ?? 0));
    Object.assign(eye, { key: geometry.key, margin: geometry.margin, text: Math.max(...texts, 12) });
    Object.assign(eye, { width: geometry.width + 2 * eye.margin, height: geometry.height + 2 * eye.margin });
    eye.settle(frame);
    if (left) eye.move(left.x, left.y, left.scale);
  };

  eye.reveal = (frame) => {
    const { x, y, scale } = eye.at;
    const shift = (near, far, room) => (near < 12 ? 12 - near : far > room - 12 ? Math.max(room - 12 - far, 12 - near) : 0);
    const [left, top] = [(frame.x + eye.margin) * scale + x, (frame.y + eye.margin) * scale + y];
    const dx = shift(left, left + frame.width * scale, svg.clientWidth);
    const dy = shift(top, top + frame.height * scale, svg.clientHeight);
    if (dx || dy) eye.move(x + dx, y + dy, scale, true);
  };

  // Only what is out of sight altogether: a box that is clicked stays under the pointer.
  eye.seek = (frame) => {
    const { x, y, scale } = eye.at;
    const [left, top] = [(frame.x + eye.margin) * scale + x, (frame.y + eye.margin) * scale + y];
    const across = left < svg.clientWidth && left + frame.width * scale > 0;
    const along = top < svg.clientHeight && top + frame.height * scale > 0;
    if (!across || !along) eye.reveal(frame);
  };
  return eye;
}

// A phone scrolls the page, so the picture may be as tall as it is; elsewhere it leaves room for what is around it.
function tallest() {
  return globalThis.innerWidth < 640 ? Infinity : Math.max(480, globalThis.innerHeight * 0.66);
}

// --- Pointers ------------------------------------------------------------------------------------------------------

function draggable(svg, eye) {
  let grip = null;
  let dropped = -Infinity;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) grip = { x: event.clientX, y: event.clientY, from: eye.at, dragged: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.dragged && Math.hypot(dx, dy) < DRAG) return;
    if (!grip.dragged) svg.setPointerCapture(event.pointerId);
    grip.dragged = true;
    svg.classList.add("dragging");
    eye.move(grip.from.x + dx, grip.from.y + dy, grip.from.scale);
  });
  const drop = () => {
    svg.classList.remove("dragging");
    if (grip?.dragged) dropped = performance.now();
    grip = null;
  };
  svg.addEventListener("click", (event) => performance.now() - dropped < 60 && event.stopPropagation(), true);
  svg.addEventListener("pointerup", drop);
  svg.addEventListener("pointercancel", drop);
}

function wheeled(svg, eye) {
  const isOurs = (event) => event.ctrlKey || svg.contains(svg.getRootNode().activeElement);
  svg.addEventListener("wheel", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    const edge = svg.getBoundingClientRect();
    eye.zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 60) / 300), event.clientX - edge.left,
      event.clientY - edge.top);
  }, { passive: false });
}

// --- The map itself ------------------------------------------------------------------------------------------------

// What the map says in the language of the debate, by its id; whoever makes a map gives its `words` first.
function said(id) {
  return DebateMap.words[id] ?? id;
}

// The language of what the map says itself, where the debate is in another one.
function own() {
  return DebateMap.words.lang ? { lang: DebateMap.words.lang } : {};
}

// One map per root: made once, fed with payloads.
class DebateMap {
  static words = {};

  constructor(root) {
    this.marks = element("g", { class: "marks" });
    this.groups = element("g");
    this.content = element("g", {}, this.groups, this.marks);
    const viewport = element("g", { class: "viewport" }, this.content);
    this.svg = element("svg", {}, viewport);
    this.canvas = html("div", { class: "canvas", role: "application" }, this.svg);
    this.live = html("div", { class: "live", "aria-live": "polite", ...own() });
    this.eye = eyeOf(this.svg, viewport);
    this.nodes = new Map();
    this.current = null; // the box that Tab leads to
    this.geometry = null;
    this.page = {};
    root.append(html("div", { class: "map" }, this.canvas, this.tools(), this.live));
    draggable(this.svg, this.eye);
    wheeled(this.svg, this.eye);
    this.listen();
  }

  tools() {
    const button = (word, label, act) => {
      const made = html("button", { type: "button", "aria-label": label, title: label }, word);
      made.addEventListener("click", act);
      return made;
    };
    return html("div", { class: "tools", ...own() },
      html("span", {}, said("map-hint")),
      button("+", said("zoom-in"), () => this.eye.zoom(STEP)),
      button("−", said("zoom-out"), () => this.eye.zoom(1 / STEP)),
      button(said("fit"), said("whole-picture"), () => this.eye.whole()));
  }

  listen() {
    const claimAt = (event) => event.target.closest?.("[data-claim]")?.dataset.claim;
    this.svg.addEventListener("click", (event) => this.select(claimAt(event)));
    this.svg.addEventListener("dblclick", (event) => this.focus(claimAt(event)));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.canvas.addEventListener("focusin", (event) => this.reach(claimAt(event)));
    let width = 0;
    this.watcher = new ResizeObserver(() => {
      if (this.geometry && this.svg.clientWidth && this.svg.clientWidth !== width) {
        width = this.svg.clientWidth;
        this.eye.look(this.geometry, this.geometry.boxes[this.current]);
      }
    });
    this.watcher.observe(this.canvas);
  }

  // Draws a geometry that is not drawn yet, in the look of the page.
  draw(data) {
    const hadFocus = this.svg.contains(this.svg.getRootNode().activeElement);
    if (data.geometry.key !== this.geometry?.key) {
      this.geometry = data.geometry;
      this.content.setAttribute("transform", `translate(${data.geometry.margin} ${data.geometry.margin})`);
      this.groups.replaceChildren(...data.geometry.groups.map(drawnGroup));
      this.nodes = new Map([...this.groups.querySelectorAll("[data-claim]")].map((node) => [node.dataset.claim, node]));
      for (const [claim, node] of this.nodes) this.prepare(claim, node);
      const selected = this.selected();
      this.current = this.nodes.has(selected) ? selected : data.focus[0];
      this.shown = this.current;
      this.eye.look(this.geometry, this.geometry.boxes[this.current]);
    }
    this.styles = data.styles;
    this.canvas.setAttribute("aria-label", `${data.title}. ${data.description} ${said("arrow-keys")}`);
    this.show();
    if (hadFocus) this.nodes.get(this.current)?.focus({ preventScroll: true });
  }

  prepare(claim, node) {
    const { x, y, width, height } = this.geometry.boxes[claim];
    const inside = { x: x + HALO, y: y + HALO, width: width - 2 * HALO, height: height - 2 * HALO };
    node.classList.add("claim");
    node.setAttribute("role", "button");
    const ring = element("rect", { class: "halo", ...inside, rx: 5 });
    node.insertBefore(ring, node.querySelector('[data-role^="pill"]')); // the pills on the edge lie over it
  }

  // The claim that is selected in this picture; what was selected in another one says nothing here.
  selected() {
    const { selection } = this.page;
    return selection?.key === this.geometry.key ? selection.claim : null;
  }

  // Brings marks, labels, selection and colours up to date; the geometry stays.
  show() {
    if (!this.geometry) return;
    const { marks } = this.page;
    const selected = this.selected();
    if (marks?.key === this.geometry.key) {
      this.marks.replaceChildren(...marks.groups.map(drawnGroup));
      for (const [claim, node] of this.nodes) node.setAttribute("aria-label", marks.labels[claim] ?? claim);
    }
    if (this.nodes.has(selected)) {
      this.current = selected;
      if (selected !== this.shown) this.eye.seek(this.geometry.boxes[selected]);
      this.shown = selected;
    }
    this.current = this.nodes.has(this.current) ? this.current : this.nodes.keys().next().value;
    this.point(selected);
    if (this.svg.contains(this.svg.getRootNode().activeElement)) this.announce(this.current);
    const style = this.styles[isDark(this.canvas) ? "dark" : "light"];
    this.svg.setAttribute("font-family", style.font);
    this.canvas.style.background = style.page;
    painted(this.content, style);
  }

  point(selected) {
    for (const [claim, node] of this.nodes) {
      node.setAttribute("tabindex", claim === this.current ? "0" : "-1");
      node.setAttribute("aria-current", String(claim === selected));
    }
  }

  // The claim that a box is about: a reference leads to the box of its claim.
  meant(box) {
    return this.geometry.boxes[box]?.refers ?? box;
  }

  select(box) {
    const claim = this.meant(box);
    if (!this.nodes.has(claim)) return;
    this.current = this.shown = claim;
    this.point(claim);
    this.move({ select: claim });
  }

  focus(box) {
    const claim = this.meant(box);
    if (this.nodes.has(claim)) this.move({ focus: claim });
  }

  // Reports what a person does now. What an arrow key was still to report is older, and would take its place.
  move(move) {
    clearTimeout(this.resting);
    this.report(move);
  }

  // The keyboard, or a screen reader on its own way, has come to a box: the keys are about that one from now on.
  reach(claim) {
    if (this.nodes.has(claim) && claim !== this.current) {
      this.nodes.get(this.current)?.setAttribute("tabindex", "-1");
      this.nodes.get(claim).setAttribute("tabindex", "0");
      this.current = claim;
    }
    this.announce(claim);
  }

  announce(claim) {
    const words = this.nodes.get(claim)?.getAttribute("aria-label");
    const now = `${said("focused")} ${words}`;
    if (words && this.live.textContent !== now) this.live.textContent = now;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "r" || event.key === "c") event.stopPropagation(); // Streamlit would rerun, or clear its caches
    if (event.key === "+" || event.key === "-") this.eye.zoom(event.key === "+" ? STEP : 1 / STEP);
    if (event.key === "Enter") this.focus(this.current);
    if (event.key === " ") this.select(this.current);
    if (event.key.startsWith("Arrow")) this.walk(neighbour(this.geometry.boxes, this.current, event.key));
    if (event.key === "Enter" || event.key === " " || event.key.startsWith("Arrow")) event.preventDefault();
  }

  walk(claim) {
    if (!claim) return;
    this.current = this.shown = claim;
    this.point(claim);
    this.nodes.get(claim).focus({ preventScroll: true });
    this.eye.reveal(this.geometry.boxes[claim]);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.report({ select: this.meant(claim) }), PAUSE);
  }
}
