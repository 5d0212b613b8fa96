/**
 * What a report can do where scripts run: filters, and the state at a moment. Everything else is there without it.
 *
 * It is written into the page as its own text, so it uses nothing from outside of itself.
 */
function reportPage(): void {
  interface Record {
    readonly kind: string;
    readonly name: string;
    readonly id: string;
  }
  interface State {
    readonly records: readonly Record[];
    /** Record and status, in their order. */
    readonly changes: readonly (readonly [number, string])[];
    /** What is said where there is none. */
    readonly empty: string;
  }
  const all = <Found extends Element>(selector: string, from: ParentNode = document): Found[] => [
    ...from.querySelectorAll<Found>(selector),
  ];
  const element = (tag: string, text = "", className = ""): HTMLElement => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className !== "") made.className = className;
    return made;
  };
  const rowsOf = (story: Element): HTMLTableRowElement[] => all("tr[data-kind]", story);

  for (const story of all<HTMLDetailsElement>(".story")) {
    const form = story.querySelector<HTMLFormElement>("form.filters");
    if (form === null) continue;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    const filter = (): void => {
      const wishes = new FormData(form);
      const kinds = new Set(wishes.getAll("kind"));
      const subject = String(wishes.get("subject") ?? "");
      const words = String(wishes.get("words") ?? "").toLowerCase();
      const isTroubleOnly = wishes.has("trouble");
      const rows = rowsOf(story);
      let shown = 0;
      for (const row of rows) {
        const { kind = "", subjects = "" } = row.dataset;
        const isWanted =
          kinds.has(kind) &&
          (subject === "" || subjects.split(" ").includes(subject)) &&
          (!isTroubleOnly || row.matches(".trouble, .fault")) &&
          (words === "" || (row.textContent ?? "").toLowerCase().includes(words));
        row.hidden = !isWanted;
        if (isWanted) shown += 1;
      }
      const count = form.querySelector("output");
      if (count !== null) count.textContent = `${shown} of ${rows.length} moments`;
    };
    form.addEventListener("input", filter);
    form.querySelector("button")?.addEventListener("click", () => {
      form.reset();
      filter();
    });
    filter();
  }

  const kinds = ["placement", "game session", "player session", "server process", "instance", "fleet"];
  const panel = document.getElementById("state");
  const content = document.getElementById("state-content");
  let chosen: HTMLTableRowElement | undefined;

  const stateAt = (state: State, count: number): Map<number, string> =>
    new Map(state.changes.slice(0, count));

  const show = (row: HTMLTableRowElement, story: Element): void => {
    chosen?.classList.remove("chosen");
    chosen = row;
    row.classList.add("chosen");
    const block = story.querySelector("script.state");
    if (panel === null || content === null || block === null) return;
    const state = JSON.parse(block.textContent ?? "") as State;
    const now = stateAt(state, Number(row.dataset.changes));
    const rows = rowsOf(story);
    const before = stateAt(state, Number(rows[rows.indexOf(row) - 1]?.dataset.changes ?? 0));
    const groups = new Map(kinds.map((kind) => [kind, element("ul")]));
    for (const [index, status] of now) {
      const record = state.records[index];
      if (record === undefined) continue;
      const line = element("li", "", before.get(index) === status ? "" : "new");
      const name = element("span", record.name);
      name.title = record.id;
      line.append(name, element("span", status));
      groups.get(record.kind)?.append(line);
    }
    const time = row.querySelector("td.time")?.textContent ?? "";
    const who = row.querySelector("td.who")?.textContent ?? "";
    const what = row.querySelector("td.what")?.textContent ?? "";
    content.replaceChildren(element("p", `${time}: ${who} ${what}`, "faint"));
    if (now.size === 0) content.append(element("p", state.empty));
    for (const [kind, group] of groups)
      if (group.childElementCount > 0) content.append(element("h3", kind), group);
    panel.hidden = false;
    // Beside the story, or below it where there is no room: never on top of what is chosen.
    document.body.classList.add("with-state");
  };

  const showTarget = (): void => {
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    const story = target?.closest<HTMLDetailsElement>(".story");
    if (target === null || story === null || story === undefined) return;
    story.open = true;
    if (target instanceof HTMLTableRowElement) {
      target.hidden = false;
      show(target, story);
    }
    target.scrollIntoView({ block: "nearest" });
  };
  const step = (by: number): void => {
    const story = chosen?.closest(".story");
    if (chosen === undefined || story === null || story === undefined) return;
    const rows = rowsOf(story).filter((row) => !row.hidden);
    const next = rows[rows.indexOf(chosen) + by];
    if (next !== undefined) location.hash = next.id;
  };
  const close = (): void => {
    if (panel !== null) panel.hidden = true;
    document.body.classList.remove("with-state");
    chosen?.classList.remove("chosen");
    chosen?.querySelector("a")?.focus();
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLTableRowElement>("tr[data-kind]");
    // Whoever marks text wants to copy it.
    if (row === null || getSelection()?.isCollapsed === false) return;
    if (location.hash === `#${row.id}`) showTarget();
    else location.hash = row.id;
  });
  document.getElementById("state-before")?.addEventListener("click", () => step(-1));
  document.getElementById("state-after")?.addEventListener("click", () => step(1));
  document.getElementById("state-close")?.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel?.hidden === false) close();
  });
  addEventListener("hashchange", showTarget);
  showTarget();
}

export const pageScript = `(${reportPage.toString()})();`;
