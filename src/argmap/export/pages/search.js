// Search as one types, over the claims that the page names: `found({id, words})` says where a choice leads.

const MOST_FOUND = 12;

// What the scripts of the page say, in the language of the debate (`said` stands in map.js).
DebateMap.words = JSON.parse(document.getElementById("words").textContent);

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Claims that hold every word of the query; those with words that begin so come first, then those where they stand early.
function matches(entries, query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const ranked = entries.flatMap((entry) => {
    if (!words.every((word) => entry.folded.includes(word))) return [];
    const starts = words.filter((word) => ` ${entry.folded}`.includes(` ${word}`)).length;
    const early = words.reduce((sum, word) => sum + entry.folded.indexOf(word), 0);
    return [{ entry, starts, early }];
  });
  return ranked.sort((a, b) => b.starts - a.starts || a.early - b.early).slice(0, MOST_FOUND).map(({ entry }) => entry);
}

function searchable(claims, choose) {
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const list = box.querySelector("ul");
  const entries = claims.map((claim) => ({ ...claim, folded: folded(`${claim.words} ${claim.id.replaceAll("-", " ")}`) }));
  let found = [];
  let at = 0;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (to) => {
    at = found.length ? (to + found.length) % found.length : 0;
    list.querySelectorAll("[role=option]").forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    if (found.length) input.setAttribute("aria-activedescendant", `found-${at}`);
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    found = matches(entries, input.value);
    const rows = found.map((entry, number) => html("li", { role: "option", id: `found-${number}` }, entry.words));
    const none = html("li", { class: "none" }, said("none-found"));
    list.replaceChildren(...(rows.length ? rows : [none]));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(0);
  };
  const pick = (number) => {
    if (!found[number]) return;
    choose(found[number].id);
    input.value = "";
    close();
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point(at + step);
    if (event.key === "Enter") pick(at);
    if (event.key === "Escape") {
      close();
      input.blur();
    }
    if (step || event.key === "Enter") event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    pick([...list.children].indexOf(event.target.closest("[role=option]")));
  });
  input.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    if (((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") || (event.key === "/" && !event.ctrlKey)) {
      if (event.target.closest?.("input, textarea")) return;
      event.preventDefault();
      input.focus();
    }
  });
  box.hidden = false;
}
