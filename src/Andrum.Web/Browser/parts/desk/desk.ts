import { WordCursor } from "./cursor";
import { markAt, paint, readMarks, type Mark } from "./marks";
import { selectedIn, type Span } from "./places";
import { openVoice } from "./voice";

/** The analyst's desk: select, Enter, say what it means. The text never moves. */
export function openDesk(): void {
  const desk = document.querySelector<HTMLElement>("[data-desk]");
  const text = document.getElementById("words");
  const margin = document.getElementById("margin");
  const markForm = document.getElementById("mark-form");
  const markNow = document.getElementById("mark-now");
  const where = document.getElementById("where");
  if (!desk || !text || !margin || !where || !(markForm instanceof HTMLFormElement) || !markNow) return;

  let marks: Mark[] = [];
  let chosen: string | undefined;
  let selected: Span | undefined;
  let sending: Promise<unknown> = Promise.resolve();
  const hear = openVoice(margin);
  const cursor = new WordCursor(text, (words) => (where.textContent = words));

  const show = () => {
    const units = margin.querySelector<HTMLElement>("[data-marks]");
    marks = units ? readMarks(units, text) : [];
    paint(marks, chosen);
    for (const note of margin.querySelectorAll<HTMLElement>("[data-unit]")) note.classList.toggle("chosen", note.dataset["unit"] === chosen);
    for (const move of margin.querySelectorAll<HTMLElement>("[data-move]")) move.hidden = false;
  };

  const choose = (unit: string | undefined, scroll: "text" | "margin" | "none" = "margin") => {
    chosen = unit;
    show();
    const note = unit ? document.getElementById("u" + unit.replaceAll("-", "")) : undefined;
    const mark = marks.find((m) => m.unit === unit);
    if (scroll === "margin" && note) note.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (scroll === "text" && mark) mark.span.from.turn.scrollIntoView({ block: "center", behavior: "instant" });
  };

  // One after the other, so that what was written first is saved first.
  const send = (form: HTMLFormElement, more: Record<string, string> = {}): Promise<void> => {
    const body = new FormData(form);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    const done = sending.then(async () => {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Andrum-Part": "margin" } });
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      const focused = document.activeElement?.id;
      margin.innerHTML = await answer.text();
      show();
      if (focused) document.getElementById(focused)?.focus();
    });
    // Without the network the ordinary form takes over, and nothing typed is lost.
    sending = done.catch(() => form.submit());
    return done;
  };

  const newWish = () => crypto.randomUUID();

  const mark = async () => {
    const span = selectedIn(text) ?? selected;
    if (!span) return;
    const unit = newWish();
    markNow.hidden = true;
    await send(markForm, { ...fields(span), wish: unit });
    getSelection()?.removeAllRanges();
    cursor.forget();
    choose(unit);
    document.getElementById("m-" + unit)?.focus({ preventScroll: false });
  };

  document.addEventListener("selectionchange", () => {
    const now = selectedIn(text);
    if (now) selected = now;
    else if (getSelection()?.isCollapsed && text.contains(getSelection()?.anchorNode ?? null)) selected = undefined;
    markNow.hidden = !now;
  });
  markNow.addEventListener("click", () => void mark());

  text.addEventListener("click", (event) => {
    if (!getSelection()?.isCollapsed) return;
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const hit = caret && markAt(marks, caret.offsetNode, caret.offset);
    if (hit) choose(hit.unit);
  });

  text.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (step) cursor.byWord(step, event.shiftKey);
    else if (turn) cursor.byTurn(turn, event.shiftKey);
    else if (event.key === "Enter") void mark();
    else return;
    event.preventDefault();
  });

  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "u") margin.querySelector<HTMLButtonElement>("[data-undo]")?.click();
    else if (event.key === "h") {
      if (chosen) hear(chosen);
    } else if (event.key === "n" || event.key === "p") {
      const now = marks.findIndex((m) => m.unit === chosen);
      const next = marks[event.key === "n" ? now + 1 : Math.max(now, 1) - 1];
      if (next) {
        choose(next.unit, "text");
        document.getElementById("m-" + next.unit)?.focus({ preventScroll: true });
      }
    } else return;
    event.preventDefault();
  });

  margin.addEventListener("keydown", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    if (event.key === "Escape") {
      text.focus({ preventScroll: true });
    } else if (event.key === "Enter" && !event.shiftKey && event.target.name === "meaning") {
      event.preventDefault();
      if (event.target.form) void send(event.target.form, { wish: newWish() }).then(() => text.focus({ preventScroll: true }));
    }
  });

  // A meaning is saved when it is left, too.
  margin.addEventListener("focusout", (event) => {
    const area = event.target;
    if (area instanceof HTMLTextAreaElement && area.name === "meaning" && area.form && area.value.trim() !== area.defaultValue.trim()) {
      void send(area.form, { wish: newWish() });
    }
  });

  margin.addEventListener("focusin", (event) => {
    const unit = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-unit]")?.dataset["unit"] : undefined;
    if (unit && unit !== chosen) choose(unit, "none");
  });

  margin.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const go = event.target.closest("[data-go]");
    const move = event.target.closest<HTMLElement>("[data-move]");
    if (go) {
      event.preventDefault();
      choose(go.closest<HTMLElement>("[data-unit]")?.dataset["unit"], "text");
    } else if (move && selected) {
      const form = markForm.cloneNode(true) as HTMLFormElement;
      form.action = move.dataset["move"] ?? "";
      void send(form, { ...fields(selected), wish: newWish() });
    }
  });

  margin.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void send(event.target, { wish: newWish() });
  });

  show();
}

function fields(span: Span): Record<string, string> {
  return {
    fromTurn: span.from.turn.dataset["turn"] ?? "",
    fromOffset: String(span.from.offset),
    toTurn: span.to.turn.dataset["turn"] ?? "",
    toOffset: String(span.to.offset),
  };
}
