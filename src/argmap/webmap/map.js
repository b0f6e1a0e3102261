// The map: draws a payload (docs/payload.md) and reports what a person selects or wants in focus.
//
// The app and the pages that work without a server each put a few lines behind this script: app/component.js and
// export/pages/*.js. What changes while the geometry stays is read from `page`: `marks` and the `selection`.
//
//   const map = new DebateMap(root);
//   map.report = ({ select, focus, fewer }) => …;   // `select` is null where nothing is selected any more
//   map.tell = (claim, drawer) => …;                // fills the drawer at the side; says whether there is something
//   map.eye.room = () => …;                         // the height that there is, in CSS pixels
//   map.draw(data);

const HALO = 4; // how far inside a box the ring of a selection runs, so that it hides no arrowhead
const KEY_ROW = 26; // points: as high as a row of the legend
const BADGE_TEXT = 12; // points, of the letters in a badge
const MOST_SCREENS = 6; // a focus that fills more than so many maps is asked for again with fewer boxes
const FEWEST = 12;

let madeMaps = 0; // so that what one map cuts off is named apart from that of another

// Whether the keyboard was in the map when it was taken out of the page: then it belongs into the next one.
let keyboard = null;

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
    this.groups = element("g");
    this.marks = element("g", { class: "marks" });
    this.content = element("g", {}, this.groups, this.marks);
    this.viewport = element("g", { class: "viewport" }, this.content);
    this.heads = element("g");
    this.headMarks = element("g", { class: "marks" });
    this.headContent = element("g", {}, this.heads, this.headMarks);
    this.pinned = element("g", { class: "pinned" }, this.headContent);
    // The heads come first, as they are read first; rows that pass below heads that stay are cut off there.
    const below = element("rect", { width: "100%", height: "100%" });
    const cut = `rows-below-heads-${(madeMaps += 1)}`;
    const rows = element("g", { "clip-path": `url(#${cut})` }, this.viewport);
    this.svg = element("svg", {}, element("clipPath", { id: cut }, below), this.pinned, rows);
    this.eye = eyeOf(this.svg, this.viewport, this.pinned, below);
    this.nodes = new Map();
    this.current = null; // the box that Tab leads to
    this.chosen = null; // the claim that is selected
    this.geometry = null;
    this.page = {};
    this.report = () => {};
    this.tell = null;
    this.asksFewer = false;
    this.above = 0; // CSS pixels above a map in full screen, for what the page keeps there
    this.keeps = () => false; // whether an element of the page stays in reach then
    this.build(root);
    this.listen();
  }

  build(root) {
    this.canvas = html("div", { class: "canvas", role: "application" }, this.svg);
    this.edges = html("div", { class: "edges", "aria-hidden": "true" }, ...["left", "right", "top", "bottom"].map((side) => html("i", { "data-side": side })));
    this.mini = html("div", { class: "mini", "aria-hidden": "true", hidden: "" });
    this.tip = html("div", { class: "tip", role: "tooltip", hidden: "" });
    this.found = html("p", { class: "found", role: "status", ...own(), hidden: "" });
    this.drawer = html("aside", { class: "drawer", "aria-label": said("details"), hidden: "" });
    const stage = html("div", { class: "stage" }, this.canvas, this.edges, this.acts(), this.found, this.drawer, this.tip);
    this.stage = stage;
    this.key = html("ul", { class: "key", id: `key-${madeMaps}`, "aria-label": said("key") });
    this.live = html("div", { class: "live", "aria-live": "polite", ...own() });
    this.foot = html("div", { class: "foot" }, this.key, this.mini, this.tools());
    this.frame = html("div", { class: "map" }, stage, this.foot, this.live);
    this.covering = this.frame; // what is in full screen
    root.append(this.frame);
  }

  tools() {
    // In a small window the key is folded behind a button (map.css).
    this.unfolding = html("button", { type: "button", class: "unfold", "aria-expanded": "false", "aria-controls": this.key.id }, said("key"));
    this.unfolding.addEventListener("click", () => this.unfold(this.unfolding.ariaExpanded !== "true"));
    this.screen = signButton("screen", said("full-screen"), () => this.fill(!this.eye.whole));
    return html("div", { class: "tools", ...own() },
      this.unfolding,
      signButton("in", said("zoom-in"), () => this.eye.zoom(STEP)),
      signButton("out", said("zoom-out"), () => this.eye.zoom(1 / STEP)),
      signButton("whole", said("whole-picture"), () => this.eye.fit()),
      this.screen);
  }

  // What can be done with the selected claim, as buttons.
  acts() {
    this.focusing = html("button", { type: "button" }, said("focus-here"));
    this.focusing.addEventListener("click", () => this.focus(this.chosen));
    this.acting = html("div", { class: "chosen", ...own(), hidden: "" }, this.focusing, signButton("none", said("deselect"), () => this.deselect(true)));
    return this.acting;
  }

  listen() {
    const claimAt = (event) => event.target.closest?.("[data-claim]")?.dataset.claim;
    const drop = draggable(this.svg, this.eye, () => this.svg.classList.contains("held"));
    pinched(this.svg, this.eye, drop);
    wheeled(this.svg, this.eye, () => this.eye.whole);
    this.svg.addEventListener("click", (event) => (claimAt(event) ? this.select(claimAt(event)) : this.deselect()));
    this.svg.addEventListener("dblclick", (event) => this.focus(claimAt(event)));
    this.svg.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.hover(claimAt(event)));
    this.svg.addEventListener("pointerleave", () => this.hover(null));
    this.canvas.addEventListener("keydown", (event) => this.press(event));
    this.canvas.addEventListener("focusin", (event) => this.reach(claimAt(event)));
    this.canvas.addEventListener("focusout", () => this.hideTip());
    this.frame.addEventListener("keydown", (event) => this.keyed(event));
    this.frame.addEventListener("focusin", () => (keyboard = this));
    this.frame.addEventListener("focusout", () => setTimeout(() => {
      if (keyboard === this && this.frame.isConnected && !this.isReached()) keyboard = null;
    }));
    this.eye.moved = () => this.look();
    this.mapped();
    const here = { signal: (this.over = new AbortController()).signal };
    document.addEventListener("fullscreenchange", () => this.filled(this.isFull()), here);
    document.addEventListener("scroll", () => this.geometry && this.eye.pin(), { ...here, capture: true, passive: true });
    addEventListener("resize", () => this.resized(), here);
    addEventListener("beforeprint", () => this.onPaper(true), here);
    addEventListener("afterprint", () => this.onPaper(false), here);
    matchMedia("print").addEventListener("change", (event) => this.onPaper(event.matches), here);
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(this.canvas);
  }

  // What a page calls that takes the map away.
  leave() {
    this.watcher.disconnect();
    this.over.abort();
    if (this.eye.whole) this.fill(false);
    for (const timer of [this.resting, this.hovering, this.tipping, this.reminding]) clearTimeout(timer);
  }

  isReached() {
    return this.frame.contains(this.frame.getRootNode().activeElement);
  }

  // --- Drawing -----------------------------------------------------------------------------------------------------

  // Draws a geometry that is not drawn yet, in the look of the page.
  draw(data) {
    const hadKeyboard = this.svg.contains(this.svg.getRootNode().activeElement) || this.isOrphan();
    this.data = data;
    this.styles = data.styles;
    this.watchAround();
    if (data.geometry.key !== this.geometry?.key) this.drawAnew(data);
    this.canvas.setAttribute("aria-label", `${data.title}. ${data.description} ${said("arrow-keys")}`);
    if (data.lang) this.frame.setAttribute("lang", data.lang);
    this.show();
    if (hadKeyboard) this.nodes.get(this.current)?.focus({ preventScroll: true });
  }

  // What comes and goes above the map moves it, and with that the room that it has.
  watchAround() {
    for (let at = this.frame.parentNode; at && !this.watched; at = at.parentNode ?? at.host) {
      if (at instanceof Element) this.watcher.observe(at);
    }
    this.watched ||= this.frame.isConnected;
  }

  // Whether the keyboard was in a map that has left the page, and is nowhere now.
  isOrphan() {
    return keyboard !== null && keyboard !== this && (document.activeElement === null || document.activeElement === document.body);
  }

  drawAnew(data) {
    const before = this.geometry ? seen(this.eye, this.geometry.boxes) : new Map();
    const { geometry } = data;
    this.geometry = geometry;
    const looked = this.chosen;
    const isSame = this.subject === data.focus.join(" ");
    this.subject = data.focus.join(" ");
    this.isFresh = true;
    this.links = linksOf(geometry);
    this.table = tableOf(geometry, data.focus);
    this.trail = null;
    this.hideTip();
    const heads = new Set(this.table?.top ? this.table.heads : []);
    const isHead = (group) => heads.has(group.claim);
    this.groups.replaceChildren(...geometry.groups.filter((group) => !isHead(group)).map(drawnGroup));
    this.heads.replaceChildren(...geometry.groups.filter(isHead).map(drawnGroup));
    for (const part of [this.content, this.headContent]) part.setAttribute("transform", `translate(${geometry.margin} ${geometry.margin})`);
    this.eye.top = this.table?.top ?? 0;
    this.nodes = new Map([...this.svg.querySelectorAll(".box[data-claim]")].map((node) => [node.dataset.claim, node]));
    for (const [claim, node] of this.nodes) this.prepare(claim, node);
    this.drawKey();
    this.drawMini();
    // What was selected in another picture says nothing here; what was in this one, before an edit, still does.
    this.chosen = isSame ? (this.told() ?? looked) : this.told();
    this.awaited = null;
    const wanted = this.nodes.has(this.chosen) ? this.chosen : data.focus[0];
    this.current = wanted;
    this.shown = wanted;
    const from = before.get(data.focus[0]);
    this.eye.around = this.foot.offsetHeight;
    this.eye.look(data, this.smallestText(), wanted, from && [from.left + from.width / 2, from.top + from.height / 2]);
    this.eye.last = [this.svg.clientWidth, this.svg.clientHeight];
    if (this.eye.isHigh() && data.focus.length && !this.eye.byHand) this.scroll(wanted);
    this.gliding = before.size ? before : null;
    this.askFewer(data);
  }

  // Whatever a judgement yet to come puts on the boxes, its letters count.
  smallestText() {
    const shapes = this.geometry.groups.flatMap((group) => group.shapes);
    return Math.min(BADGE_TEXT, ...shapes.filter((shape) => shape.tag === "text").map((shape) => shape.size));
  }

  prepare(claim, node) {
    const { x, y, width, height } = this.geometry.boxes[claim];
    const inside = { x: x + HALO, y: y + HALO, width: width - 2 * HALO, height: height - 2 * HALO };
    node.classList.add("claim");
    node.setAttribute("role", "button");
    const ring = element("rect", { class: "halo", ...inside, rx: 5 });
    node.insertBefore(ring, node.querySelector('[data-role^="pill"]')); // the pills on the edge lie over it
  }

  drawKey() {
    const entries = [...(this.data.key ?? []), ...(this.page.marks?.badges ?? [])];
    this.key.hidden = this.unfolding.hidden = !entries.length;
    this.key.replaceChildren(...entries.map((entry) => {
      const { width, shapes } = entry;
      const sample = element("svg", { width: Math.ceil(width) + 2, height: KEY_ROW, viewBox: `-1 0 ${Math.ceil(width) + 2} ${KEY_ROW}`, "aria-hidden": "true" }, ...shapes.map(drawnShape));
      // A badge says its own word, which is heard, as the drawing of it is not.
      const word = entry.word ? [html("span", { class: "heard" }, `${entry.word}: `)] : [];
      return html("li", { class: entry.kind }, sample, ...word, entry.meaning);
    }));
  }

  // The claim that the page says is selected; what was selected in another picture says nothing here.
  told() {
    const { selection } = this.page;
    return !selection || (selection.key ?? this.geometry?.key) === this.geometry?.key ? (selection?.claim ?? null) : null;
  }

  // What a person has selected here comes before what the page still says of the time before it.
  heed() {
    const { selection } = this.page;
    if (selection === this.heeded) return;
    this.heeded = selection;
    const told = this.told();
    const waits = this.awaited && performance.now() - this.awaited.since < PATIENCE;
    if (waits && told !== this.awaited.claim) return;
    this.awaited = null;
    this.chosen = told;
  }

  // Brings marks, labels, selection and colours up to date; the geometry stays.
  show() {
    if (!this.geometry) return;
    const { marks } = this.page;
    this.heed();
    if (marks && (marks.key ?? this.geometry.key) === this.geometry.key && marks !== this.marked) this.showMarks(marks);
    if (!this.nodes.has(this.chosen)) this.chosen = null;
    if (this.chosen) {
      this.current = this.chosen;
      if (this.chosen !== this.shown) {
        this.eye.seek(this.geometry.boxes[this.chosen]);
        this.scroll(this.chosen);
      }
      this.shown = this.chosen;
    }
    this.current = this.nodes.has(this.current) ? this.current : this.nodes.keys().next().value;
    this.point();
    this.showFound();
    if (this.svg.contains(this.svg.getRootNode().activeElement)) this.announce(this.current);
    const style = this.styles[isDark(this.canvas) ? "dark" : "light"];
    this.svg.setAttribute("font-family", style.font);
    this.frame.style.setProperty("--map-page", style.page);
    for (const part of [this.content, this.headContent, this.key, this.mini]) painted(part, style);
    if (this.gliding) {
      const groups = [...this.svg.querySelectorAll("[data-claim], .arrow, .joint")];
      glide(this.eye, this.geometry.boxes, groups, this.gliding);
      this.gliding = null;
    }
    this.isFresh = false;
  }

  showMarks(marks) {
    this.marked = marks;
    const heads = new Set(this.table?.top ? this.table.heads : []);
    this.marks.replaceChildren(...marks.groups.filter((group) => !heads.has(group.claim)).map(drawnGroup));
    this.headMarks.replaceChildren(...marks.groups.filter((group) => heads.has(group.claim)).map(drawnGroup));
    for (const [claim, node] of this.nodes) this.name(claim, node, marks.labels[claim] ?? claim);
    this.drawKey();
    const around = this.foot.offsetHeight;
    if (around !== this.eye.around) {
      this.eye.around = around;
      this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    }
  }

  // Whoever speaks to the page says what is to be read on the box, so its name holds all of that.
  name(claim, node, label) {
    const { name, text } = this.geometry.boxes[claim];
    const visible = visibleWords(node);
    node.setAttribute("aria-label", label.includes(name) ? label.replace(name, () => visible).replace(/([.!?])\./, "$1") : `${visible}. ${label}`);
    if (!visible.includes(text.replace(/\.$/, ""))) node.setAttribute("aria-description", text);
  }

  askFewer(data) {
    const { eye, svg } = this;
    const screens = (eye.width * eye.height * eye.home ** 2) / (svg.clientWidth * svg.clientHeight);
    const count = this.nodes.size;
    if (!this.asksFewer || !data.focus.length || screens <= MOST_SCREENS || count <= FEWEST) return;
    this.report({ fewer: Math.max(FEWEST, Math.floor((count * MOST_SCREENS) / screens)) });
  }
}

Object.assign(DebateMap.prototype, Choosing, Keys, Tips, Surroundings, Screens);
