/* Rows that have a position are moved by dragging or by buttons. Moving fills in the positions; saving the page stores them. */
"use strict";

{
  const field = (row) => row.querySelector('input[name$="-position"]');
  const place = (row) => Number(field(row).value) || Infinity; // 0 and empty: at the end
  const rowsOf = (body) => [...body.children].filter((row) => !row.matches(".empty-form") && field(row));
  const siblings = (row) =>
    rowsOf(row.parentElement).filter((other) => field(other).dataset.within === field(row).dataset.within);
  const nameOf = (row) =>
    (row.querySelector("th")?.textContent ?? row.querySelector(".field-label input")?.value ?? "").trim() || "this row";

  const status = document.createElement("p");
  status.className = "ordering-status";
  status.setAttribute("role", "status");

  /* Rows in a new order; whatever had the focus keeps it. */
  const show = (rows) => {
    const focused = document.activeElement;
    const errors = (row) => (row.previousElementSibling?.matches(".row-form-errors") ? [row.previousElementSibling] : []);
    rows[0].parentElement.prepend(...rows.flatMap((row) => [...errors(row), row]));
    focused.focus({ preventScroll: true });
  };

  const rearrange = (row, order) => {
    const moved = new Set(order);
    const next = order.values();
    show(rowsOf(row.parentElement).map((each) => (moved.has(each) ? next.next().value : each)));
  };

  /* The positions that the rows have among them, given out anew in their order. */
  const number = (rows) => {
    const positions = rows.map(place).filter(Number.isFinite).sort((one, other) => one - other);
    let last = 0;
    rows.forEach((row, index) => {
      last = Math.max(positions[index] ?? 0, last + 1);
      field(row).value = last;
    });
  };

  const move = (row, to) => {
    const rows = siblings(row);
    const from = rows.indexOf(row);
    if (to < 0 || to >= rows.length) {
      status.textContent = `${nameOf(row)} is ${to < 0 ? "first" : "last"} already.`;
      return;
    }
    rows.splice(to, 0, ...rows.splice(from, 1));
    rearrange(row, rows);
    number(rows);
    row.scrollIntoView({ block: "nearest" });
    status.textContent = `${nameOf(row)} is now ${to + 1} of ${rows.length}. Save to keep the order.`;
  };

  const button = (row, text, word, by) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `move-${word}`;
    made.textContent = text;
    made.setAttribute("aria-label", `Move ${nameOf(row)} ${word}`);
    made.addEventListener("click", () => move(row, siblings(row).indexOf(row) + by));
    return made;
  };

  const middle = (row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };

  const drag = (row, start) => {
    const listening = new AbortController();
    const others = siblings(row).filter((other) => other !== row);
    let to = siblings(row).indexOf(row);
    const mark = () => {
      others.forEach((other, index) => {
        other.classList.toggle("drop-before", index === to);
        other.classList.toggle("drop-after", index === to - 1 && to === others.length);
      });
    };
    const follow = ({ clientY }) => {
      const speed = 20;
      window.scrollBy(0, clientY < speed * 2 ? -speed : clientY > window.innerHeight - speed * 2 ? speed : 0);
      to = others.filter((other) => middle(other) < clientY).length;
      mark();
    };
    const end = ({ type }) => {
      listening.abort();
      row.classList.remove("dragged");
      others.forEach((other) => other.classList.remove("drop-before", "drop-after"));
      if (type === "pointerup") {
        move(row, to);
        row.querySelector(".move-up").focus({ preventScroll: true });
      }
    };
    start.preventDefault();
    start.target.setPointerCapture(start.pointerId);
    row.classList.add("dragged");
    start.target.addEventListener("pointermove", follow, { signal: listening.signal });
    start.target.addEventListener("pointerup", end, { signal: listening.signal });
    start.target.addEventListener("pointercancel", end, { signal: listening.signal });
  };

  const equip = (row) => {
    const handle = document.createElement("span");
    handle.className = "drag-handle";
    handle.textContent = "⠿";
    handle.setAttribute("aria-hidden", "true"); // the buttons do the same by keyboard
    handle.addEventListener("pointerdown", (start) => drag(row, start));
    const tools = document.createElement("span");
    tools.className = "ordering";
    tools.append(handle, button(row, "↑", "up", -1), button(row, "↓", "down", 1));
    field(row).after(tools);
    field(row).addEventListener("change", () => {
      rearrange(row, siblings(row).sort((one, other) => place(one) - place(other)));
    });
  };

  /* A list may be sorted by something else: then there is no order to see. */
  const isInOrder = (body) => {
    const last = new Map();
    return rowsOf(body).every((row) => {
      const { within } = field(row).dataset;
      const before = last.get(within) ?? 0;
      last.set(within, place(row));
      return before <= place(row);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bodies = [...document.querySelectorAll("#result_list tbody, .inline-group .tabular tbody")].filter(
      (body) => body.querySelector('input[name$="-position"]') && isInOrder(body),
    );
    bodies.forEach((body) => rowsOf(body).forEach(equip));
    bodies[0]?.closest("form").append(status);

    document.addEventListener("formset:added", ({ target }) => {
      if (bodies.includes(target.parentElement) && field(target)) {
        equip(target);
      }
    });

    /* Django numbers the remaining rows anew as they stand, stored ones first: let it see them so. */
    document.addEventListener("formset:removed", ({ detail }) => {
      const body = document.querySelector(`#${detail.formsetName}-group tbody`);
      const shown = bodies.includes(body) ? rowsOf(body) : [];
      if (shown.length) {
        const formOf = (row) => Number(row.id.split("-").pop());
        show([...shown].sort((one, other) => formOf(one) - formOf(other)));
        queueMicrotask(() => show(shown));
      }
    });
  });
}
