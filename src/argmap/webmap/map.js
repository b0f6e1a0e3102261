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

const PAUSE = 120; // milliseconds of rest before an arrow key's selection is reported
const HALO = 4; // how far inside a box the ring of a selection runs, so that it hides no arrowhead
const HOVER = 150; // milliseconds that a pointer rests on a box before the rest dims
const TIP = 450; // milliseconds that it rests there before the words are shown
const PATIENCE = 4000; // milliseconds in which a server may still tell what was selected before
const KEY_ROW = 26; // points: as high as a row of the legend
const BADGE_TEXT = 12; // points, of the letters in a badge
const MINI = [132, 68]; // CSS pixels: how wide and high the minimap may be
const TIP_GAP = 8; // CSS pixels between a box and its words
const MOST_SCREENS = 6; // a focus that fills more than so many maps is asked for again with fewer boxes
const FEWEST = 12;

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
    const viewport = element("g", { class: "viewport" }, this.content);
    this.backdrop = element("rect", { class: "backdrop" });
    this.heads = element("g");
    this.headMarks = element("g", { class: "marks" });
    this.headContent = element("g", {}, this.backdrop, this.heads, this.headMarks);
    const pinned = element("g", { class: "pinned" }, this.headContent);
    this.svg = element("svg", {}, viewport, pinned);
    this.eye = eyeOf(this.svg, viewport, pinned);
    this.nodes = new Map();
    this.current = null; // the box that Tab leads to
    this.chosen = null; // the claim that is selected
    this.geometry = null;
    this.page = {};
    this.report = () => {};
    this.tell = null;
    this.asksFewer = false;
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
    this.key = html("ul", { class: "key", "aria-label": said("key") });
    this.live = html("div", { class: "live", "aria-live": "polite", ...own() });
    this.foot = html("div", { class: "foot" }, this.key, this.mini, this.tools());
    this.frame = html("div", { class: "map" }, stage, this.foot, this.live);
    root.append(this.frame);
  }

  tools() {
    this.screen = signButton("screen", said("full-screen"), () => this.fill(!this.eye.whole));
    return html("div", { class: "tools", ...own() },
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
    const top = this.table?.top ?? 0;
    const backdrop = { x: -geometry.margin, y: -geometry.margin, width: geometry.width + 2 * geometry.margin, height: top + geometry.margin };
    for (const [name, value] of Object.entries(backdrop)) this.backdrop.setAttribute(name, String(value));
    this.eye.top = top;
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
    this.key.hidden = !entries.length;
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

  // --- What is selected, lit and found --------------------------------------------------------------------------------

  point() {
    for (const [claim, node] of this.nodes) {
      node.setAttribute("tabindex", claim === this.current ? "0" : "-1");
      node.setAttribute("aria-current", String(claim === this.chosen));
    }
    this.open();
    this.acting.hidden = !this.chosen || !this.drawer.hidden;
    this.focusing.hidden = this.data.focus.length === 1 && this.data.focus[0] === this.chosen;
    this.light(this.hovered ?? this.chosen);
  }

  // The drawer follows the selection at once, whoever may still be asked.
  open() {
    const claim = this.chosen;
    const told = Boolean(claim && this.tell?.(claim, this.drawer));
    if (this.drawer.hidden === !told && !told) return;
    this.drawer.hidden = !told;
    this.stage.classList.toggle("open", told);
    this.cover();
    const isAnew = told && claim !== this.opened;
    this.opened = told ? claim : null;
    if (isAnew && this.eye.isHigh()) this.scroll(claim);
  }

  // What the drawer covers: the picture can be moved from under it, and is where a person acts on what is under it.
  covered() {
    const { drawer, canvas, eye } = this;
    const inset = { left: 0, right: 0, bottom: 0 };
    if (!drawer.hidden) {
      const [map, sheet] = [canvas.getBoundingClientRect(), drawer.getBoundingClientRect()];
      const beside = sheet.width < map.width * 0.8;
      if (beside && sheet.left > map.left + map.width / 2) inset.right = Math.max(0, map.right - sheet.left);
      else if (beside) inset.left = Math.max(0, sheet.right - map.left);
      else if (!eye.isHigh()) inset.bottom = Math.max(0, Math.min(map.bottom, globalThis.innerHeight) - sheet.top);
    }
    return inset;
  }

  cover() {
    const { drawer, eye } = this;
    const inset = this.covered();
    // Where the page scrolls past the picture, it can also scroll past the sheet.
    this.frame.style.paddingBottom = eye.isHigh() && !drawer.hidden ? `${drawer.offsetHeight}px` : "";
    const same = Object.keys(inset).every((side) => Math.abs(inset[side] - eye.inset[side]) < 1);
    eye.inset = inset;
    if (same) return;
    if (drawer.hidden) eye.move(eye.at.x, eye.at.y, eye.at.scale, true);
    else if (eye.earlier) eye.restore(eye.earlier);
    else if (this.isFresh && !eye.byHand && this.data.focus.length) eye.settle(this.geometry.boxes[this.current]);
    else if (this.chosen) eye.reveal(this.geometry.boxes[this.chosen]);
    this.look();
  }

  // Scrolls the page so far that a box is in the window, above the key or the sheet.
  scroll(claim) {
    const { eye, svg, drawer, foot } = this;
    if (eye.whole || (eye.stuck && this.table.heads.includes(claim))) return;
    const around = scroller(this.frame);
    const edge = around === document.scrollingElement ? 0 : Math.max(0, around.getBoundingClientRect().top);
    const covered = eye.isHigh() && !drawer.hidden ? drawer.offsetHeight : foot.offsetHeight;
    const { top, height } = eye.place(this.geometry.boxes[claim]);
    const near = svg.getBoundingClientRect().top + top - edge - NEAR_EDGE;
    const far = near + height + 2 * NEAR_EDGE - (globalThis.innerHeight - edge - covered);
    const by = near < 0 ? near : Math.min(near, Math.max(0, far));
    if (by) around.scrollBy({ top: by, behavior: still() ? "instant" : "smooth" });
  }

  light(claim) {
    const lit = this.nodes.has(claim) ? related(this.table, this.links, claim) : null;
    this.svg.classList.toggle("lit", Boolean(lit));
    this.svg.classList.toggle("table", Boolean(this.table));
    for (const node of this.svg.querySelectorAll("[data-claim], [data-link]")) {
      const { claim: shown, link } = node.dataset;
      node.classList.toggle("far", Boolean(lit) && !(shown ? lit.claims.has(shown) : lit.links.has(link)));
    }
  }

  hover(claim) {
    clearTimeout(this.hovering);
    clearTimeout(this.tipping);
    const on = this.nodes.has(claim) ? claim : null;
    if (on !== this.tipped) this.hideTip();
    this.hovering = setTimeout(() => {
      this.hovered = on;
      this.light(on ?? this.chosen);
    }, HOVER);
    if (on) this.tipping = setTimeout(() => this.showTip(on), TIP);
  }

  showFound() {
    const all = this.page.selection?.marked ?? [];
    const here = all.filter((claim) => this.nodes.has(claim));
    const ringed = new Set(here);
    for (const [claim, node] of this.nodes) node.classList.toggle("ringed", ringed.has(claim));
    this.found.hidden = !all.length;
    const words = all.length ? `${said("marked")} ${here.length}` : "";
    if (this.found.textContent !== words) this.found.textContent = words;
  }

  // The claim that a box is about: a reference leads to the box of its claim.
  meant(box) {
    return this.geometry.boxes[box]?.refers ?? box;
  }

  select(box) {
    const claim = this.meant(box);
    if (!this.nodes.has(claim)) return;
    this.current = this.shown = claim;
    this.choose(claim);
    this.move({ select: claim });
  }

  choose(claim) {
    this.chosen = claim;
    this.awaited = { claim, since: performance.now() };
    clearTimeout(this.reminding);
    this.reminding = setTimeout(() => this.remind(claim), PATIENCE);
    this.point();
  }

  // Reports a selection once more that a page did not hear, as happens while it is drawn anew.
  remind(claim) {
    if (this.awaited?.claim === claim && this.page.selection && this.told() !== claim) this.report({ select: claim });
  }

  deselect(byKeyboard = false) {
    if (!this.chosen) return;
    this.choose(null);
    this.move({ select: null });
    if (byKeyboard) this.nodes.get(this.current)?.focus({ preventScroll: true });
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

  // --- The keyboard ------------------------------------------------------------------------------------------------

  // The keyboard, or a screen reader on its own way, has come to a box: the keys are about that one from now on.
  reach(claim) {
    if (!this.nodes.has(claim)) return;
    if (claim !== this.current) {
      this.nodes.get(this.current)?.setAttribute("tabindex", "-1");
      this.nodes.get(claim).setAttribute("tabindex", "0");
      this.current = claim;
    }
    this.announce(claim);
    clearTimeout(this.tipping);
    if (this.nodes.get(claim).matches(":focus-visible")) this.tipping = setTimeout(() => this.showTip(claim), TIP);
  }

  announce(claim) {
    const words = this.nodes.get(claim)?.getAttribute("aria-label");
    const now = `${said("focused")} ${words}`;
    if (words && this.live.textContent !== now) this.live.textContent = now;
  }

  // Anywhere in the map, its buttons and its drawer.
  keyed(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key === "r" || event.key === "c")) event.stopPropagation(); // Streamlit would rerun, or clear its caches
    if (!plain || event.key !== "Escape" || event.defaultPrevented) return;
    if (!this.tip.hidden && !this.chosen && !this.eye.whole) this.hideTip();
    else if (this.chosen) this.deselect(true);
    else if (this.eye.whole) this.fill(false);
    else return;
    this.hideTip();
    event.preventDefault();
    event.stopPropagation();
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "-") this.eye.zoom(event.key === "+" ? STEP : 1 / STEP);
    if (event.key === "Enter") this.focus(this.current);
    if (event.key === " ") this.select(this.current);
    if (event.key.startsWith("Arrow")) this.walk(event.key);
    if (event.key === "Enter" || event.key === " " || event.key.startsWith("Arrow")) event.preventDefault();
  }

  walk(key) {
    // The way back is the way that was come, however many boxes stand side by side.
    const back = this.trail?.to === this.current && key === OPPOSITE[this.trail.key] ? this.trail.from : null;
    const claim = back ?? (this.table ? besideInTable(this.table, this.current, key) : besideInFocus(this.geometry.boxes, this.current, key));
    if (!this.nodes.has(claim)) return;
    this.trail = { from: this.current, to: claim, key };
    this.hideTip();
    this.current = this.shown = claim;
    this.choose(claim);
    this.nodes.get(claim).focus({ preventScroll: true });
    this.eye.reveal(this.geometry.boxes[claim]);
    this.scroll(claim);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.report({ select: this.meant(claim) }), PAUSE);
  }

  // --- Words beside a box --------------------------------------------------------------------------------------------

  showTip(claim) {
    const node = this.nodes.get(claim);
    if (!node?.isConnected) return;
    const { name, text } = this.geometry.boxes[claim];
    const lines = [html("strong", { dir: "auto" }, name)];
    if (text.replace(/\.$/, "") !== name) lines.push(html("p", { dir: "auto" }, text));
    for (const words of this.explained(claim, node)) lines.push(html("p", { class: "small", dir: "auto", ...own() }, words));
    this.tip.replaceChildren(...lines);
    this.tip.hidden = false;
    this.tipped = claim;
    const place = this.nodePlace(claim);
    const [wide, high] = [this.stage.clientWidth, this.stage.clientHeight];
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const left = Math.min(Math.max(TIP_GAP, place.left + place.width / 2 - width / 2), Math.max(TIP_GAP, wide - width - TIP_GAP));
    const below = place.top + place.height + TIP_GAP;
    const top = below + height <= high - TIP_GAP || place.top < height + 2 * TIP_GAP ? below : place.top - height - TIP_GAP * 2;
    this.tip.style.translate = `${left}px ${Math.max(TIP_GAP, Math.min(top, high - height - TIP_GAP))}px`;
  }

  // Where a box is drawn, a head that stays included.
  nodePlace(claim) {
    const [box, stage] = [this.nodes.get(claim).querySelector("rect").getBoundingClientRect(), this.stage.getBoundingClientRect()];
    return { left: box.left - stage.left, top: box.top - stage.top, width: box.width, height: box.height };
  }

  // The verdict and how the claim is answered, then what each badge on the box means.
  explained(claim, node) {
    const { name } = this.geometry.boxes[claim];
    const label = this.marked?.labels[claim] ?? "";
    const at = label.indexOf(name);
    const found = at < 0 ? label : label.slice(at + name.length).replace(/^[.\s]+/, "");
    const lines = found ? [found] : [];
    const badges = this.marked?.badges ?? [];
    const mark = this.marked?.groups.find((group) => group.claim === claim && group.kind === "mark");
    const pills = mark ? mark.shapes.filter((shape) => shape.tag === "text").map((shape) => shape.text) : [];
    for (const pill of pills) {
      // How many steps are disputed differs from box to box; what that means does not.
      const badge = badges.find((each) => each.word === pill) ?? badges.findLast((each) => each.kind === "badge");
      if (badge) lines.push(`${pill}: ${badge.meaning}`);
    }
    const fold = (this.data.key ?? []).find((entry) => entry.kind === "fold");
    const counted = [...node.querySelectorAll('[data-role^="pill"] + text')].map((text) => text.textContent.trim());
    for (const count of fold ? counted.filter((words) => /\d/.test(words)) : []) lines.push(`${count}: ${fold.meaning}`);
    return lines;
  }

  hideTip() {
    clearTimeout(this.tipping);
    this.tip.hidden = true;
    this.tipped = null;
  }

  // --- The minimap, the edges, the room ---------------------------------------------------------------------------------

  drawMini() {
    const { width, height, margin, boxes, groups } = this.geometry;
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const scale = Math.min(MINI[0] / wide, MINI[1] / high);
    const frames = groups.filter((group) => boxes[group.claim]).map((group) => drawnShape(group.shapes[0]));
    this.window = element("rect", { class: "window" });
    const drawn = element("svg", { width: wide * scale, height: high * scale, viewBox: `${-margin} ${-margin} ${wide} ${high}` }, ...frames, this.window);
    this.mini.replaceChildren(drawn);
  }

  // A click or a drag on the minimap brings that part of the picture to the middle.
  mapped() {
    const go = (event) => {
      if (event.buttons !== 1) return;
      const drawn = this.mini.firstChild.getBoundingClientRect();
      const { at, width, height } = this.eye;
      const x = ((event.clientX - drawn.left) / drawn.width) * width * at.scale;
      const y = ((event.clientY - drawn.top) / drawn.height) * height * at.scale;
      this.eye.byHand = true;
      this.eye.move(this.svg.clientWidth / 2 - x, this.svg.clientHeight / 2 - y, at.scale);
    };
    this.mini.addEventListener("pointerdown", (event) => {
      this.mini.setPointerCapture(event.pointerId);
      go(event);
    });
    this.mini.addEventListener("pointermove", go);
  }

  // After every move: what is beyond the edges, and where that is.
  look() {
    const { eye, svg, geometry } = this;
    if (!geometry) return;
    const beyond = eye.beyond();
    for (const edge of this.edges.children) edge.classList.toggle("on", beyond[edge.dataset.side]);
    const { left, right, bottom } = eye.inset;
    Object.assign(this.edges.style, { left: `${left}px`, right: `${right}px`, bottom: `${bottom}px` });
    this.edges.style.setProperty("--under", `${eye.under}px`);
    this.mini.hidden = !Object.values(beyond).some(Boolean);
    const { x, y, scale } = eye.at;
    const [near, far] = [Math.max(0, left - x), Math.min(eye.width * scale, svg.clientWidth - right - x)];
    const [over, under] = [Math.max(0, -y), Math.min(eye.height * scale, svg.clientHeight - bottom - y)];
    const seen = { x: near / scale - geometry.margin, y: over / scale - geometry.margin, width: Math.max(0, far - near) / scale, height: Math.max(0, under - over) / scale };
    for (const [name, value] of Object.entries(seen)) this.window.setAttribute(name, String(value));
    // One finger scrolls the page, but where a person has asked for more, or there is nothing else that it could move.
    const isStuck = !scrolls(this.frame) && (beyond.top || beyond.bottom);
    svg.classList.toggle("held", Boolean(eye.whole || (eye.isZoomed() && eye.byHand) || isStuck));
    if (this.tipped) this.hideTip();
  }

  resized() {
    if (!this.geometry || !this.svg.clientWidth || this.paper) return;
    const [wide, high] = this.eye.last ?? [];
    const around = this.foot.offsetHeight;
    const room = this.eye.room();
    if (this.svg.clientWidth === wide && this.svg.clientHeight === high && around === this.eye.around && room === this.roomThen) return;
    this.roomThen = room;
    this.eye.around = around;
    this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    this.cover();
  }

  // --- Full screen, and paper --------------------------------------------------------------------------------------------

  isFull() {
    return this.frame.matches(":fullscreen");
  }

  fill(on) {
    if (!on && this.isFull()) return void document.exitFullscreen();
    this.filled(on);
    // Where there is no full screen the map covers the window all the same.
    if (on) this.frame.requestFullscreen?.().catch(() => {});
  }

  filled(on) {
    if (on === Boolean(this.eye.whole)) return;
    const { eye } = this;
    eye.whole = on;
    this.frame.classList.toggle("whole", on);
    signed(this.screen, on ? "leave" : "screen", on ? said("leave-full-screen") : said("full-screen"));
    if (on) this.roomBefore = eye.room;
    eye.room = on ? () => globalThis.innerHeight : this.roomBefore;
    this.eye.around = this.foot.offsetHeight;
    eye.measure();
    eye.inset = this.covered();
    this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    this.cover();
  }

  // Paper has no window: it gets the whole picture, as large as the sheet.
  onPaper(on) {
    if (!this.geometry || on === Boolean(this.paper)) return;
    this.paper = on;
    this.frame.classList.toggle("paper", on);
    const { eye, svg } = this;
    for (const node of svg.children) node.classList.remove("gliding");
    if (on) {
      svg.setAttribute("viewBox", `0 0 ${eye.width} ${eye.height}`);
      this.heightThen = svg.style.height;
      svg.style.height = "";
      for (const node of svg.children) node.removeAttribute("transform");
    } else {
      svg.removeAttribute("viewBox");
      svg.style.height = this.heightThen;
      eye.move(eye.at.x, eye.at.y, eye.at.scale);
    }
  }
}
