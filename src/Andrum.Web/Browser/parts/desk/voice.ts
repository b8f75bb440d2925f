/** One player for the page: it begins a little before a unit, and asking again for what is playing makes it pause. */
export function openVoice(margin: HTMLElement): (unit: string) => void {
  const sound = document.getElementById("sound");
  if (!(sound instanceof HTMLAudioElement)) return () => undefined;
  let playing: Element | undefined;

  const hear = (link: HTMLElement) => {
    const unit = link.closest("[data-unit]") ?? undefined;
    if (!sound.paused && playing === unit) {
      sound.pause();
      return;
    }
    playing = unit;
    sound.currentTime = Number(link.dataset["hear"]);
    // What cannot be played, the player itself says.
    sound.play().catch(() => sound.scrollIntoView({ block: "nearest", behavior: "instant" }));
  };

  margin.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-hear]") : null;
    if (!link) return;
    event.preventDefault();
    hear(link);
  });

  return (unit) => {
    const link = margin.querySelector<HTMLElement>(`[data-unit="${CSS.escape(unit)}"] [data-hear]`);
    if (link) hear(link);
  };
}
