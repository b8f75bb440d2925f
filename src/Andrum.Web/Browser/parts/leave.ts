// The way out works as a plain link. With script it also signs out, and takes this page's place in the tab's history.
export function makeLeavingQuick(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.leave");
  if (!link) return;

  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = " ";
    const signOut = document.querySelector<HTMLFormElement>("form[data-sign-out]");
    if (signOut) {
      void fetch(signOut.action, { method: "POST", body: new FormData(signOut), keepalive: true, redirect: "manual" }).catch(() => undefined);
    }
    location.replace(link.href);
  });

  // A page kept in memory must not come back after leaving.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
