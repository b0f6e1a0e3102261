// What changes on the map while its geometry stays: the selection and the verdicts. A small component of its own, so
// that a click sends a few bytes; it hands them to the map of the same page, whichever of the two is mounted first.

export default function ({ data }) {
  const page = (globalThis[Symbol.for("argmap")] ??= {});
  page.marks = data;
  page.show?.(data);
}
