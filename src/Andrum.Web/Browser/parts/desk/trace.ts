/** Words selected in the essence go into the field of the passage that is being traced. */
export function traceWhatIsSelected(): void {
  const essence = document.querySelector<HTMLElement>("[data-trace]");
  const words = document.querySelector<HTMLTextAreaElement>("#trace [name=words]");
  if (!essence || !words) return;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !essence.contains(selection.anchorNode) || !essence.contains(selection.focusNode)) return;
    words.value = selection.toString().trim();
  });
}
