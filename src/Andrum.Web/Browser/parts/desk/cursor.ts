import { lengthOf, rangeOf, turnsOf, type Place, type Span } from "./places";

const word = /\S+/g;

/** A cursor of words, so that everything the mouse does can be done from the keyboard. It moves the platform's own selection. */
export class WordCursor {
  private anchor: Place | undefined;
  private head: Place | undefined;

  constructor(
    private readonly text: HTMLElement,
    private readonly say: (words: string) => void,
  ) {}

  forget(): void {
    this.anchor = undefined;
    this.head = undefined;
  }

  /** Moves to the word before or after; extending keeps where the selection began. */
  byWord(step: 1 | -1, extend: boolean): void {
    const at = this.head ?? this.start();
    if (!at) return;
    const words = wordsOf(at.turn);
    const here = words.findIndex(([, end]) => at.offset < end);
    const next = this.head ? (here < 0 ? words.length : here) + step : Math.max(here, 0);
    if (words[next]) this.go({ turn: at.turn, offset: words[next][0] }, extend);
    else this.byTurn(step, extend, step < 0);
  }

  /** Moves to the turn before or after. */
  byTurn(step: 1 | -1, extend: boolean, toItsEnd = false): void {
    const turns = turnsOf(this.text);
    const now = this.head ? turns.indexOf(this.head.turn) : step > 0 ? -1 : turns.length;
    const turn = turns[now + step];
    if (!turn) return;
    const words = wordsOf(turn);
    this.go({ turn, offset: (toItsEnd ? words.at(-1) : words[0])?.[0] ?? 0 }, extend);
  }

  private go(to: Place, extend: boolean): void {
    this.head = to;
    if (!extend || !this.anchor) this.anchor = to;
    const backwards = this.anchor.turn === to.turn ? to.offset < this.anchor.offset : (to.turn.compareDocumentPosition(this.anchor.turn) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const [first, last] = backwards ? [to, this.anchor] : [this.anchor, to];
    const span: Span = { from: first, to: { turn: last.turn, offset: endOfWord(last) } };
    const range = rangeOf(span);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const box = rangeOf({ from: to, to: { turn: to.turn, offset: endOfWord(to) } }).getBoundingClientRect();
    if (box.top < 120 || box.bottom > innerHeight - 80) scrollBy({ top: box.top - innerHeight / 2, behavior: "instant" });
    this.say(extend ? range.toString() : rangeOf({ from: to, to: { turn: to.turn, offset: endOfWord(to) } }).toString());
  }

  // Where reading is: the first turn that can be seen.
  private start(): Place | undefined {
    const turn = turnsOf(this.text).find((t) => t.getBoundingClientRect().bottom > 120) ?? turnsOf(this.text)[0];
    return turn && { turn, offset: 0 };
  }
}

function wordsOf(turn: HTMLElement): [number, number][] {
  return [...(turn.textContent ?? "").matchAll(word)].map((m) => [m.index, m.index + m[0].length]);
}

function endOfWord(place: Place): number {
  return wordsOf(place.turn).find(([start, end]) => start <= place.offset && place.offset < end)?.[1] ?? lengthOf(place.turn);
}
