// The list as a Streamlit component. It stands behind webmap/list.js, in one script.
//
// What is open, and what was fetched, comes by way of marks.js: a small component of its own, so that a click sends a
// few bytes.

const lists = new WeakMap();

// In an element of its own: a shadow root has neither classes nor a language.
function listWithin(parent) {
  const root = document.createElement("div");
  parent.append(root);
  return new DebateList(root);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = (globalThis[Symbol.for("argmap")] ??= {});
  Object.assign(Face.words, data.words);
  const list = lists.get(parentElement) ?? listWithin(parentElement);
  lists.set(parentElement, list);
  list.heads = data.heads;
  list.address = (claim) => `${data.link}&${new URLSearchParams([["claim", claim], ["focus", claim]])}`;
  list.report = (move) => setTriggerValue("move", move.more ? { ...move, key: data.list.key } : move);
  page.show = () => {
    // what is open in another list says nothing here
    const state = page.list?.key === data.list.key ? page.list : {};
    list.page = { opened: state.opened };
    list.show();
    if (state.parts?.length) list.add(state.parts);
  };
  if (page.list?.key === data.list.key) list.page = { opened: page.list.opened };
  list.draw(data.list);
  page.show();
}
