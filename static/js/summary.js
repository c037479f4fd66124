// Opens, fills and sizes the summary panel from the marks in the article itself: no length asks the server.
// Without a ranking (the panel is not `data-ready`) the calls stay links, and the server makes one.

export function wireSummary() {
  const panel = document.querySelector("[data-summary]");
  if (panel && "ready" in panel.dataset) new SummaryPanel(panel).wire();
}

class SummaryPanel {
  constructor(panel) {
    this.panel = panel;
    this.body = document.querySelector("[data-body]");
    this.list = panel.querySelector("[data-sentences]");
    this.slider = panel.querySelector("[data-length]");
    this.skim = panel.querySelector("[data-skim]");
    this.marks = [...this.body.querySelectorAll(".sentence")];
    this.times = JSON.parse(panel.dataset.times);
    this.opener = null;
  }

  wire() {
    this.calls = [...document.querySelectorAll("[data-summary-call]")].map((link) => this.asButton(link));
    const close = this.panel.querySelector("[data-summary-close]");
    close.hidden = false;
    close.addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.list?.addEventListener("click", (event) => this.follow(event));
    this.slider?.addEventListener("input", () => this.show());
    this.skim?.addEventListener("change", () => this.show());
    this.panel.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    this.wireCopy();
    if (!this.panel.hidden) this.show();
  }

  asButton(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.summaryCall = "";
    button.dataset.action = "summary";
    button.setAttribute("aria-controls", this.panel.id);
    button.addEventListener("click", () => (this.panel.hidden ? this.open(button) : this.close()));
    link.replaceWith(button);
    this.label(button);
    return button;
  }

  label(button) {
    button.setAttribute("aria-expanded", String(!this.panel.hidden));
    button.textContent = this.panel.hidden ? this.panel.dataset.labelOpen : this.panel.dataset.labelClose;
  }

  open(button) {
    this.opener = button;
    this.panel.hidden = false;
    this.show();
    this.calls.forEach((call) => this.label(call));
    this.panel.focus({ preventScroll: true });
    // The first call stands right above the panel; only the one at the end has to go there.
    if (button !== this.calls[0]) this.panel.scrollIntoView({ block: "start" });
  }

  close() {
    const { top } = this.opener?.getBoundingClientRect() ?? { top: 0 };
    this.panel.hidden = true;
    this.choose(0);
    this.body.classList.remove("is-skimmed");
    this.calls.forEach((call) => this.label(call));
    const back = this.opener ?? this.calls[0];
    back.focus({ preventScroll: true });
    if (back !== this.calls[0]) back.scrollIntoView({ block: "center" });
    else if (top < 0) back.scrollIntoView({ block: "center" });
  }

  show() {
    if (!this.list) return;
    const length = Number(this.slider.value);
    this.choose(length);
    this.body.classList.toggle("is-skimmed", this.skim.checked);
    this.list.replaceChildren(...this.chosen(length).map((mark) => this.item(mark)));
    const time = this.panel.querySelector("[data-time]");
    time.textContent = this.times[length - 1];
    this.panel.querySelector("[data-length-shown]").textContent = length;
    this.slider.setAttribute("aria-valuetext", `${length}`);
  }

  chosen(length) {
    return this.marks.filter((mark) => Number(mark.dataset.rank) < length);
  }

  choose(length) {
    for (const mark of this.marks) mark.classList.toggle("chosen", Number(mark.dataset.rank) < length);
  }

  item(mark) {
    const link = document.createElement("a");
    link.href = `#${mark.id}`;
    link.textContent = textOf(mark);
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  follow(event) {
    const link = event.target.closest("a");
    const mark = link && document.getElementById(link.hash.slice(1));
    if (!mark) return;
    mark.tabIndex = -1;
    setTimeout(() => mark.focus({ preventScroll: true })); // so that the keyboard goes on from there
  }

  wireCopy() {
    const button = this.panel.querySelector("[data-copy]");
    if (!button || !navigator.clipboard) return; // granted on https and on this machine alone
    button.hidden = false;
    const label = button.querySelector("span");
    const before = label.textContent;
    button.addEventListener("click", async () => {
      const lines = this.chosen(Number(this.slider.value)).map(textOf);
      await navigator.clipboard.writeText([...lines, this.panel.dataset.address].filter(Boolean).join("\n\n"));
      label.textContent = this.panel.dataset.labelCopied;
      setTimeout(() => (label.textContent = before), 2_000);
    });
  }
}

function textOf(mark) {
  return mark.textContent.replace(/\s+/g, " ").trim();
}
