// Positions × themes as a table: each number is a link to exactly what it counts. Reports {cell: [theme, position]},
// or {below: [position, links to open]} where what it leads to lies further down.

const cell = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const go = (move) => (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("move", move);
  };
  const counted = ({ words, label, search, theme, position, quiet, opened }, head) => {
    const made = cell("a", { href: search, "aria-label": label, class: quiet ? "quiet" : null }, words);
    made.addEventListener("click", go(opened ? { below: [position, opened] } : { cell: [theme, position] }));
    return cell("td", { "data-head": head }, made);
  };
  const plain = ({ words }, head) => cell("td", { class: "empty", "data-head": head }, words);
  const body = data.rows.map((row) => cell("tr", {},
    cell("th", { scope: "row", lang: data.written }, row.name, ...(row.text ? [cell("span", {}, row.text)] : [])),
    ...row.cells.map((each, at) => (each.search ? counted : plain)(each, data.heads[at].name))));
  const heads = data.heads.map(({ name, hue }) => cell("th", { scope: "col", class: `hue-${hue}`, lang: data.written }, name));
  // a shadow root has neither a language nor a direction
  const table = cell("table", { lang: data.lang, dir: data.dir }, cell("caption", {}, data.caption),
    cell("thead", {}, cell("tr", {}, cell("th", { scope: "col" }, data.corner), ...heads)), cell("tbody", {}, ...body));
  const before = parentElement.querySelector("table");
  const at = before ? [...before.querySelectorAll("a")].indexOf(parentElement.getRootNode().activeElement) : -1;
  before?.remove();
  parentElement.append(table);
  table.querySelectorAll("a")[at]?.focus();
}
