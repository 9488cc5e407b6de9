"use strict";
// Makes the headings of tables buttons that sort the rows of every group. Without it the tables are in their own order.
(function () {
  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.value || cell.textContent;
  }
  function compare(a, b) {
    if (a === "" || b === "") {
      return a === b ? 0 : a === "" ? 1 : -1;
    }
    var x = Number(a);
    var y = Number(b);
    if (!isNaN(x) && !isNaN(y)) {
      return x - y;
    }
    return a.localeCompare(b, "en", {numeric: true});
  }
  function sort(table, column, down) {
    Array.from(table.tBodies).forEach(function (body) {
      var rows = Array.from(body.rows);
      var fixed = rows.filter(function (row) { return row.className === "sum" || row.cells.length === 1; });
      rows = rows.filter(function (row) { return fixed.indexOf(row) < 0; });
      rows.sort(function (a, b) {
        var x = value(a, column);
        var y = value(b, column);
        var order = compare(x, y);
        return down && x !== "" && y !== "" ? -order : order;
      });
      rows.concat(fixed).forEach(function (row) { body.appendChild(row); });
    });
  }
  document.querySelectorAll("table.data").forEach(function (table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down);
      });
      head.textContent = "";
      head.appendChild(button);
    });
  });
})();
