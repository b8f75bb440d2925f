import { rangeOf, type Span } from "./places";

export interface Mark {
  unit: string;
  span: Span;
  range: Range;
  track: number;
}

const tracks = 4;

/** The server's marks as ranges; units that overlap get tracks of their own. */
export function readMarks(units: HTMLElement, text: HTMLElement): Mark[] {
  const rows = JSON.parse(units.dataset["marks"] ?? "[]") as [string, string, number, string, number][];
  const ends: Range[] = [];
  return rows.flatMap(([unit, first, start, last, end]) => {
    const from = text.querySelector<HTMLElement>(`[data-turn="${first}"]`);
    const to = text.querySelector<HTMLElement>(`[data-turn="${last}"]`);
    if (!from || !to) return [];
    const span = { from: { turn: from, offset: start }, to: { turn: to, offset: end } };
    const range = rangeOf(span);
    let track = ends.findIndex((before) => before.compareBoundaryPoints(Range.END_TO_START, range) >= 0);
    if (track < 0) track = ends.length;
    ends[track] = range;
    return [{ unit, span, range, track: track % tracks }];
  });
}

/** Paints with the platform's own highlights: the text itself is never touched, so that it never moves. */
export function paint(marks: Mark[], chosen: string | undefined): void {
  if (!("highlights" in CSS)) return;
  for (let track = 0; track < tracks; track++) {
    CSS.highlights.set(`unit-${track}`, new Highlight(...marks.filter((m) => m.track === track).map((m) => m.range)));
  }
  const here = marks.find((m) => m.unit === chosen);
  const highlight = here ? new Highlight(here.range) : new Highlight();
  highlight.priority = 2;
  CSS.highlights.set("unit-chosen", highlight);
}

/** The unit under a place; the shortest where several lie over each other. */
export function markAt(marks: Mark[], node: Node, offset: number): Mark | undefined {
  return marks
    .filter((m) => m.range.isPointInRange(node, offset))
    .sort((a, b) => a.range.toString().length - b.range.toString().length)[0];
}
