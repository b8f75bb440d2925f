// Escape, or a tap elsewhere, closes what was opened over the page.
export function closeWhatLiesOver(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details[data-over][open]");

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const details of open()) {
      details.open = false;
      details.querySelector("summary")?.focus();
    }
  });

  addEventListener("click", (event) => {
    for (const details of open()) {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
    }
  });
}
