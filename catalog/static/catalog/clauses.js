/* Rows in which a question's choices are chosen: only that question's are offered, and rows of one case belong together. */
"use strict";

{
  const question = (row) => row.querySelector(".field-question select");

  const narrow = (row) => {
    const cell = row.querySelector(".field-choices");
    const chosen = question(row).value;
    cell.classList.add("narrowed");
    cell.classList.toggle("without-question", !chosen);
    for (const input of cell.querySelectorAll("input[data-question]")) {
      const other = input.dataset.question !== chosen;
      input.disabled = other; // not sent, but still chosen should the question come back
      input.closest("div").hidden = other;
    }
    for (const group of cell.querySelectorAll("div:has(> div > label > input)")) {
      group.hidden = !group.querySelector("input:enabled");
    }
  };

  const rowsOf = (body) => [...body.querySelectorAll("tr.form-row:not(.empty-form)")];
  const caseOf = (row) => row.querySelector(".field-case input");

  const mark = (body) => {
    const numbers = rowsOf(body).map((row) => caseOf(row)?.value);
    rowsOf(body).forEach((row, place) => {
      row.classList.toggle("case-start", numbers[place] !== undefined && numbers[place] !== numbers[place - 1]);
    });
  };

  const start = (row) => {
    narrow(row);
    mark(row.parentElement);
  };

  const isOurs = (row) => row.querySelector?.("input[data-question]");

  document.addEventListener("change", ({ target }) => {
    const row = target.closest("tr.form-row");
    if (row && isOurs(row)) {
      start(row);
    }
  });

  document.addEventListener("formset:added", ({ target }) => {
    if (isOurs(target)) {
      const before = rowsOf(target.parentElement).at(-2);
      if (before && caseOf(target)) {
        caseOf(target).value = caseOf(before).value;
      }
      start(target);
    }
  });

  document.addEventListener("formset:removed", () => document.querySelectorAll(".clauses tbody").forEach(mark));

  document.addEventListener("DOMContentLoaded", () => {
    [...document.querySelectorAll("tr.form-row:not(.empty-form)")].filter(isOurs).forEach(start);
  });
}
