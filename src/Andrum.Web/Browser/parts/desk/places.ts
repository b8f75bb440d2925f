// A place in the text: a turn, and an offset in its text in UTF-16 code units, as the server counts too.
export interface Place {
  turn: HTMLElement;
  offset: number;
}

export interface Span {
  from: Place;
  to: Place;
}

export function turnsOf(text: HTMLElement): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>("[data-turn]")];
}

export function lengthOf(turn: HTMLElement): number {
  return turn.textContent?.length ?? 0;
}

export function rangeOf(span: Span): Range {
  const range = document.createRange();
  range.setStart(...nodeAt(span.from));
  range.setEnd(...nodeAt(span.to));
  return range;
}

/** What is selected in the text, cut to it; nothing when it holds no letter. */
export function selectedIn(text: HTMLElement): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const touched = turnsOf(text).filter((turn) => range.intersectsNode(turn));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  const from = first.contains(range.startContainer) ? { turn: first, offset: offsetIn(first, range.startContainer, range.startOffset) } : { turn: first, offset: 0 };
  const to = last.contains(range.endContainer) ? { turn: last, offset: offsetIn(last, range.endContainer, range.endOffset) } : { turn: last, offset: lengthOf(last) };
  return rangeOf({ from, to }).toString().trim() ? { from, to } : undefined;
}

function offsetIn(turn: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(turn);
  before.setEnd(node, offset);
  return before.toString().length;
}

function nodeAt(place: Place): [Node, number] {
  let left = place.offset;
  const walker = document.createTreeWalker(place.turn, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [place.turn, place.turn.childNodes.length];
}
