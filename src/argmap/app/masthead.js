// The masthead of each page: the debate, one search, the pages, and a button to share what is seen.
// It reports what a visitor wants: {ask: words}, {claim: id}, {mark: words}, {page: name}, {debate: name}.

const PAUSE = 150; // milliseconds without a key before the words are asked for
const LOOK = 50; // milliseconds between two looks at whether a page has been drawn
const PATIENCE = 10_000; // milliseconds after which nobody waits for a page any more
const JUST_NOW = 3000; // milliseconds
const mastheads = new WeakMap();

const node = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

const button = (words, act, attributes = {}) => {
  const made = node("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
};

// Whether the page is dark, by the brightness of its background.
function isDark(host) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = getComputedStyle(host).getPropertyValue("--st-background-color").trim() || "white";
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

// What holds the keyboard, across the borders of shadow trees; null for nothing.
function held() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

// Where a page begins for the keyboard: the box of its map that Tab leads to, else its heading; null while it is drawn.
function entrance() {
  const picture = document.querySelector(".st-key-picture");
  if (!picture) return document.querySelector(".stMainBlockContainer h1");
  const roots = [...picture.querySelectorAll("*")].map((each) => each.shadowRoot).filter(Boolean);
  return roots.map((root) => root.querySelector(".claim[tabindex='0']")).find(Boolean) ?? null;
}

const isDrawn = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";

// Whether the page comes from the very computer that shows it, so that its address means nothing elsewhere.
function isLoopback() {
  const { hostname } = globalThis.location;
  return ["localhost", "[::1]", "0.0.0.0"].includes(hostname) || hostname.startsWith("127.") || hostname.endsWith(".localhost");
}

class Masthead {
  constructor(parent) {
    this.root = node("div", {}); // a shadow root has neither classes nor a language
    this.bar = node("div", { class: "masthead" });
    this.input = node("input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list", autocomplete: "off",
      spellcheck: "false", enterkeyhint: "search",
    });
    this.hits = node("ul", { id: "hits", role: "listbox", hidden: "" });
    this.told = node("div", { class: "told", role: "status" });
    this.dialog = node("dialog", { class: "share" });
    this.at = 0;
    this.wentBack = -Infinity;
    this.search = node("div", { class: "search", role: "search" }, this.input, this.hits, this.told);
    this.pages = node("nav");
    this.sharing = button("", () => this.share(), { class: "plain" });
    this.bar.append(this.search, this.pages, this.sharing);
    this.listen();
    this.root.append(this.bar, this.dialog);
    parent.append(this.root);
  }

  said(id) {
    return this.data.words[id] ?? id;
  }

  draw(data) {
    const before = this.data;
    this.data = data;
    if (JSON.stringify(before?.frame) !== JSON.stringify(data.frame)) this.frame();
    if (before && String(before.frame.place) !== String(data.frame.place)) this.arrive();
    this.answer();
  }

  // Where a followed link has gone with the page that it stood on, the keyboard goes on from the beginning of the new one.
  arrive() {
    clearInterval(this.arriving);
    const since = performance.now();
    let looks = 0;
    this.arriving = setInterval(() => {
      looks = isDrawn() && entrance() ? looks + 1 : 0;
      // the page that is left goes a moment after the new one is there
      if (looks < 3 && performance.now() - since < PATIENCE) return;
      clearInterval(this.arriving);
      if (!held()) this.enter(entrance());
    }, LOOK);
  }

  enter(at) {
    if (!at) return;
    const isHeading = at instanceof HTMLElement;
    if (isHeading) at.tabIndex = -1;
    // whoever goes back finds the page as far down as it is
    at.focus({ preventScroll: !isHeading || performance.now() - this.wentBack < JUST_NOW });
  }

  // Everything stays where it is and becomes what it is to be: whoever types here goes on typing.
  frame() {
    const { frame } = this.data;
    this.root.lang = frame.own;
    this.root.classList.toggle("dark", isDark(this.root));
    this.root.dir = frame.dir;
    document.documentElement.lang = frame.lang;
    for (const main of document.querySelectorAll(".stMainBlockContainer")) main.dir = frame.dir;
    this.hint();
    this.input.setAttribute("aria-label", this.said("search"));
    this.hits.setAttribute("aria-label", this.said("found"));
    this.pages.setAttribute("aria-label", this.said("pages"));
    this.sharing.textContent = this.said("share");
    frame.pages.forEach((page, number) => this.page(page, number));
    const title = [frame.debate, frame.title, frame.lang, frame.debates];
    if (JSON.stringify(title) === this.titled) return;
    this.titled = JSON.stringify(title);
    const holds = this.bar.firstChild.contains(this.root.getRootNode().activeElement);
    this.bar.querySelector(".title")?.remove();
    this.bar.prepend(this.title());
    if (holds) this.bar.firstChild.focus();
  }

  // Says what to look for, as far as there is room.
  hint() {
    const isShort = matchMedia("(hover: none), (max-width: 1000px)").matches;
    this.input.placeholder = isShort ? this.said("search-short") : this.said("search-key");
  }

  title() {
    const { debates, debate, title } = this.data.frame;
    if (debates.length < 2) return node("strong", { class: "title", lang: this.data.frame.lang }, title);
    const choice = node("select", { class: "title", "aria-label": this.said("debate") });
    for (const each of debates) {
      const option = node("option", { value: each.name }, each.title);
      option.selected = each.name === debate;
      choice.append(option);
    }
    choice.addEventListener("change", () => this.report({ debate: choice.value }));
    return choice;
  }

  // A link, so that a page can be opened beside this one.
  page({ name, words, search, current }, number) {
    const link = this.pages.children[number] ?? this.pageLink();
    link.href = search || "?";
    link.textContent = words;
    link.dataset.page = name;
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }

  pageLink() {
    const made = node("a");
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.report({ page: made.dataset.page });
    });
    this.pages.append(made);
    return made;
  }

  // --- Search ---

  listen() {
    let resting = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(resting);
      resting = setTimeout(() => this.report({ ask: this.input.value }), PAUSE);
      if (!this.input.value.trim()) this.close();
    });
    this.input.addEventListener("focus", () => this.answer());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.hits.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose([...this.hits.children].indexOf(event.target.closest("[role=option]")));
    });
    this.shortcut = (event) => {
      const wanted = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!wanted) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    };
  }

  // Hears what happens elsewhere on the page, till it is left.
  attend() {
    if (this.over && !this.over.signal.aborted) return;
    const here = { signal: (this.over = new AbortController()).signal };
    document.addEventListener("keydown", this.shortcut, here);
    document.addEventListener("argmap-whole", ({ detail }) => this.root.classList.toggle("over", detail), here);
    addEventListener("resize", () => this.data && this.hint(), here);
    addEventListener("popstate", () => (this.wentBack = performance.now()), here);
  }

  // Shows what was found, where that is the answer to what stands in the field.
  answer() {
    const { hits } = this.data;
    const asked = this.input.value.trim();
    if (!asked || hits.query !== asked || this.root.getRootNode().activeElement !== this.input) return;
    const rows = hits.rows.map((row, number) => this.hit(row, number));
    if (hits.rows.length) rows.push(node("li", { role: "option", id: "hit-all", class: "all" }, this.data.hits.all));
    const [chosen, before] = [this.at, this.listed];
    this.listed = JSON.stringify(hits);
    this.hits.replaceChildren(...rows);
    this.hits.hidden = !rows.length;
    this.told.textContent = hits.said;
    this.told.hidden = rows.length > 0;
    this.input.setAttribute("aria-expanded", String(rows.length > 0));
    this.point(this.listed === before ? chosen : 0);
  }

  hit(row, number) {
    const side = row.side.map(({ words, hue }) => node("span", { class: `side hue-${hue}` }, words));
    const badges = row.badges.map((badge) => node("span", { class: "badge" }, badge));
    const source = row.source ? [node("span", { class: "source" }, row.source)] : [];
    return node("li", { role: "option", id: `hit-${number}` }, node("span", { class: "name" }, row.name), ...source,
      node("span", { class: "known" }, ...side, ...badges));
  }

  point(to) {
    const rows = [...this.hits.children];
    this.at = rows.length ? (to + rows.length) % rows.length : 0;
    rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === this.at)));
    if (rows.length) this.input.setAttribute("aria-activedescendant", rows[this.at].id);
    rows[this.at]?.scrollIntoView({ block: "nearest" });
  }

  choose(number) {
    const { rows, query } = this.data.hits;
    if (number < 0 || number > rows.length) return;
    this.report(number === rows.length ? { mark: query } : { claim: rows[number].claim });
    this.input.value = "";
    this.close();
    this.input.blur();
  }

  close() {
    this.hits.hidden = true;
    this.told.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    event.stopPropagation(); // letters are for the field: Streamlit takes some of them for itself
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !this.hits.hidden) this.point(this.at + step);
    // what is listed may still be the answer to the words before these
    const isAnswered = this.data.hits.query === this.input.value.trim();
    if (event.key === "Enter" && !this.hits.hidden && isAnswered) this.choose(this.at);
    if (event.key === "Escape") {
      if (this.hits.hidden) this.input.blur();
      this.close();
    }
    if (step || event.key === "Enter") event.preventDefault();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") event.preventDefault();
  }

  // --- Share ---

  // A link that others can follow: what the browser shows, or where the debate says that it is published.
  link() {
    const { search, href } = globalThis.location;
    return isLoopback() && this.data.frame.url ? this.data.frame.url + search : href;
  }

  share() {
    const { frame } = this.data;
    const link = this.link();
    const citation = `${frame.citation} ${link}`;
    const close = button(this.said("close"), () => this.dialog.close(), { class: "plain" });
    const alone = isLoopback() && !frame.url ? [node("p", { class: "alone", role: "note" }, this.said("share-alone"))] : [];
    this.dialog.replaceChildren(node("h2", {}, this.said("share")), this.copied(this.said("link"), link), ...alone,
      this.copied(this.said("citation"), citation), node("p", { class: "hint" }, this.said("share-hint")), close);
    this.dialog.setAttribute("aria-label", this.said("share"));
    this.dialog.showModal();
  }

  copied(words, text) {
    const field = node("textarea", { readonly: "", rows: "2", "aria-label": words });
    field.value = text;
    const done = node("span", { role: "status" });
    const copy = button(this.said("copy"), async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(text);
        done.textContent = this.said("copied");
      } catch {
        done.textContent = this.said("copy-by-hand"); // without https a browser lets no page write there
      }
    });
    return node("div", { class: "copied" }, node("label", {}, words), field, node("div", {}, copy, done));
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const masthead = mastheads.get(parentElement) ?? new Masthead(parentElement);
  mastheads.set(parentElement, masthead);
  masthead.report = (move) => setTriggerValue("move", move);
  masthead.attend();
  masthead.draw(data);
  return () => {
    clearInterval(masthead.arriving);
    masthead.over.abort();
  };
}
