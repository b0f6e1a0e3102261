// What the list and the details share: elements made one by one, badges, sources, links to claims.
// Everything from a debate becomes a text node or an attribute that we name, never markup.

const Face = (() => {
  const words = {};
  const HUES = 6; // as many as a look has strokes (drawing/style.py)
  const WEB = /^https?:\/\//i;
  const TAGS = new Set(["p", "ul", "ol", "li", "blockquote", "strong", "em", "code"]);

  // What a face says in the language of the debate; whoever makes one gives its `words` first.
  function said(id) {
    const mapped = typeof DebateMap === "undefined" ? undefined : DebateMap.words[id];
    return words[id] ?? mapped ?? id;
  }

  // An element with its attributes; those without a value, and children that are none, are left out.
  function made(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  function button(label, act, attributes = {}) {
    const element = made("button", { type: "button", ...attributes }, label);
    element.addEventListener("click", act);
    return element;
  }

  // Words of a debate, whichever way they run; the words around them keep their own direction.
  const told = (text) => made("bdi", {}, text);

  const heard = (text) => made("span", { class: "heard" }, text);

  const hueOf = (hue) => (hue === null || hue === undefined ? "" : `hue-${hue % HUES}`);

  function badges(claim, id) {
    const row = made("span", { class: "badges", "data-badges": id });
    for (const [glyph, word] of claim.badges) {
      row.append(made("span", { class: "badge" }, made("span", { "aria-hidden": "true" }, glyph), " ", word), " ");
    }
    return row;
  }

  function webLink(url, ...children) {
    if (!WEB.test(url)) return made("span", {}, ...children);
    return made("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, ...children);
  }

  function source(cited) {
    const title = told(cited.title);
    const line = made("li", {}, cited.url ? webLink(cited.url, title) : made("cite", {}, title));
    if (cited.told) line.append(". ", told(cited.told));
    for (const mark of cited.marks ?? []) line.append(" ", made("span", { class: "mark" }, mark));
    if (cited.archived) line.append(" ", webLink(cited.archived, said("archived")));
    if (cited.quote) line.append(made("blockquote", {}, told(cited.quote)));
    return line;
  }

  // A way to a claim: a link where the page has an address for it, else a button; both report.
  function way(face, claim, label, move, attributes = {}) {
    const href = face.address?.(claim);
    const tag = href ? "a" : "button";
    const element = made(tag, { href: href ?? null, type: href ? null : "button", class: "way", ...attributes }, label);
    element.addEventListener("click", (event) => {
      if (!face.report || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      face.report(move);
    });
    return element;
  }

  // A sentence: texts, and claims that it names as [name, id].
  function sentence(face, parts) {
    return parts.map((part) => (typeof part === "string" ? part : way(face, part[1], told(part[0]), { select: part[1] })));
  }

  // An author's text (webmap/markup.py) as elements of a few kinds.
  function prose(nodes) {
    return nodes.map((node) => {
      if (typeof node === "string") return node;
      const children = prose(node.in);
      if (node.tag === "a") return webLink(node.href, ...children);
      return made(TAGS.has(node.tag) ? node.tag : "span", {}, ...children);
    });
  }

  // Whether the page around a face is dark, by the brightness of what it says its background is.
  function isDark(root) {
    const named = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
    if (!named) return matchMedia("(prefers-color-scheme: dark)").matches;
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = named;
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  // The language and direction of a face, and which language argmap speaks in it where that is another one.
  function dressed(root, data) {
    root.classList.add("face");
    root.classList.toggle("dark", isDark(root));
    root.setAttribute("lang", data.lang);
    root.setAttribute("dir", data.dir);
  }

  return { words, said, made, button, told, heard, hueOf, badges, source, way, sentence, prose, dressed };
})();
