"use strict";
(() => {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  all(".fold").forEach((fold) => {
    const folded = fold.nextElementSibling;
    fold.hidden = false;
    folded.hidden = true;
    fold.addEventListener("click", () => {
      folded.hidden = !folded.hidden;
      fold.setAttribute("aria-expanded", String(!folded.hidden));
    });
  });

  const findings = all(".finding");
  addEventListener("beforeprint", () => findings.forEach((finding) => { finding.open = true; }));

  const tools = byId("tools");
  if (!tools) {
    return;
  }
  const search = byId("search");
  const weight = byId("weight");
  const kind = byId("kind");
  const causes = all(".cause");
  const number = new Intl.NumberFormat("en");
  let texts = null;

  /** What each finding says, in the letters that are searched; made when it is first needed. */
  const textOf = (index) => {
    texts = texts || findings.map((finding) => finding.textContent.toLowerCase());
    return texts[index];
  };

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    let shown = 0;
    findings.forEach((finding, index) => {
      const matches = (!weight.value || finding.dataset.weight === weight.value)
        && (!kind.value || finding.dataset.kind === kind.value)
        && words.every((word) => textOf(index).includes(word));
      if (finding.hidden === matches) {
        finding.hidden = !matches;
      }
      shown += matches ? 1 : 0;
    });
    causes.forEach((cause) => {
      cause.setAttribute("aria-pressed", String(cause.dataset.kind === kind.value));
    });
    byId("nothing").hidden = shown > 0;
    byId("shown").textContent = shown === findings.length
      ? `${number.format(shown)} shown`
      : `${number.format(shown)} of ${number.format(findings.length)} shown`;
  };

  const clear = () => {
    search.value = "";
    weight.value = "";
    kind.value = "";
    show();
  };

  const openAll = (open) => {
    findings.filter((finding) => !finding.hidden).forEach((finding) => { finding.open = open; });
  };

  tools.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", show);
  weight.addEventListener("change", () => {
    kind.value = "";
    show();
  });
  kind.addEventListener("change", () => {
    weight.value = "";
    show();
  });
  causes.forEach((cause) => {
    cause.disabled = false;
    cause.addEventListener("click", () => {
      kind.value = kind.value === cause.dataset.kind ? "" : cause.dataset.kind;
      weight.value = "";
      show();
      if (kind.value) {
        byId("findings").scrollIntoView();
      }
    });
  });
  all("[data-clear]").forEach((button) => button.addEventListener("click", () => {
    clear();
    search.focus();
  }));
  byId("open").addEventListener("click", () => openAll(true));
  byId("close").addEventListener("click", () => openAll(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
        && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      search.focus();
    }
  });

  tools.hidden = false;
  show();
})();
