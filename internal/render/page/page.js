"use strict";
// Adds what needs a script: filters by owner and rule, and a count. Without it the page shows everything.
(function () {
  var form = document.getElementById("filter");
  var count = document.getElementById("count");
  var rows = Array.from(document.querySelectorAll("#findings tbody tr"));
  function words(row, of) {
    var cell = row.querySelector("." + of);
    return cell ? cell.textContent : "";
  }
  function fill(id, of) {
    var select = document.getElementById(id);
    var seen = new Map();
    rows.forEach(function (row) {
      var value = words(row, of);
      seen.set(value, (seen.get(value) || 0) + 1);
    });
    Array.from(seen.keys()).sort().forEach(function (value) {
      select.add(new Option((value || "no owner") + " (" + seen.get(value) + ")", "=" + value));
    });
    select.parentNode.hidden = false;
    return select;
  }
  var owner = fill("owner", "owner");
  var rule = fill("rule", "rule");
  function shown(row) {
    return (!owner.value || owner.value === "=" + words(row, "owner")) && (!rule.value || rule.value === "=" + words(row, "rule"));
  }
  function apply() {
    var n = 0;
    rows.forEach(function (row) {
      var fits = shown(row);
      row.classList.toggle("other", !fits);
      var box = document.getElementById("show-" + row.className.split(" ")[0]);
      if (fits && (!box || box.checked)) {
        n++;
      }
    });
    count.textContent = n + " of " + rows.length + " shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply); });
  document.getElementById("reset").hidden = false;
  apply();
})();
