/// What the page does beyond being read: tables are sorted and filtered, and all is unfolded for the printer. The page
/// is whole without it.
enum PageScript {
  static let text = #"""
    (() => {
      "use strict";
      const value = cell => {
        if (!cell) return null;
        const text = cell.dataset.sort ?? cell.textContent.trim();
        if (text === "" || text === "—") return null;
        const number = Number(text);
        return Number.isNaN(number) ? text : number;
      };
      const compare = (a, b) => {
        if (a === null || b === null) return (a === null) - (b === null);
        if (typeof a === "number" && typeof b === "number") return a - b;
        return String(a).localeCompare(String(b), document.documentElement.lang);
      };
      for (const table of document.querySelectorAll("table[data-sortable]")) {
        const heads = [...table.tHead.rows[0].cells];
        heads.forEach((head, column) => {
          const button = document.createElement("button");
          button.type = "button";
          button.append(...head.childNodes);
          // Chromium leaves buttons out where it repeats a heading on the next sheet of paper.
          const paper = document.createElement("span");
          paper.className = "paper";
          paper.textContent = button.textContent;
          head.append(button, paper);
          button.addEventListener("click", () => {
            const descending = head.getAttribute("aria-sort") === "ascending";
            for (const other of heads) other.removeAttribute("aria-sort");
            head.setAttribute("aria-sort", descending ? "descending" : "ascending");
            for (const body of table.tBodies) {
              const rows = [...body.rows].filter(row => !row.hasAttribute("data-head"));
              rows.sort((a, b) => {
                const [x, y] = [value(a.cells[column]), value(b.cells[column])];
                const order = compare(x, y);
                return descending && x !== null && y !== null ? -order : order;
              });
              body.append(...rows);
            }
          });
        });
      }
      const filter = document.getElementById("filter");
      const found = document.getElementById("found");
      const rows = [...document.querySelectorAll("[data-filterable] tbody tr:not([data-head]), .card, .group")];
      const texts = rows.map(row => row.textContent.toLowerCase());
      const heads = [...document.querySelectorAll("[data-filterable] tbody tr[data-head]")];
      filter.closest("form").hidden = false;
      filter.closest("form").addEventListener("submit", event => event.preventDefault());
      filter.addEventListener("input", () => {
        const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        rows.forEach((row, index) => {
          row.hidden = !words.every(word => texts[index].includes(word));
          if (!row.hidden) count += 1;
        });
        for (const head of heads) {
          head.hidden = ![...head.parentElement.rows].some(row => row !== head && !row.hidden);
        }
        found.textContent = words.length ? `${count} / ${rows.length}` : "";
      });
      const folded = () => [...document.querySelectorAll("details:not([open])")];
      let opened = [];
      addEventListener("beforeprint", () => {
        opened = folded();
        for (const details of opened) details.open = true;
      });
      addEventListener("afterprint", () => {
        for (const details of opened) details.open = false;
        opened = [];
      });
    })();
    """#
}
