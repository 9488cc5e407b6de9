// Reads what reports write with the programs that it is for. Arguments: the kind of output, and its file.
import {readFileSync} from "node:fs";
const [kind, file] = process.argv.slice(2);
const text = () => readFileSync(file, "utf8");
const readers = {
  async dot() {
    const {Graphviz} = await import("@hpcc-js/wasm-graphviz");
    const drawn = JSON.parse((await Graphviz.load()).layout(text(), "json", "dot"));
    return (drawn.objects ?? []).map((o) => o.label);
  },
  async mermaid() {
    const {JSDOM} = await import("jsdom");
    globalThis.window = new JSDOM("<body></body>").window;
    globalThis.document = window.document;
    const {default: mermaid} = await import("mermaid");
    mermaid.initialize({startOnLoad: false});
    return [(await mermaid.parse(text())).diagramType];
  },
  async ics() {
    const {default: ICAL} = await import("ical.js");
    const calendar = new ICAL.Component(ICAL.parse(text()));
    return calendar.getAllSubcomponents("vevent").map((e) => `${e.getFirstPropertyValue("dtstart")} ${e.getFirstPropertyValue("summary")}`);
  },
  async xlsx() {
    const {default: ExcelJS} = await import("exceljs");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    return book.worksheets.flatMap((s) => [
      `${s.name} ${s.views[0].state} ${s.autoFilter}`,
      ...s.getSheetValues().slice(1).map((row) => (row ?? []).slice(1).map((v) => `${v instanceof Date ? v.toISOString().slice(0, 10) : v?.text ?? v}:${v instanceof Date ? "date" : typeof v}`).join("|")),
    ]);
  },
  async csv() {
    const {parse} = await import("csv-parse/sync");
    return parse(text()).map((row) => row.join("|"));
  },
  async html() {
    const {JSDOM} = await import("jsdom");
    const {window} = new JSDOM(text(), {runScripts: "dangerously", pretendToBeVisual: true});
    window.eval(readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
    const found = await window.axe.run(window.document, {rules: {"color-contrast": {enabled: false}}}); // jsdom draws nothing
    const first = () => Array.from(window.document.querySelectorAll("table.data tbody tr:not(.sum) td:first-child"), (c) => c.textContent);
    const before = first();
    window.document.querySelector("table.data th button").click();
    window.document.querySelector("table.data th button").click();
    return [...found.violations.map((v) => `violation ${v.id}`), before.join("|"), first().join("|")];
  },
};
console.log(JSON.stringify(await readers[kind]()));
process.exit(0);
